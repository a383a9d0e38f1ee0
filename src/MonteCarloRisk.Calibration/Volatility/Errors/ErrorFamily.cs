namespace MonteCarloRisk.Calibration.Volatility.Errors;

/// <summary>The distribution of a return's error, divided by its conditional volatility.</summary>
public enum ErrorFamily
{
    /// <summary>Standard normal.</summary>
    Normal,

    /// <summary>Student-t scaled to unit variance, its degrees of freedom fitted.</summary>
    Student,
}
