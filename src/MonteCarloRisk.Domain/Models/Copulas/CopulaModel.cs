namespace MonteCarloRisk.Domain.Models.Copulas;

/// <summary>
/// Log returns of given margins under a copula, on steps of one length, under the real-world measure:
/// r_i = drift_i step + volatility_i sqrt(step) (X_i - E X_i), X_i of the asset's margin, the ranks of all X_i those of the copula, steps independent.
/// </summary>
/// <remarks>Between steps nothing is said, so there is no bridge; sums over steps have other margins and another copula.</remarks>
/// <param name="Assets">The assets; volatility is the standard deviation of returns where the margin has unit variance, drift the mean of the log return per year, which is that of the median price where the margin is symmetric.</param>
/// <param name="Correlation">Correlation of the copula's normals.</param>
/// <param name="Copula">The copula.</param>
/// <param name="Margins">One an asset.</param>
/// <param name="Step">Length of a step in years: that of the data which the margins were fitted to.</param>
public sealed record CopulaModel(
    IReadOnlyList<ModelAsset> Assets,
    IReadOnlyList<IReadOnlyList<double>> Correlation,
    Copula Copula,
    IReadOnlyList<ReturnMargin> Margins,
    double Step)
    : PriceModel(Measure.RealWorld, Assets, Correlation)
{
    /// <summary>The most jumps a step that a margin may expect; a sum of more is nearly normal.</summary>
    public const double MostJumps = 10;

    /// <inheritdoc/>
    public override double? FixedStep => Step;

    /// <inheritdoc/>
    public override bool HasMeanPrice => Enumerable.Range(0, Assets.Count).All(HasMeanPriceOf);

    /// <inheritdoc/>
    public override bool HasMeanPriceOf(int asset) => Margins[asset].HasMeanPrice(Scale(asset));

    /// <summary>What an asset's X is multiplied by on a step.</summary>
    /// <param name="asset">Index of the asset.</param>
    public double Scale(int asset) => Assets[asset].Volatility * Math.Sqrt(Step);
}
