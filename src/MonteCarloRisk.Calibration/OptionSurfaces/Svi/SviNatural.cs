namespace MonteCarloRisk.Calibration.OptionSurfaces.Svi;

/// <summary>The natural SVI form: w(k) = Δ + ω/2 (1 + ζρ (k - μ) + sqrt((ζ (k - μ) + ρ)² + 1 - ρ²)).</summary>
/// <param name="Delta">Δ: level of total variance.</param>
/// <param name="Mu">μ: log-moneyness of the centre.</param>
/// <param name="Rho">ρ: between -1 and 1.</param>
/// <param name="Omega">ω: zero or more.</param>
/// <param name="Zeta">ζ: above zero.</param>
public sealed record SviNatural(double Delta, double Mu, double Rho, double Omega, double Zeta)
{
    /// <summary>The raw form.</summary>
    public SviSlice ToRaw()
    {
        double shape = 1 - (Rho * Rho);
        return new SviSlice(Delta + (0.5 * Omega * shape), 0.5 * Omega * Zeta, Rho, Mu - (Rho / Zeta), Math.Sqrt(shape) / Zeta);
    }
}
