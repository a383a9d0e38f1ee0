namespace MonteCarloRisk.Domain.Surfaces;

/// <summary>
/// One expiry of an SSVI surface: the total variance w(k) = (θ + ρψk + sqrt((ψk + ρθ)² + (1 - ρ²)θ²)) / 2 at log-moneyness k, with ψ = θφ(θ).
/// Source: J. Gatheral, A. Jacquier, <i>Arbitrage-free SVI volatility surfaces</i>, Quantitative Finance 14 (2014) 59, with a correlation of its own for each expiry
/// as in S. Hendriks, C. Martini, <i>The extended SSVI volatility surface</i>, Journal of Computational Finance 22 (2019) 25.
/// </summary>
/// <param name="Theta">θ: total variance at the forward, volatility² × years, above zero.</param>
/// <param name="Rho">ρ: slope of the smile, between -1 and 1.</param>
/// <param name="Psi">ψ: width of the wings, above zero; their slopes are ψ(1 ± ρ)/2.</param>
public sealed record SsviSlice(double Theta, double Rho, double Psi)
{
    /// <summary>Total variance at a log-moneyness.</summary>
    /// <param name="k">ln(strike / forward).</param>
    public double TotalVariance(double k)
    {
        double shifted = (Psi * k) + (Rho * Theta);
        return 0.5 * (Theta + (Rho * Psi * k) + Math.Sqrt((shifted * shifted) + ((1 - (Rho * Rho)) * Theta * Theta)));
    }
}
