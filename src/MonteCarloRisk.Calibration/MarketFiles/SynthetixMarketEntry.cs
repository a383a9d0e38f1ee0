using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("One market of Synthetix v3: initial ratio |units| / skewScale * initialRatio + leastInitialRatio of notional, maintenance maintenanceScale of it, each with positionMargin.")]
sealed record SynthetixMarketEntry
{
    [Description("Units of skew that move the price by its own size, 1 or more and no fewer than the largest position in the asset's perpetuals.")]
    [Within("[1, )")]
    public required double SkewScale { get; init; }

    [Description("Slope of the initial ratio in units over skewScale, 0 or more.")]
    [Within("[0, )")]
    public required double InitialRatio { get; init; }

    [Description("Initial ratio of a small position, a fraction above 0.")]
    [Within("(0, 1]")]
    public required double LeastInitialRatio { get; init; }

    [Description("Maintenance over initial ratio, a fraction above 0.")]
    [Within("(0, 1]")]
    public required double MaintenanceScale { get; init; }

    [Description("Added to both margins, in the numéraire; by default 0.")]
    [Within("[0, )")]
    public double PositionMargin { get; init; }

    /// <summary>Refuses what means nothing.</summary>
    /// <param name="largest">Units of the largest position of an account in the asset's perpetuals.</param>
    /// <param name="place">Where it stands.</param>
    public void Check(double largest, JsonPlace place)
    {
        if (!(SkewScale >= 1)) throw place.Member("skewScale").Refuse(SkewScale, "a skew scale is in units of the asset, 1 or more");
        if (SkewScale < largest) throw place.Member("skewScale").Refuse(SkewScale, FormattableString.Invariant($"it is in units of the asset; the largest position, {largest} units, would move the price by more than itself"));
        if (!(InitialRatio >= 0)) throw place.Member("initialRatio").Refuse(InitialRatio, "a slope is 0 or more");
        if (LeastInitialRatio is not (> 0 and <= 1)) throw place.Member("leastInitialRatio").Refuse(LeastInitialRatio, "a ratio is a fraction above 0 and at most 1");
        if (MaintenanceScale is not (> 0 and <= 1)) throw place.Member("maintenanceScale").Refuse(MaintenanceScale, "a share is above 0 and at most 1");
        if (!(PositionMargin >= 0)) throw place.Member("positionMargin").Refuse(PositionMargin, "a margin is 0 or more");
    }

    public SynthetixMarket ToMarket() => new(SkewScale, InitialRatio, LeastInitialRatio, MaintenanceScale, PositionMargin);
}
