using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Ssvi;

/// <summary>
/// A surface of total variances with one SSVI slice an expiry. Between expiries θ, ψ and ρψ are linear in time, which keeps it free of arbitrage (J. Corbetta, P. Cohort, I. Laachir,
/// C. Martini, <i>Robust calibration and arbitrage-free interpolation of SSVI slices</i>, Decisions in Economics and Finance 42 (2019) 665); before the first all three fall to zero with
/// time, and after the last only θ grows.
/// </summary>
public sealed class SsviSurface
{
    /// <summary>A surface of slices.</summary>
    /// <param name="years">Times to expiry in years, rising, above zero; at least one.</param>
    /// <param name="slices">The slice of each.</param>
    public SsviSurface(IReadOnlyList<double> years, IReadOnlyList<SsviSlice> slices)
    {
        ArgumentNullException.ThrowIfNull(years);
        ArgumentNullException.ThrowIfNull(slices);
        if (years.Count == 0 || years.Count != slices.Count) throw new ArgumentException("There is one slice an expiry, and one expiry at least.", nameof(slices));
        (Years, Slices) = (years, slices);
    }

    /// <summary>Times to expiry in years.</summary>
    public IReadOnlyList<double> Years { get; }

    /// <summary>The slice of each expiry.</summary>
    public IReadOnlyList<SsviSlice> Slices { get; }

    /// <summary>The slice of any time to expiry.</summary>
    /// <param name="years">Time to expiry in years, above zero.</param>
    public SsviSlice At(double years)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(years);
        int next = 0;
        while (next < Years.Count && Years[next] < years) next++;
        if (next == Years.Count)
        {
            SsviSlice last = Slices[^1];
            return last with { Theta = last.Theta * years / Years[^1] };
        }

        SsviSlice above = Slices[next];
        if (next == 0)
        {
            double share = years / Years[0];
            return above with { Theta = share * above.Theta, Psi = share * above.Psi };
        }

        SsviSlice below = Slices[next - 1];
        double weight = (years - Years[next - 1]) / (Years[next] - Years[next - 1]);
        double psi = Between(below.Psi, above.Psi, weight);
        return new SsviSlice(Between(below.Theta, above.Theta, weight), Between(below.Rho * below.Psi, above.Rho * above.Psi, weight) / psi, psi);
    }

    /// <summary>Implied volatility as a fraction.</summary>
    /// <param name="logMoneyness">ln(strike / forward).</param>
    /// <param name="years">Time to expiry in years, above zero.</param>
    public double Volatility(double logMoneyness, double years) => Math.Sqrt(At(years).TotalVariance(logMoneyness) / years);

    static double Between(double below, double above, double weight) => below + (weight * (above - below));
}
