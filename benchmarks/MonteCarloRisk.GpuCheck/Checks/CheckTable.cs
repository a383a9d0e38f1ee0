using System.Globalization;

namespace MonteCarloRisk.GpuCheck.Checks;

/// <summary>Rows as a Markdown table with aligned columns.</summary>
static class CheckTable
{
    private static readonly string[] Headers = ["Program", "Precision", "Assets", "Equal bits", "ns/factor-step", "Instructions", "Floor (ns)", "Time / floor"];
    private const int FirstNumber = 4;
    private const int AssetsColumn = 2;

    public static IEnumerable<string> Lines(IEnumerable<CheckRow> rows)
    {
        List<string[]> cells = [Headers, .. rows.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, Headers.Length).Select(column => cells.Max(row => row[column].Length))];
        yield return Line(cells[0], widths);
        yield return $"|{string.Join("|", widths.Select((width, column) => IsNumber(column) ? new string('-', width + 1) + ":" : new string('-', width + 2)))}|";
        foreach (string[] row in cells.Skip(1)) yield return Line(row, widths);
    }

    /// <summary>The cells of a row; empty where there is nothing to say.</summary>
    public static string[] Cells(CheckRow row) =>
    [
        row.Program,
        row.Precision.ToString(),
        row.Assets?.ToString(CultureInfo.InvariantCulture) ?? "",
        row.Bits.Failure is { } failure ? $"failed: {failure.Replace('|', '/')}" : row.Bits.AreEqual ? "yes" : "NO",
        Number(row.Timing?.Nanoseconds, "G4"),
        Number(row.Timing?.Instructions, "F0"),
        Number(row.Timing?.Floor, "G4"),
        Number(row.Timing?.Nanoseconds / row.Timing?.Floor, "F2"),
    ];

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    private static string Line(string[] cells, int[] widths) =>
        $"| {string.Join(" | ", cells.Select((cell, column) => IsNumber(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])))} |";

    private static bool IsNumber(int column) => column is AssetsColumn or >= FirstNumber;
}
