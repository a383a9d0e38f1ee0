using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;
using MonteCarloRisk.MarketData.Json;

namespace MonteCarloRisk.MarketData.Depth;

/// <summary>Reads tables of what can be sold within a slippage.</summary>
public static class SlippageVolumeReader
{
    const string Time = "json_time";

    /// <summary>Reads a JSON file: for each token sold an object, for each token bought within it <c>volume</c> and <c>llc</c>; and <c>json_time</c>.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A value cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IReadOnlyList<SlippageVolume> ReadJson(string path)
    {
        JsonCell file = JsonSnapshot.Read(path);
        DateTime? time = file.Find(Time)?.Time();
        return
        [
            .. from sold in file.Properties()
               where sold.Name != Time
               from bought in sold.Properties()
               select new SlippageVolume(sold.Name, bought.Name, bought["volume"].Number(), bought["llc"].Number(), time, bought.Line),
        ];
    }

    /// <summary>Reads a CSV file row by row: <c>sold</c>, <c>bought</c>, <c>volume_usd</c>, <c>llc</c>, and perhaps <c>time</c>.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<SlippageVolume> ReadCsv(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn sold = table.Column("sold"), bought = table.Column("bought"), volume = table.Column("volume_usd"), incentive = table.Column("llc");
        TableColumn? time = table.Names.Find(["time", "timestamp", "date"], "time") is { } index ? table.At(index) : null;
        while (table.Next())
            yield return new SlippageVolume(sold.Text(), bought.Text(), volume.Number(), incentive.Number(), time?.Time(), table.Line);
    }
}
