using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Models;

/// <summary>
/// Volatility that moves along the path, under the real-world measure: r_i = drift_i step + sqrt(v_i) z_i, z correlated errors of variance one, normal or
/// Student-t with a mixing variable that all assets share; then each variance v_i moves by its own recursion (constant conditional correlation).
/// </summary>
/// <remarks>
/// The mean price is infinite: under Student-t errors from the first step on; under normal ones from the third on, since the second step's variance has no
/// bound and the mean of exp(reaction v z^2 / 2) is infinite for reaction v of one or more. Only where no variance reacts and errors are normal is it finite.
/// Sources: T. Bollerslev, Journal of Econometrics 31 (1986) 307; L. Glosten, R. Jagannathan, D. Runkle, Journal of Finance 48 (1993) 1779; T. Bollerslev,
/// Review of Economics and Statistics 72 (1990) 498.
/// </remarks>
/// <param name="Assets">The assets; their drift is that of the mean log price, and their volatility is told and not used.</param>
/// <param name="Correlation">Correlation of the normals that the errors are made of.</param>
/// <param name="Variances">The variance of each asset.</param>
/// <param name="DegreesOfFreedom">One an asset, above 2 and at most 1000; null for normal errors.</param>
/// <param name="Step">Length of a step in years: that of the data.</param>
public sealed record CorrelatedGarchModel(
    IReadOnlyList<ModelAsset> Assets,
    IReadOnlyList<IReadOnlyList<double>> Correlation,
    IReadOnlyList<ConditionalVariance> Variances,
    IReadOnlyList<double>? DegreesOfFreedom,
    double Step)
    : PriceModel(Measure.RealWorld, Assets, Correlation)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasMeanPrice => DegreesOfFreedom is null && Variances.All(variance => variance.Recursion.IsDeterministic);

    /// <inheritdoc/>
    [JsonIgnore]
    public override double? FixedStep => Step;
}
