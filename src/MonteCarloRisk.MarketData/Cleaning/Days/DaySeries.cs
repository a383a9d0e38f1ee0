using MonteCarloRisk.MarketData.Cleaning.Policies;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Days;

/// <summary>What the rules of days share: the policy, the breaks, the second source's days, and the ledger.</summary>
/// <param name="Policy">What is done with what is found.</param>
/// <param name="Breaks">Days on which no return ends.</param>
/// <param name="Second">The second source's days; none where there is no second source.</param>
/// <param name="Ledger">Where findings go.</param>
sealed record DaySeries(CleaningPolicy Policy, IReadOnlySet<DateOnly> Breaks, IReadOnlyDictionary<DateTime, Candle> Second, Ledger Ledger)
{
    /// <summary>The candle that is used in place of one, null where it is left out, and what was done in words.</summary>
    public (Candle? Used, string Treatment) Treat(Candle candle, SuspectValues policy) => policy switch
    {
        SuspectValues.LeaveOut => (null, "left out; no return is computed across"),
        SuspectValues.SecondSource when Second.TryGetValue(candle.Start, out Candle other) => other.Close == candle.Close
            ? (candle, "kept: the second source has the same close")
            : (Replaced(candle, other), FormattableString.Invariant($"taken from the second source, line {other.Line}: close {other.Close} for {candle.Close}")),
        SuspectValues.SecondSource => (candle, "kept: the second source lacks the day"),
        _ => (candle, "kept"),
    };

    /// <summary>The same for rows that no second source speaks of.</summary>
    public (Candle? Used, string Treatment) Treat(Candle candle, SuspectRows policy) =>
        Treat(candle, policy == SuspectRows.LeaveOut ? SuspectValues.LeaveOut : SuspectValues.Keep);

    // The line stays that of the asset's own file, since everything else that is said of the day is said there.
    static Candle Replaced(in Candle candle, in Candle other) => other with { Line = candle.Line, Volume = candle.Volume };
}
