using System.Globalization;
using nietras.SeparatedValues;

namespace MonteCarloRisk.Replays;

/// <summary>The rows of a CSV file with a header.</summary>
internal static class Table
{
    /// <summary>Reads each row by what a function makes of it.</summary>
    public static IReadOnlyList<T> Read<T>(string path, Func<Func<string, string>, T> row)
    {
        using SepReader reader = Sep.New(',').Reader().FromFile(path);
        var rows = new List<T>();
        foreach (SepReader.Row values in reader)
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int column = 0; column < values.ColCount; column++) cells[reader.Header.ColNames[column]] = values[column].ToString();
            rows.Add(row(name => cells[name]));
        }

        return rows;
    }

    /// <summary>A number; NaN where the cell is empty.</summary>
    public static double Number(string cell) => cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>A time in UTC.</summary>
    public static DateTime Time(string cell) => DateTime.Parse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
