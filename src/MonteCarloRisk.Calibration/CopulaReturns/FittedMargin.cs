using System.Globalization;
using MonteCarloRisk.Calibration.Jumps;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.CopulaReturns;

/// <summary>A margin fitted to standardised returns, and what is said of the fit.</summary>
/// <param name="Margin">The margin.</param>
/// <param name="Fit">The fit in words, with intervals; empty where nothing was fitted.</param>
public sealed record FittedMargin(ReturnMargin Margin, string Fit)
{
    const string NotConverged = "does not converge on";

    /// <summary>The standard normal, which needs no fit.</summary>
    public static FittedMargin Normal { get; } = new(new NormalMargin(), "");

    /// <summary>A Student t.</summary>
    /// <param name="values">Standardised returns.</param>
    /// <exception cref="InputException">They cannot be fitted, or the fit has no mean.</exception>
    public static FittedMargin Student(IReadOnlyList<double> values)
    {
        StudentTFit fit = StudentTFit.Fit(values);
        string bound = fit.Bound == DegreesBound.None ? "" : ", at a bound";
        return Of(
            new StudentMargin(fit.Location.Value, fit.Scale.Value, fit.DegreesOfFreedom.Value),
            $"Student t, degrees of freedom {Shown(fit.DegreesOfFreedom)}{bound}, scale {Shown(fit.Scale)}",
            values.Count,
            converged: true);
    }

    /// <summary>The data in the centre, generalized Pareto tails.</summary>
    /// <param name="values">Standardised returns.</param>
    /// <param name="tail">Share of the returns in each tail, in (0, 0.5).</param>
    /// <exception cref="InputException">They cannot be fitted, or the fit has no mean.</exception>
    public static FittedMargin GeneralizedPareto(IReadOnlyList<double> values, double tail)
    {
        SemiParametricMargin fit = SemiParametricMargin.Fit(values, tail);
        GeneralizedParetoFit lower = GeneralizedParetoFit.Fit([.. values.Select(value => -value)], -fit.Lower.Threshold), upper = GeneralizedParetoFit.Fit(values, fit.Upper.Threshold);
        return Of(
            new GeneralizedParetoMargin(Tail(fit.Lower), fit.Probabilities, fit.Values, Tail(fit.Upper)),
            $"generalized Pareto, shape of falls {Shape(lower)}, of rises {Shape(upper)}, {lower.Exceedances} and {upper.Exceedances} returns",
            values.Count,
            converged: true);
    }

    /// <summary>A normal and normal jumps.</summary>
    /// <param name="values">Standardised returns.</param>
    /// <exception cref="InputException">They cannot be fitted.</exception>
    public static FittedMargin Merton(IReadOnlyList<double> values)
    {
        MertonJumpFit fit = MertonJumpFit.Fit(values);
        return Of(
            new MertonMargin(fit.Drift.Value, fit.Volatility.Value, fit.Intensity.Value, fit.JumpMean.Value, fit.JumpDeviation.Value),
            $"Merton jumps, volatility {Shown(fit.Volatility)}, {Shown(fit.Intensity)} jumps a day of mean {Shown(fit.JumpMean)} and deviation {Shown(fit.JumpDeviation)}{Bounds(fit.AtBound)}",
            values.Count,
            fit.Converged);
    }

    /// <summary>A normal and double-exponential jumps.</summary>
    /// <param name="values">Standardised returns.</param>
    /// <exception cref="InputException">They cannot be fitted.</exception>
    public static FittedMargin Kou(IReadOnlyList<double> values)
    {
        KouJumpFit fit = KouJumpFit.Fit(values);
        return Of(
            new KouMargin(fit.Drift.Value, fit.Volatility.Value, fit.Intensity.Value, fit.RiseProbability.Value, fit.MeanRise.Value, fit.MeanFall.Value),
            $"Kou jumps, volatility {Shown(fit.Volatility)}, {Shown(fit.Intensity)} jumps a day, rises with probability {Shown(fit.RiseProbability)}, mean rise {Shown(fit.MeanRise)}, mean fall {Shown(fit.MeanFall)}{Bounds(fit.AtBound)}",
            values.Count,
            fit.Converged);
    }

    static FittedMargin Of(ReturnMargin margin, string fit, int count, bool converged)
    {
        if (!converged) throw new InputException("margin fit", $"{fit} {NotConverged} {count} returns");
        if (!double.IsFinite(margin.Mean)) throw new InputException("margin fit", $"{fit}: it has no mean, so no drift can be given");
        string deviation = double.IsFinite(margin.Variance) ? string.Create(CultureInfo.InvariantCulture, $"{Math.Sqrt(margin.Variance):0.###}") : "infinite";
        return new FittedMargin(margin, string.Create(CultureInfo.InvariantCulture, $"{fit}; deviation {deviation} where that of the {count} standardised returns is 1"));
    }

    static MarginTail Tail(FittedTail tail) => new(tail.Threshold, tail.Probability, tail.Shape, tail.Scale);

    static string Shape(GeneralizedParetoFit fit) => Shown(fit.Shape) + (fit.ShapeAtBound ? " at a bound" : "");

    static string Bounds(IReadOnlyList<string> names) => names.Count == 0 ? "" : $"; at a bound: {string.Join(", ", names)}";

    internal static string Shown(Estimate estimate) =>
        string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.###} [{estimate.Interval.Lower:0.###}, {estimate.Interval.Upper:0.###}]");
}
