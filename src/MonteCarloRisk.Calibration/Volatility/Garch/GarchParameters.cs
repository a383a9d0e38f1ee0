namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>Parameters of a <see cref="VarianceEquation"/>, in the units of the returns.</summary>
/// <param name="Mean">Mean of a daily return.</param>
/// <param name="Omega">Constant of the equation.</param>
/// <param name="Alpha">Reaction to the size of a shock.</param>
/// <param name="Gamma">Further reaction to its sign; zero in a GARCH.</param>
/// <param name="Beta">Weight of the last variance.</param>
/// <param name="DegreesOfFreedom">Of Student-t errors; infinite for normal ones.</param>
public readonly record struct GarchParameters(double Mean, double Omega, double Alpha, double Gamma, double Beta, double DegreesOfFreedom)
{
    /// <summary>How much of a deviation of the variance is left after a day: alpha + gamma / 2 + beta; for EGARCH beta.</summary>
    /// <param name="equation">The equation that the parameters belong to.</param>
    public double Persistence(VarianceEquation equation) => equation == VarianceEquation.Egarch ? Beta : Alpha + Gamma / 2 + Beta;

    // Parameters of c x from those of x.
    internal GarchParameters Scaled(double c, VarianceEquation equation) => this with
    {
        Mean = c * Mean,
        Omega = equation == VarianceEquation.Egarch ? Omega + (1 - Beta) * 2 * Math.Log(c) : c * c * Omega,
    };
}
