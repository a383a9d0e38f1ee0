namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Where paths begin in a cycle, as a market file says it.</summary>
enum CycleStart
{
    /// <summary>Where the market is at the end of the data, as likely as the data says.</summary>
    Present,

    /// <summary>In each regime as often as in the long run.</summary>
    LongRun,
}
