namespace MonteCarloRisk.MarketData.Series;

/// <summary>Daily log returns of one asset, oldest first; days after a gap are left out.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="File">The file that the prices came from.</param>
/// <param name="Days">The day on which each return ends.</param>
/// <param name="Values">The returns, as many as days.</param>
public sealed record DailyReturns(string Asset, string File, IReadOnlyList<DateOnly> Days, IReadOnlyList<double> Values)
{
    /// <summary>Another history: some of the returns, in some order, with their days.</summary>
    /// <param name="days">Which of the returns stands at each place.</param>
    public DailyReturns Resampled(IReadOnlyList<int> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return this with { Days = [.. days.Select(day => Days[day])], Values = [.. days.Select(day => Values[day])] };
    }
}
