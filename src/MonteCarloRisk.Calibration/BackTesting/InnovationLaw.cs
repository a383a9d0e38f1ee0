namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>The distribution that a tail is read from: that of a return, less its mean, over its forecast volatility.</summary>
public enum InnovationLaw
{
    /// <summary>Standard normal.</summary>
    Normal,

    /// <summary>Student-t of unit variance, its degrees of freedom fitted to the standardised residuals so far.</summary>
    Student,

    /// <summary>The standardised residuals so far themselves.</summary>
    FilteredHistory,
}
