namespace MonteCarloRisk.Domain.Markets;

/// <summary>
/// One market of Synthetix v3: initial ratio |units| / SkewScale * InitialRatio + LeastInitialRatio, maintenance ratio MaintenanceScale of it, each times notional plus PositionMargin. Source:
/// Synthetixio/synthetix-v3, markets/perps-market/contracts/storage/PerpsMarketConfiguration.sol.
/// </summary>
/// <param name="SkewScale">Units of skew that move the price by its own size.</param>
/// <param name="InitialRatio">Slope of the initial ratio in units over SkewScale.</param>
/// <param name="LeastInitialRatio">Initial ratio of a small position.</param>
/// <param name="MaintenanceScale">Maintenance over initial ratio.</param>
/// <param name="PositionMargin">Added to both margins, in the numéraire.</param>
public sealed record SynthetixMarket(double SkewScale, double InitialRatio, double LeastInitialRatio, double MaintenanceScale, double PositionMargin = 0)
{
    /// <summary>Initial ratio of a position.</summary>
    /// <param name="units">Units, of either sign.</param>
    public double InitialAt(double units) => (Math.Abs(units) / SkewScale * InitialRatio) + LeastInitialRatio;

    /// <summary>Price of a fill: price * (1 + (skew + units / 2) / SkewScale).</summary>
    /// <param name="units">Units bought, negative when sold.</param>
    /// <param name="skew">Long less short units of the market before.</param>
    /// <param name="price">Oracle price.</param>
    public double FillPrice(double units, double skew, double price) => price * (1 + ((skew + (units / 2)) / SkewScale));
}
