using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Models;

/// <summary>
/// Student-t log returns on steps of one length, under the real-world measure: r_i = drift_i step + scale_i w_i y_i, y correlated standard
/// normals, w_i = sqrt(degrees_i / X_i), X_i chi-square with the asset's degrees of freedom, all from one uniform a step (grouped t; equal
/// degrees are the multivariate t). scale_i = volatility_i sqrt(step (degrees_i - 2) / degrees_i), so that the volatility is that of the returns.
/// </summary>
/// <remarks>
/// The mean price is infinite, since a t has no exponential moment: nothing that needs it is computed (risk-neutral prices, losses that grow with
/// a price without bound). Between steps nothing is said, so there is no bridge.
/// </remarks>
/// <param name="Assets">The assets; their drift is that of the median price.</param>
/// <param name="Correlation">Correlation of y, which is that of the returns where degrees are equal.</param>
/// <param name="DegreesOfFreedom">One an asset, above 2 and at most 1000.</param>
/// <param name="Step">Length of a step in years: that of the data which the model was fitted to.</param>
public sealed record StudentModel(
    IReadOnlyList<ModelAsset> Assets,
    IReadOnlyList<IReadOnlyList<double>> Correlation,
    IReadOnlyList<double> DegreesOfFreedom,
    double Step)
    : PriceModel(Measure.RealWorld, Assets, Correlation)
{
    /// <summary>The most degrees of freedom; a t with more cannot be told from a normal.</summary>
    public const double MostDegreesOfFreedom = 1000;

    /// <summary>At and below it returns have no variance, and a volatility means nothing.</summary>
    public const double FewestDegreesOfFreedom = 2;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasMeanPrice => false;

    /// <inheritdoc/>
    [JsonIgnore]
    public override double? FixedStep => Step;

    /// <summary>Scale of an asset's returns on a step: what its t is multiplied by.</summary>
    /// <param name="asset">Index of the asset.</param>
    public double Scale(int asset) => Assets[asset].Volatility * Math.Sqrt(Step * (DegreesOfFreedom[asset] - 2) / DegreesOfFreedom[asset]);

    /// <summary>What a t is multiplied by to have a variance of one.</summary>
    /// <param name="degrees">Degrees of freedom, above 2.</param>
    public static double UnitScale(double degrees) => Math.Sqrt((degrees - 2) / degrees);
}
