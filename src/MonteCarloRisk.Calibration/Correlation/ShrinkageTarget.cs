namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>What a Ledoit-Wolf correlation is drawn to.</summary>
public enum ShrinkageTarget
{
    /// <summary>No correlation at all.</summary>
    Identity,

    /// <summary>The mean of all correlations between every two assets.</summary>
    ConstantCorrelation,
}
