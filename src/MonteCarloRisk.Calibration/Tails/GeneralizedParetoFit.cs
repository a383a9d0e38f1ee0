using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Distributions;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Tails;

/// <summary>The upper tail of losses: a generalized Pareto of the excesses over a threshold, fitted by maximum likelihood.</summary>
/// <remarks>
/// P(X > x) = (k / n) (1 + ξ (x - u) / β)^(-1 / ξ) for x at or above u, k of n losses above u. Source: A. McNeil, Estimating the tails of loss severity distributions using
/// extreme value theory, ASTIN Bulletin 27 (1997) 117. The share k / n is taken as known, as there. Shapes below -0.5 have no regular likelihood (R. Smith, Biometrika 72
/// (1985) 67) and are not looked at; intervals of quantile and expected shortfall are of the profile likelihood, which allows for their skewness.
/// </remarks>
/// <param name="Threshold">Threshold u.</param>
/// <param name="Losses">Number n of losses.</param>
/// <param name="Exceedances">Number k of them above the threshold.</param>
/// <param name="Shape">Shape ξ: above zero a power tail with index 1 / ξ.</param>
/// <param name="Scale">Scale β of the excesses, above zero, in the unit of the losses.</param>
/// <param name="ShapeAtBound">Whether the shape is at an end of its range, -0.5 to 2; the errors then mean little.</param>
/// <param name="LogLikelihood">The maximum of the log-likelihood of the excesses.</param>
/// <param name="Excesses">The excesses over the threshold, in the order of the losses.</param>
public sealed record GeneralizedParetoFit(
    double Threshold,
    int Losses,
    int Exceedances,
    Estimate Shape,
    Estimate Scale,
    bool ShapeAtBound,
    double LogLikelihood,
    IReadOnlyList<double> Excesses)
{
    /// <summary>The fewest losses above a threshold that a tail is fitted to.</summary>
    public const int FewestExceedances = 20;

    /// <summary>The range of the shape.</summary>
    internal const double LowestShape = -0.5, HighestShape = 2;

    const string Method = "maximum likelihood";

    // Profiles of quantile and expected shortfall end where the distance from the threshold is exp(7) or about a thousand times what it is.
    const double Reach = 7;

    /// <summary>The share of losses above the threshold.</summary>
    public double TailProbability => (double)Exceedances / Losses;

    /// <summary>Fits the tail above a threshold.</summary>
    /// <param name="losses">Losses, positive where money is lost.</param>
    /// <param name="threshold">Threshold u, with 20 or more losses above it.</param>
    /// <param name="level">Confidence level of the intervals, in (0, 1).</param>
    /// <exception cref="InputException">There are too few losses above the threshold, or a loss is not finite.</exception>
    public static GeneralizedParetoFit Fit(IReadOnlyList<double> losses, double threshold, double level = SampleChecks.UsualLevel)
    {
        if (!losses.All(double.IsFinite)) throw new InputException("tail fit", "losses are finite");
        double[] excesses = [.. losses.Where(loss => loss > threshold).Select(loss => loss - threshold)];
        if (excesses.Length < FewestExceedances)
            throw new InputException("tail fit", $"{excesses.Length} losses are above the threshold; {FewestExceedances} or more are needed");
        var likelihood = new GeneralizedParetoLikelihood(excesses);
        (double shape, double scale, double maximum) = likelihood.Maximise(LowestShape, HighestShape);
        bool bound = shape is LowestShape or HighestShape;
        double[,] covariance = (bound ? null : ObservedInformation.Covariance(p => likelihood.At(p[0], p[1]), [shape, scale], [1, scale])) ?? Expected(shape, scale, excesses.Length);
        return new GeneralizedParetoFit(
            threshold,
            losses.Count,
            excesses.Length,
            ObservedInformation.Estimate(shape, covariance[0, 0], level, excesses.Length, Method),
            ObservedInformation.Estimate(scale, covariance[1, 1], level, excesses.Length, Method),
            bound,
            maximum,
            excesses);
    }

    /// <summary>The loss that is not exceeded with a probability, at or above the threshold.</summary>
    /// <param name="tailLevel">The probability, such as 0.99, at least one minus the share above the threshold.</param>
    /// <exception cref="InputException">The quantile is below the threshold.</exception>
    public Estimate Quantile(double tailLevel) => Profiled(tailLevel, HighestShape, "quantile", GeneralizedPareto.UnitExcess);

    /// <summary>The mean of the losses beyond the quantile: (quantile + β - ξ u) / (1 - ξ).</summary>
    /// <param name="tailLevel">The probability of the quantile.</param>
    /// <exception cref="InputException">The quantile is below the threshold, or the shape is 1 or more, where there is no mean.</exception>
    public Estimate ExpectedShortfall(double tailLevel)
    {
        if (Shape.Value >= 1) throw new InputException("tail fit", "the shape is 1 or more; the mean of such losses does not exist, nor does an expected shortfall");
        return Profiled(tailLevel, 1 - 1e-6, "expected shortfall", (probability, shape) => (GeneralizedPareto.UnitExcess(probability, shape) + 1) / (1 - shape));
    }

    // Both are u + β c(ξ): for each value the likelihood is maximised over ξ with β = (value - u) / c(ξ).
    Estimate Profiled(double tailLevel, double highestShape, string name, Func<double, double, double> unitExcess)
    {
        double beyond = (1 - tailLevel) / TailProbability;
        if (!(beyond > 0 && beyond < 1)) throw new InputException("tail fit", $"the {name} at {tailLevel} is not above the threshold, which {TailProbability:0.####} of the losses exceed");
        var likelihood = new GeneralizedParetoLikelihood([.. Excesses]);
        double excess = Scale.Value * unitExcess(beyond, Shape.Value);
        Estimate log = ProfileLikelihood.Around(
            times => ProfileLikelihood.Maximise(shape => likelihood.At(shape, excess * Math.Exp(times) / unitExcess(beyond, shape)), LowestShape, highestShape, 9, 1e-7).LogLikelihood,
            0,
            LogLikelihood,
            -Reach,
            Reach,
            Shape.Interval.Level,
            Exceedances,
            $"{name} of a generalized Pareto");
        double upper = log.Interval.Upper >= Reach ? double.PositiveInfinity : Threshold + excess * Math.Exp(log.Interval.Upper);
        return log with
        {
            Value = Threshold + excess,
            StandardError = excess * log.StandardError,
            Interval = new ConfidenceInterval(Threshold + excess * Math.Exp(log.Interval.Lower), upper, log.Interval.Level),
        };
    }

    // Var ξ = (1 + ξ)^2 / k, Var β = 2 β^2 (1 + ξ) / k for ξ above -0.5 (Smith 1985).
    static double[,] Expected(double shape, double scale, int count)
    {
        double above = 1 + Math.Max(shape, LowestShape);
        return new[,] { { above * above / count, -scale * above / count }, { -scale * above / count, 2 * scale * scale * above / count } };
    }
}
