using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Jumps;

/// <summary>Daily log returns as a normal and a Poisson number of double-exponential jumps, fitted by maximum likelihood. All parameters are per day.</summary>
/// <remarks>
/// Characteristic function exp(i μ u - σ^2 u^2 / 2 + λ (p / (1 - i u a) + (1 - p) / (1 + i u b) - 1)), a the mean rise, b the mean fall: 1 / η1 and 1 / η2 of S. Kou, A jump-diffusion
/// model for option pricing, Management Science 48 (2002) 1086. The density is its Fourier inverse, right to a relative 2e-6. Bounds are those of the Merton fit.
/// </remarks>
/// <param name="Drift">Mean μ of a day without a jump.</param>
/// <param name="Volatility">Deviation σ of a day without a jump.</param>
/// <param name="Intensity">Jumps λ a day.</param>
/// <param name="RiseProbability">Probability p that a jump is a rise.</param>
/// <param name="MeanRise">Mean a of a rise of the logarithm, above zero.</param>
/// <param name="MeanFall">Mean b of a fall of the logarithm, above zero.</param>
/// <param name="AtBound">Names of the parameters that are at a bound; the others' errors take them as known.</param>
/// <param name="LogLikelihood">The log-likelihood there.</param>
/// <param name="Converged">Whether the search ended at a maximum.</param>
public sealed record KouJumpFit(
    Estimate Drift,
    Estimate Volatility,
    Estimate Intensity,
    Estimate RiseProbability,
    Estimate MeanRise,
    Estimate MeanFall,
    IReadOnlyList<string> AtBound,
    double LogLikelihood,
    bool Converged)
{
    /// <summary>Fits the six parameters.</summary>
    /// <param name="returns">Daily log returns, 30 or more.</param>
    /// <exception cref="Domain.InputException">The returns cannot be fitted.</exception>
    public static KouJumpFit Fit(IReadOnlyList<double> returns)
    {
        const string fit = "Kou jump fit";
        SampleChecks.RefuseUnfit(returns, fit);
        double[] values = [.. returns];
        var bounds = new JumpBounds(values);
        double[][] starts =
        [
            [bounds.Median, bounds.Deviation, 0.1, 0.5, bounds.Sample, bounds.Sample],
            [bounds.Median, 0.6 * bounds.Deviation, 0.5, 0.5, 0.6 * bounds.Sample, 0.6 * bounds.Sample],
        ];
        var likelihood = new KouJumpLikelihood(values, bounds);
        double[] better = starts.MaxBy(start => likelihood.At(start, new double[start.Length]))!;
        JumpMaximum maximum = JumpSearch.Maximise(
            likelihood.At,
            [bounds.Drift, bounds.Volatility, bounds.Intensity, bounds.Probability, bounds.JumpSize, bounds.JumpSize],
            [better],
            values.Length,
            fit);
        Estimate[] found = maximum.Parameters;
        return new KouJumpFit(
            found[0],
            found[1],
            found[2],
            found[3],
            found[4],
            found[5],
            maximum.NamesAtBound("drift", "volatility", "intensity", "rise probability", "mean rise", "mean fall"),
            maximum.LogLikelihood,
            maximum.Converged);
    }
}
