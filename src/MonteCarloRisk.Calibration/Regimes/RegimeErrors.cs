namespace MonteCarloRisk.Calibration.Regimes;

/// <summary>How returns are spread within a regime.</summary>
public enum RegimeErrors
{
    /// <summary>Normal.</summary>
    Normal,

    /// <summary>Student t, with degrees of freedom that all regimes share.</summary>
    StudentT,
}
