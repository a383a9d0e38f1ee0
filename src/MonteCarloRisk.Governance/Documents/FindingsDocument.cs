using System.Globalization;
using System.Text;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Governance.Documents;

/// <summary>findings.csv: every finding in the data, one row each, with what was done. Cells are quoted where they need it (RFC 4180), lines end in LF.</summary>
static class FindingsDocument
{
    const string Header = "asset,file,line,time,rule,finding,done";

    public static byte[] Of(IReadOnlyList<DataFinding> findings)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (DataFinding finding in findings)
        {
            text.AppendJoin(
                ',',
                Cell(finding.Asset),
                Cell(finding.File),
                finding.Line.ToString(CultureInfo.InvariantCulture),
                finding.Stamp?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                Cell(finding.Rule),
                Cell(finding.Detail),
                Cell(finding.Treatment)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static string Cell(string text) => text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
