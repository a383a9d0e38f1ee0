namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>Which models a back-test walks.</summary>
public enum BackTestScope
{
    /// <summary>The market's own.</summary>
    Market,

    /// <summary>The market's own, every candidate and the choice among them, each with every law.</summary>
    AllModels,
}
