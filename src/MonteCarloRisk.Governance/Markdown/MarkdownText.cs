using System.Text;
using MonteCarloRisk.Governance.Content;

namespace MonteCarloRisk.Governance.Markdown;

/// <summary>Text and tables as Markdown, with nothing in the text taken for markup.</summary>
static class MarkdownText
{
    const string Special = "\\`*_<>#|~";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (letter is '<' or '>' or '&')
            {
                escaped.Append(letter switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
            }
            else if (char.IsControl(letter))
            {
                // A line break would end the table's row.
                escaped.Append(' ');
            }
            else
            {
                escaped.Append(Special.Contains(letter, StringComparison.Ordinal) || IsLink(text, i) ? "\\" : "").Append(letter);
            }
        }

        return escaped.ToString();
    }

    // Brackets of an interval are plain text; they make a link before a target, and a box at the beginning of a line.
    static bool IsLink(string text, int at) => text[at] switch
    {
        '[' => at == 0 && text.Length > 2 && text[1] is (' ' or 'x' or 'X') && text[2] == ']',
        ']' => at + 1 < text.Length && text[at + 1] is ('(' or '[' or ':'),
        _ => false,
    };

    public static string Table(ReportTable table)
    {
        var lines = new StringBuilder();
        lines.Append(Line(table.Columns.Select(column => Escape(column.Title))));
        lines.Append(Line(table.Columns.Select(column => column.IsNumber ? "---:" : "---")));
        foreach (IReadOnlyList<ReportCell> row in table.Rows)
        {
            lines.Append(Line(row.Select(Cell)));
        }

        return lines.ToString();
    }

    static string Cell(ReportCell cell)
    {
        // Markdown has no place to hide the full form, so it is given whole.
        string text = Escape(cell.Full.Length > 0 ? cell.Full : cell.Text);
        if (cell.Reason.Length > 0) return $"{text}: {Escape(cell.Reason)}";
        return cell.Detail.Length > 0 ? $"{text} {Escape(cell.Detail.Replace("\n", ", ", StringComparison.Ordinal))}" : text;
    }

    static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
