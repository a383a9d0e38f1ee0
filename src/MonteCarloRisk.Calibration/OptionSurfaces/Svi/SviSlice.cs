using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Svi;

/// <summary>
/// One expiry in the raw SVI form: total variance w(k) = a + b (ρ (k - m) + sqrt((k - m)² + σ²)) at log-moneyness k. Source: J. Gatheral, <i>A parsimonious arbitrage-free implied
/// volatility parameterization</i>, Global Derivatives, Madrid 2004. The three parameterisations and their conversions: Gatheral and Jacquier 2014, section 3.
/// </summary>
/// <param name="A">a: level of total variance.</param>
/// <param name="B">b: slope of the wings, zero or more.</param>
/// <param name="Rho">ρ: between -1 and 1.</param>
/// <param name="M">m: log-moneyness of the centre.</param>
/// <param name="Sigma">σ: width of the bend, above zero.</param>
public sealed record SviSlice(double A, double B, double Rho, double M, double Sigma)
{
    /// <summary>Least total variance of any strike.</summary>
    public double LeastTotalVariance => A + (B * Sigma * Math.Sqrt(1 - (Rho * Rho)));

    /// <summary>The raw form of an SSVI slice.</summary>
    /// <param name="slice">The slice.</param>
    public static SviSlice Of(SsviSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        double scale = slice.Theta / slice.Psi, shape = 1 - (slice.Rho * slice.Rho);
        return new SviSlice(0.5 * slice.Theta * shape, 0.5 * slice.Psi, slice.Rho, -slice.Rho * scale, Math.Sqrt(shape) * scale);
    }

    /// <summary>Total variance at a log-moneyness.</summary>
    /// <param name="k">ln(strike / forward).</param>
    public double TotalVariance(double k) => A + (B * ((Rho * (k - M)) + Math.Sqrt(((k - M) * (k - M)) + (Sigma * Sigma))));

    /// <summary>First derivative of the total variance to log-moneyness.</summary>
    /// <param name="k">ln(strike / forward).</param>
    public double Slope(double k) => B * (Rho + ((k - M) / Math.Sqrt(((k - M) * (k - M)) + (Sigma * Sigma))));

    /// <summary>Second derivative of the total variance to log-moneyness.</summary>
    /// <param name="k">ln(strike / forward).</param>
    public double Curvature(double k)
    {
        double root = Math.Sqrt(((k - M) * (k - M)) + (Sigma * Sigma));
        return B * Sigma * Sigma / (root * root * root);
    }

    /// <summary>The natural form.</summary>
    public SviNatural ToNatural()
    {
        double shape = Math.Sqrt(1 - (Rho * Rho));
        double omega = 2 * B * Sigma / shape;
        return new SviNatural(A - (0.5 * omega * shape * shape), M + (Rho * Sigma / shape), Rho, omega, shape / Sigma);
    }

    /// <summary>The jump-wings form.</summary>
    /// <param name="years">Time to expiry, above zero.</param>
    public SviJumpWings ToJumpWings(double years)
    {
        double root = Math.Sqrt((M * M) + (Sigma * Sigma)), variance = TotalVariance(0), scale = Math.Sqrt(variance);
        return new SviJumpWings(
            variance / years,
            0.5 * B / scale * (Rho - (M / root)),
            B * (1 - Rho) / scale,
            B * (1 + Rho) / scale,
            LeastTotalVariance / years,
            years);
    }
}
