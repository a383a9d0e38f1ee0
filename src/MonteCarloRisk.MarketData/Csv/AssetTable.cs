using MonteCarloRisk.Domain;

namespace MonteCarloRisk.MarketData.Csv;

/// <summary>A table with a column of times and one column for each asset; blank cells say nothing.</summary>
static class AssetTable
{
    static readonly string[] TimeNames = ["date", "time", "time_utc", "timestamp", "timestamp_utc", "datetime"];

    /// <summary>The values, row by row and within a row in the order of the columns.</summary>
    public static IEnumerable<(DateTime Time, string Asset, double Value, long Line)> Read(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        int time = table.Names.IndexOf(TimeNames, "time");
        TableColumn[] assets = [.. Enumerable.Range(0, table.Names.Header.Count).Where(index => index != time).Select(table.At)];
        if (assets.Length == 0)
            throw new InputException(table.Names.Where, "there is no column beside the times; one for each asset is needed");
        if (assets.FirstOrDefault(asset => assets.Count(other => other.Name == asset.Name) > 1) is { Name: { } twice })
            throw new InputException(table.Names.Where, $"two columns are named {Excerpt.Quote(twice)}; an asset has one column");
        while (table.Next())
        {
            DateTime at = table.At(time).Time();
            foreach (TableColumn asset in assets)
            {
                if (asset.NumberOrNull() is { } value)
                    yield return (at, asset.Name, value, table.Line);
            }
        }
    }
}
