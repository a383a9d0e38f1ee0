using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Distributions;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Tails;

/// <summary>A Student t of location, scale and degrees of freedom, fitted by maximum likelihood.</summary>
/// <remarks>
/// X = μ + σ T, T standard Student t of ν degrees; the standard deviation is σ sqrt(ν / (ν - 2)) for ν above 2. The likelihood is maximised over 1 / ν, in which
/// the normal is a point of the range and not infinitely far: for each 1 / ν by the expectation-maximisation of D. Kent, D. Tyler, Y. Vardi (Communications in Statistics
/// Simulation 23 (1994) 441): w = (ν + 1) / (ν + z^2), μ = Σ w x / Σ w, σ^2 = Σ w (x - μ)^2 / Σ w.
/// Location and scale have errors of the observed information, degrees of freedom a profile interval. The fit moves and scales with the data.
/// </remarks>
/// <param name="Location">Median and, for ν above 1, mean μ, in the unit of the data.</param>
/// <param name="Scale">Scale σ, above zero, in the unit of the data.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom ν.</param>
/// <param name="Bound">Whether ν is at an end of its range.</param>
/// <param name="LogLikelihood">The maximum of the log-likelihood.</param>
public sealed record StudentTFit(Estimate Location, Estimate Scale, Estimate DegreesOfFreedom, DegreesBound Bound, double LogLikelihood)
{
    /// <summary>P(X &lt;= value).</summary>
    /// <param name="value">Where.</param>
    public double Cumulative(double value) => StudentTDistribution.Cumulative((value - Location.Value) / Scale.Value, DegreesOfFreedom.Value);

    /// <summary>The value that is not exceeded with a probability.</summary>
    /// <param name="probability">Probability in (0, 1).</param>
    public double Quantile(double probability) => Location.Value + Scale.Value * StudentTDistribution.Quantile(probability, DegreesOfFreedom.Value);

    /// <summary>Fits the three parameters.</summary>
    /// <param name="values">Independent values, 30 or more, not more than half of them equal.</param>
    /// <param name="level">Confidence level of the intervals, in (0, 1).</param>
    /// <exception cref="Domain.InputException">The values cannot be fitted.</exception>
    public static StudentTFit Fit(IReadOnlyList<double> values, double level = SampleChecks.UsualLevel)
    {
        const string method = "maximum likelihood";
        SampleChecks.RefuseUnfit(values, "Student t fit");
        var likelihood = new StudentTLikelihood(values);
        (double inverse, double maximum) = ProfileLikelihood.Maximise(likelihood.Profile, DegreesRange.LowestInverse, DegreesRange.HighestInverse, 9, 1e-6);
        Estimate degrees = DegreesRange.FromInverse(
            ProfileLikelihood.Around(likelihood.Profile, inverse, maximum, DegreesRange.LowestInverse, DegreesRange.HighestInverse, level, values.Count, method));

        likelihood.Profile(inverse);
        (double location, double scale) = (likelihood.Location, likelihood.Scale);
        DegreesBound bound = DegreesRange.BoundOf(inverse);

        // At an end of their range the degrees of freedom are taken as known.
        double[,] covariance =
            (bound == DegreesBound.None ? ObservedInformation.Covariance(p => likelihood.At(p[0], p[1], p[2]), [location, scale, inverse], [scale, scale, inverse]) : null)
            ?? ObservedInformation.Covariance(p => likelihood.At(p[0], p[1], inverse), [location, scale], [scale, scale])
            ?? throw SampleChecks.NoInformation("Student t fit");
        return new StudentTFit(
            ObservedInformation.Estimate(location, covariance[0, 0], level, values.Count, method),
            ObservedInformation.Estimate(scale, covariance[1, 1], level, values.Count, method),
            degrees,
            bound,
            maximum);
    }
}
