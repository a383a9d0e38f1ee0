using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.MarketData.Cleaning;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>The price files that a market file names.</summary>
static class PriceSources
{
    public static PriceSource Of(AssetEntry asset, MarketFile market, string folder)
    {
        var source = new PriceSource(asset.Name, Path.Combine(folder, asset.Prices), asset.Prices)
        {
            Mapping = asset.Columns?.Mapping(),
            Retrieved = asset.Retrieved is { } made ? Utc(made) : null,
            Switches = asset.Switches,
            Policy = asset.Cleaning ?? market.Cleaning,
        };
        return asset.SecondSource is { } second
            ? source with { Second = source with { Path = Path.Combine(folder, second.Prices), Name = second.Prices, Mapping = second.Columns?.Mapping(), Retrieved = null } }
            : source;
    }

    public static void Check(AssetEntry asset, JsonPlace place)
    {
        Check(asset.Prices, asset.Columns, place);
        for (int i = 0; i < asset.Switches.Count; i++)
        {
            if (asset.Switches[i] is null)
                throw place.Member("switches").Item(i).Refuse(null, "an object with day and kind is needed");
            if (asset.Switches.Take(i).Any(earlier => earlier.Day >= asset.Switches[i].Day))
                throw place.Member("switches").Item(i).Member("day").Refuse(asset.Switches[i].Day, "the days of switches ascend");
        }

        if (asset.SecondSource is { } second)
            Check(second.Prices, second.Columns, place.Member("secondSource"));
    }

    static void Check(string prices, ColumnsSection? columns, JsonPlace place)
    {
        if (string.IsNullOrWhiteSpace(prices))
            throw place.Member("prices").Refuse(prices, "the name of a CSV or Parquet file is needed");
        if (columns is not null && (columns.Open, columns.High, columns.Low) is not (({ }, { }, { }) or (null, null, null)))
            throw place.Member("columns").Fault("of open, high and low only some are given; all three are needed, or none");
    }

    // A time without an offset is UTC; the serializer brings others to the machine's own zone.
    static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
}
