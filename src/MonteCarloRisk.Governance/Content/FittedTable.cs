using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The fitted parameters of the law of the returns: a row an asset, and one for what all share.</summary>
static class FittedTable
{
    public static ReportTable Of(LawFit fit)
    {
        string[] names = [.. fit.Parameters.Select(parameter => parameter.Name).Distinct()];
        return new ReportTable(
            [new ReportColumn("Asset", false), .. names.Select(name => new ReportColumn(char.ToUpperInvariant(name[0]) + name[1..], true))],
            [
                .. fit.Parameters.GroupBy(parameter => parameter.Asset).Select(asset => (IReadOnlyList<ReportCell>)
                [
                    new ReportCell(asset.Key),
                    .. names.Select(name => asset.SingleOrDefault(parameter => parameter.Name == name) is { } parameter ? Cell(parameter) : new ReportCell("")),
                ]),
            ]);
    }

    /// <summary>What the intervals are.</summary>
    public static string Reading(LawFit fit) => $"Intervals at {NumberText.Level(fit.Level)} are those of the fit to the data, not of the simulation: {fit.Method}.";

    static ReportCell Cell(FittedParameter parameter)
    {
        string Text(double value) => parameter.Unit == ParameterUnit.Fraction ? $"{NumberText.Plain(100 * value, "0.00")}%" : NumberText.Plain(value, Math.Abs(value) < 10 ? "0.00" : "0.0");
        return new ReportCell(Text(parameter.Value.Value), $"[{Text(parameter.Value.Lower)}, {Text(parameter.Value.Upper)}]");
    }
}
