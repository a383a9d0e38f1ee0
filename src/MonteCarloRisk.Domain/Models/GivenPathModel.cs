namespace MonteCarloRisk.Domain.Models;

/// <summary>
/// Prices that are given: every path has the same prices, those of history or of a stipulated course, times exp(n_i), n_i a noise of zero mean that begins at zero and reverts to it:
/// n_i' = 2^(-dt / halfLife) n_i + deviation_i sqrt(1 - 4^(-dt / halfLife)) y_i, y correlated standard normals. Without noise only what happens to a protocol is random.
/// </summary>
/// <remarks>The assets' drifts are zero and not used; their volatility is what depth in stress compares a path's with.</remarks>
public sealed record GivenPathModel : PriceModel
{
    /// <summary>A price stands for this long, in seconds, where nothing else is stated: a day.</summary>
    public const double UsualLongestGap = 86_400;

    /// <summary>Names prices without noise.</summary>
    /// <param name="times">Seconds from the start, the first 0, rising.</param>
    /// <param name="assets">The assets.</param>
    /// <param name="longestGap">Seconds that a price stands for at most; a longer interval between times is a gap, and refused.</param>
    public GivenPathModel(IReadOnlyList<double> times, IReadOnlyList<GivenAsset> assets, double longestGap = UsualLongestGap)
        : this(times, assets, longestGap, [.. assets.Select((_, i) => (IReadOnlyList<double>)[.. assets.Select((_, j) => i == j ? 1.0 : 0)])], null)
    {
    }

    /// <summary>Names prices with noise.</summary>
    /// <param name="times">Seconds from the start, the first 0, rising.</param>
    /// <param name="assets">The assets.</param>
    /// <param name="longestGap">Seconds that a price stands for at most; a longer interval between times is a gap, and refused.</param>
    /// <param name="correlation">Correlation of the noise.</param>
    /// <param name="noiseHalfLife">Seconds in which half of a noise is left, above zero; null where there is none.</param>
    public GivenPathModel(IReadOnlyList<double> times, IReadOnlyList<GivenAsset> assets, double longestGap, IReadOnlyList<IReadOnlyList<double>> correlation, double? noiseHalfLife)
        : base(Measure.RealWorld, [.. assets.Select(asset => new ModelAsset(asset.Name, asset.Prices.Count > 0 ? asset.Prices[0] : 0, asset.UsualVolatility, 0))], correlation)
    {
        Times = times;
        Given = assets;
        LongestGap = longestGap;
        NoiseHalfLife = noiseHalfLife;
    }

    /// <summary>Seconds from the start.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>The assets with their prices.</summary>
    public IReadOnlyList<GivenAsset> Given { get; }

    /// <summary>Seconds that a price stands for at most.</summary>
    public double LongestGap { get; }

    /// <summary>How prices go from one time to the next.</summary>
    public BetweenTimes Between { get; init; }

    /// <summary>Seconds in which half of a noise is left; null where there is none.</summary>
    public double? NoiseHalfLife { get; }
}
