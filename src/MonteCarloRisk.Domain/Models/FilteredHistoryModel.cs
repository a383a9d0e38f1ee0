using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Models;

/// <summary>
/// Filtered historical simulation under the real-world measure: on each step one day t of the history is drawn, each as likely as any other and the same for
/// all assets, and r_i = drift_i step + sqrt(v_i) residual(t, i); then each variance v_i moves by its own recursion.
/// </summary>
/// <remarks>
/// Residuals are bounded and steps are finite in number, so the mean price is finite; where variances react it may hang on paths that are rarer than any run
/// has. Between steps nothing is said, so there is no bridge. Source: G. Barone-Adesi, K. Giannopoulos, L. Vosper, VaR without correlations for portfolios of
/// derivative securities, Journal of Futures Markets 19 (1999) 583.
/// </remarks>
/// <param name="Assets">The assets; their drift is that of the mean log price, and their volatility is told and not used.</param>
/// <param name="Correlation">Correlation of the residuals; told and not used, since whole days are drawn.</param>
/// <param name="Variances">The variance of each asset.</param>
/// <param name="Residuals">One row a day, one residual an asset, of mean zero.</param>
/// <param name="Step">Length of a step in years: that of the data.</param>
public sealed record FilteredHistoryModel(
    IReadOnlyList<ModelAsset> Assets,
    IReadOnlyList<IReadOnlyList<double>> Correlation,
    IReadOnlyList<ConditionalVariance> Variances,
    IReadOnlyList<IReadOnlyList<double>> Residuals,
    double Step)
    : PriceModel(Measure.RealWorld, Assets, Correlation)
{
    /// <summary>The most residuals, days times assets.</summary>
    public const int MostResiduals = 1 << 22;

    /// <inheritdoc/>
    [JsonIgnore]
    public override double? FixedStep => Step;
}
