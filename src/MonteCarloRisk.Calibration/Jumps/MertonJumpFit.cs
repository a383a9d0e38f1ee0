using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Jumps;

/// <summary>Daily log returns as a normal and a Poisson number of normal jumps, fitted by maximum likelihood. All parameters are per day.</summary>
/// <remarks>
/// Density Σ over k of exp(-λ) λ^k / k! N(x; μ + k m, σ^2 + k s^2), k up to 13. Source: R. Merton, Option pricing when underlying stock returns are discontinuous, Journal of Financial
/// Economics 3 (1976) 125. Such a likelihood has no largest value, so volatility and jump deviation are kept above a tenth of the robust deviation of the returns; what ends at a bound is named.
/// </remarks>
/// <param name="Drift">Mean μ of a day without a jump.</param>
/// <param name="Volatility">Deviation σ of a day without a jump.</param>
/// <param name="Intensity">Jumps λ a day.</param>
/// <param name="JumpMean">Mean m of a jump of the logarithm.</param>
/// <param name="JumpDeviation">Deviation s of a jump.</param>
/// <param name="AtBound">Names of the parameters that are at a bound; the others' errors take them as known.</param>
/// <param name="LogLikelihood">The log-likelihood there.</param>
/// <param name="Converged">Whether the search ended at a maximum.</param>
public sealed record MertonJumpFit(
    Estimate Drift,
    Estimate Volatility,
    Estimate Intensity,
    Estimate JumpMean,
    Estimate JumpDeviation,
    IReadOnlyList<string> AtBound,
    double LogLikelihood,
    bool Converged)
{
    /// <summary>Fits the five parameters.</summary>
    /// <param name="returns">Daily log returns, 30 or more.</param>
    /// <exception cref="Domain.InputException">The returns cannot be fitted.</exception>
    public static MertonJumpFit Fit(IReadOnlyList<double> returns)
    {
        const string fit = "Merton jump fit";
        SampleChecks.RefuseUnfit(returns, fit);
        double[] values = [.. returns];
        var bounds = new JumpBounds(values);
        double[][] starts =
        [
            [bounds.Median, bounds.Deviation, 0.05, 0, 2.5 * bounds.Sample],
            [bounds.Median, 0.7 * bounds.Deviation, 0.4, 0, bounds.Sample],
        ];
        JumpMaximum maximum = JumpSearch.Maximise(
            new MertonJumpLikelihood(values).At, [bounds.Drift, bounds.Volatility, bounds.Intensity, bounds.JumpMean, bounds.JumpSize], starts, values.Length, fit);
        Estimate[] found = maximum.Parameters;
        return new MertonJumpFit(
            found[0],
            found[1],
            found[2],
            found[3],
            found[4],
            maximum.NamesAtBound("drift", "volatility", "intensity", "jump mean", "jump deviation"),
            maximum.LogLikelihood,
            maximum.Converged);
    }
}
