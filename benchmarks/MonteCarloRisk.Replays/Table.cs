using System.Globalization;
using MonteCarloRisk.Domain;
using nietras.SeparatedValues;

namespace MonteCarloRisk.Replays;

/// <summary>The rows of a CSV file with a header.</summary>
internal static class Table
{
    /// <summary>Reads each row by what a function makes of it.</summary>
    /// <exception cref="InputException">A column is missing, or a cell holds something else than it should.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<T> Read<T>(string path, Func<Func<string, string>, T> row)
    {
        using SepReader reader = Sep.New(',').Reader().FromFile(path);
        var rows = new List<T>();
        foreach (SepReader.Row values in reader)
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int column = 0; column < values.ColCount; column++) cells[reader.Header.ColNames[column]] = values[column].ToString();
            try
            {
                rows.Add(row(name => cells.TryGetValue(name, out string? cell) ? cell : throw new InputException(path, $"there is no column {name}")));
            }
            catch (FormatException)
            {
                throw new InputException($"{path}, row {rows.Count + 1}", "a cell holds no number or no time");
            }
        }

        return rows;
    }

    /// <summary>A number; NaN where the cell is empty.</summary>
    public static double Number(string cell) => cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>A time in UTC.</summary>
    public static DateTime Time(string cell) => DateTime.Parse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
