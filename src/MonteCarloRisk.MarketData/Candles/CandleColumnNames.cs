using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>
/// Finds the columns of candles by their names: those of Binance, Yahoo, Coin Metrics, CryptoDataDownload and plain exports.
/// A unix time is preferred to a date, which may be in another form or zone; a close to an adjusted close. Where open, high and low are not all there only closes are read.
/// </summary>
static class CandleColumnNames
{
    static readonly string[] TimeNames =
    [
        "unix", "unix_time", "unix_timestamp", "open_time", "opentime", "timestamp", "time", "time_utc", "timestamp_utc", "datetime", "date_time", "date", "day",
        "snapped_at", "start", "t",
    ];

    static readonly string[] CloseNames =
    [
        "close", "close_price", "closing_price", "closeprice", "adj_close", "adjusted_close", "price", "price_usd", "priceusd", "referencerateusd", "last",
        "last_price", "value", "c",
    ];

    static readonly string[] OpenNames = ["open", "open_price", "opening_price", "openprice", "o"];
    static readonly string[] HighNames = ["high", "high_price", "highest_price", "highprice", "h"];
    static readonly string[] LowNames = ["low", "low_price", "lowest_price", "lowprice", "l"];
    static readonly string[] VolumeNames = ["volume", "vol", "base_volume", "volume_base", "basevolume", "v"];
    static readonly string[] SymbolNames = ["symbol", "ticker", "pair"];

    // Of "Volume ETH" and "Volume USDT" the first counts the asset itself.
    const string VolumeBeginning = "volume_";

    public static CandleLayout Find(HeaderNames names)
    {
        int close = names.IndexOf(CloseNames, "price");
        int? open = names.Find(OpenNames, "open"), high = names.Find(HighNames, "high"), low = names.Find(LowNames, "low");
        if ((open, high, low) is not ({ }, { }, { }))
            open = high = low = null;
        int? volume = names.Find(VolumeNames, "volume") ?? names.FindBeginning(VolumeBeginning);
        CandleColumn At(int index) => new(index, names.Header[index]);
        return new CandleLayout(
            At(names.IndexOf(TimeNames, "time")),
            At(open ?? close),
            At(high ?? close),
            At(low ?? close),
            At(close),
            volume is { } traded ? At(traded) : null,
            names.Find(SymbolNames, "symbol") is { } symbol ? At(symbol) : null,
            HasHeader: true);
    }
}
