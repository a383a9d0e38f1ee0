namespace MonteCarloRisk.Governance.Nightly;

/// <summary>A nightly run in a few numbers.</summary>
/// <param name="Markets">Markets found in the folder.</param>
/// <param name="Done">Those that have a report of this night.</param>
/// <param name="Failed">Those that could not be calibrated, whatever the reason.</param>
/// <param name="FromStore">Those of which every simulation was found in the run store.</param>
/// <param name="Simulations">Simulations behind the numbers.</param>
/// <param name="Paths">Paths of all of these, those found in the run store included.</param>
/// <param name="Seconds">Wall time spent on the markets.</param>
/// <param name="BusySeconds">Time that the devices' threads spent on path blocks.</param>
/// <param name="Cost">That time at the price given; null without a price.</param>
public sealed record NightlyTotals(
    int Markets, int Done, int Failed, int FromStore, int Simulations, long Paths, double Seconds, double BusySeconds, double? Cost)
{
    internal static NightlyTotals Of(NightlyReport report)
    {
        IReadOnlyList<NightlyMarket> markets = report.Markets;
        return new NightlyTotals(
            report.Found,
            markets.Count(market => market.IsDone),
            markets.Count(market => !market.IsDone),
            markets.Count(market => market.Simulations > 0 && market.FromStore == market.Simulations),
            markets.Sum(market => market.Simulations),
            markets.Sum(market => market.Runs.Sum(run => run.Paths) + (market.FittingError?.Paths ?? 0)),
            markets.Sum(market => market.Seconds),
            markets.Sum(market => market.Devices.Sum(device => device.BusySeconds)),
            report.PricePerHour is null ? null : markets.Sum(market => market.Cost ?? 0));
    }
}
