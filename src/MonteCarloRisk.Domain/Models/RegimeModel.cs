using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Models;

/// <summary>
/// Log returns that switch between regimes on steps of one length, under the real-world measure: in regime k, r_i = drift_i(k) step + volatility_i(k) sqrt(step) y_i, y correlated
/// as the regime says and normal, or Student-t of degrees of freedom and a mixing variable that all regimes and assets share. The regime is hidden, Markov and the same for all assets.
/// </summary>
/// <remarks>
/// Drifts are means of log returns, so that of the median price in the long run. With t errors the mean price is infinite, see <see cref="StudentModel"/>.
/// Between steps nothing is said, so there is no bridge. Source: J. Hamilton, A new approach to the economic analysis of nonstationary time series and the business cycle, Econometrica 57 (1989) 357.
/// </remarks>
public sealed record RegimeModel : PriceModel
{
    /// <summary>The most regimes of a model.</summary>
    public const int MostRegimes = 16;

    /// <summary>Names the assets, whose volatility, drift and correlation follow from the regimes' in the long run.</summary>
    /// <param name="assets">Names and spots of the assets.</param>
    /// <param name="regimes">The regimes, at least one.</param>
    /// <param name="moves">The chain.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom of t errors, above 2; null for normal errors.</param>
    /// <param name="step">Length of a step in years: that of the data which the model was fitted to.</param>
    public RegimeModel(IReadOnlyList<PricedName> assets, IReadOnlyList<Regime> regimes, RegimeMoves moves, double? degreesOfFreedom, double step)
        : this(
            assets,
            NormalMoments.Mixture(moves.LongRunShares(), [.. regimes.Select(regime => NormalMoments.OfStep(regime.Drifts, regime.Volatilities, regime.Correlation, step))]),
            step)
    {
        Regimes = regimes;
        Moves = moves;
        DegreesOfFreedom = degreesOfFreedom;
        Step = step;
    }

    private RegimeModel(IReadOnlyList<PricedName> assets, NormalMoments longRun, double step)
        : base(
            Measure.RealWorld,
            [.. assets.Select((asset, i) => new ModelAsset(asset.Name, asset.Spot, longRun.Deviation(i) / Math.Sqrt(step), longRun.Means[i] / step))],
            longRun.Correlation())
    {
    }

    /// <summary>The regimes.</summary>
    public IReadOnlyList<Regime> Regimes { get; private init; } = [];

    /// <summary>The chain that picks the regime.</summary>
    public RegimeMoves Moves { get; private init; } = new([], []);

    /// <summary>Degrees of freedom of t errors; null for normal errors.</summary>
    public double? DegreesOfFreedom { get; private init; }

    /// <summary>Length of a step in years.</summary>
    public double Step { get; private init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override double? FixedStep => Step;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasMeanPrice => DegreesOfFreedom is null;
}
