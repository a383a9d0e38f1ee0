using MonteCarloRisk.Calibration.OptionSurfaces.Svi;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Ssvi;

/// <summary>Static arbitrage of slices, by closed conditions on their parameters and on a grid.</summary>
public static class SurfaceArbitrageCheck
{
    // The conditions hold with equality at the edge of the region, so rounding is allowed for.
    const double Rounding = 1e-12;

    /// <summary>All checks.</summary>
    /// <param name="slices">The slices, the nearest expiry first; at least one.</param>
    public static SurfaceArbitrage Of(IReadOnlyList<SsviSlice> slices)
    {
        ArgumentNullException.ThrowIfNull(slices);
        bool butterfly = slices.All(MeetsButterflyConditions), calendar = true;
        double density = slices.Min(slice => ImpliedDensity.Least(SviSlice.Of(slice))), step = double.PositiveInfinity;
        for (int i = 1; i < slices.Count; i++)
        {
            calendar &= MeetsCalendarConditions(slices[i - 1], slices[i]);
            step = Math.Min(step, CalendarStep(slices[i - 1], slices[i]));
        }

        return new SurfaceArbitrage(butterfly, calendar, density, slices.Count > 1 ? step : 0);
    }

    /// <summary>Gatheral and Jacquier's sufficient conditions for no butterfly arbitrage: ψ(1 + |ρ|) ≤ 4 and ψ²(1 + |ρ|) ≤ 4θ.</summary>
    /// <param name="slice">A slice.</param>
    public static bool MeetsButterflyConditions(SsviSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        double wing = 1 + Math.Abs(slice.Rho);
        return slice.Psi * wing <= 4 * (1 + Rounding) && slice.Psi * slice.Psi * wing <= 4 * slice.Theta * (1 + Rounding);
    }

    /// <summary>
    /// Hendriks and Martini's sufficient conditions for no calendar arbitrage: θ does not fall, ψ rises at least by the larger of (1 + ρ₁)/(1 + ρ₂) and (1 - ρ₁)/(1 - ρ₂), and by
    /// no more than θ.
    /// </summary>
    /// <param name="near">The nearer expiry.</param>
    /// <param name="far">The next.</param>
    public static bool MeetsCalendarConditions(SsviSlice near, SsviSlice far)
    {
        ArgumentNullException.ThrowIfNull(near);
        ArgumentNullException.ThrowIfNull(far);
        double theta = far.Theta / near.Theta, psi = far.Psi / near.Psi;
        return theta >= 1 - Rounding && psi >= WingRatio(near.Rho, far.Rho) * (1 - Rounding) && psi <= theta * (1 + Rounding);
    }

    /// <summary>The larger of (1 + ρ₁)/(1 + ρ₂) and (1 - ρ₁)/(1 - ρ₂): at least 1.</summary>
    internal static double WingRatio(double near, double far) => Math.Max((1 + near) / (1 + far), (1 - near) / (1 - far));

    // Far wings are straight: their slopes are compared with the rest at the ends of the grid.
    static double CalendarStep(SsviSlice near, SsviSlice far) => ImpliedDensity.Grid().Min(k => far.TotalVariance(k) - near.TotalVariance(k)) / near.Theta;
}
