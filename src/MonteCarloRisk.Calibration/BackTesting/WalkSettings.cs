using MonteCarloRisk.Calibration.Volatility.Garch;

namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>How a back-test walks.</summary>
/// <param name="FirstReturns">Returns before the first forecast, 250 or more.</param>
/// <param name="RefitDays">Days from one fit to the next, one or more; between them the parameters stand and the variance goes on.</param>
public sealed record WalkSettings(int FirstReturns = GarchModel.FewestReturns, int RefitDays = WalkSettings.UsualRefitDays)
{
    /// <summary>A month: parameters move slowly.</summary>
    public const int UsualRefitDays = 30;

    /// <summary>Days that a test of one exception in a hundred needs at the least: a year of the supervisors.</summary>
    public const int FewestDays = 250;

    /// <summary>The fewest returns that can be walked.</summary>
    public int FewestReturns => FirstReturns + FewestDays;
}
