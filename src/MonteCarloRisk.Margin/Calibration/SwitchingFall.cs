using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Plans.Student;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>How far a log price falls on hardly any path where the returns switch: as if the wildest regime held throughout, or with more jumps than come once in a thousand million runs.</summary>
internal static class SwitchingFall
{
    private const double Deviations = 6;

    /// <summary>Under regimes; with t errors at least as far as one step takes a path with a rare probability.</summary>
    public static double Of(RegimeModel model, int asset, double years, double rare)
    {
        double volatility = model.Regimes.Max(regime => regime.Volatilities[asset]);
        double drift = model.Regimes.Max(regime => Math.Max(0, -regime.Drifts[asset]));
        double step = model.DegreesOfFreedom is { } degrees ? volatility * Math.Sqrt(model.Step) * StudentModel.UnitScale(degrees) * StudentTail.Bound(degrees, rare) : 0;
        return (drift * years) + Math.Max(step, Deviations * volatility * Math.Sqrt(years));
    }

    /// <summary>Under jumps: six deviations of the motion and of a count of jumps that six deviations and six more bound.</summary>
    public static double Of(JumpModel model, int asset, double years)
    {
        double mean = model.Jumps.Intensity * years;
        double count = model.Jumps.Intensity > 0 ? mean + (Deviations * (Math.Sqrt(mean) + 1)) : 0;
        double variance = (model.MotionVolatilities[asset] * model.MotionVolatilities[asset] * years) + (count * model.Jumps.Deviations[asset] * model.Jumps.Deviations[asset]);
        return (count * Math.Max(0, -model.Jumps.Means[asset])) + (mean * Math.Max(0, model.Jumps.Means[asset])) + (Deviations * Math.Sqrt(variance));
    }
}
