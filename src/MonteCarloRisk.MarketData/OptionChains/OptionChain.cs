namespace MonteCarloRisk.MarketData.OptionChains;

/// <summary>All options on one coin at one moment.</summary>
/// <param name="Asset">The coin, such as BTC.</param>
/// <param name="File">The file as its user named it.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="SnapshotTime">When the quotes were taken, UTC.</param>
/// <param name="Quotes">The options, in the order of the file; at least one.</param>
public sealed record OptionChain(string Asset, string File, string Sha256, DateTime SnapshotTime, IReadOnlyList<OptionQuote> Quotes)
{
    const double SecondsPerYear = 365 * 86400.0;

    /// <summary>Time from the snapshot to a moment in years of 365 days, which is the exchange's own count.</summary>
    /// <param name="time">The moment, UTC.</param>
    public double YearsTo(DateTime time) => (time - SnapshotTime).TotalSeconds / SecondsPerYear;
}
