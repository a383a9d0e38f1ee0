namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>The mean of a daily return.</summary>
public enum ReturnMean
{
    /// <summary>Fitted with the other parameters.</summary>
    Constant,

    /// <summary>Zero.</summary>
    Zero,
}
