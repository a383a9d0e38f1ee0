namespace MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

/// <summary>
/// GMX v2: what remains after fees and price impact may not fall below the least collateral, nor below a share of the size, which rises with open interest when a position is opened. Price
/// impact depends on the pool's imbalance and is given as a share. Source: gmx-io/gmx-synthetics, contracts/position/PositionUtils.sol and config/markets.ts.
/// </summary>
/// <param name="CollateralFactor">Least collateral, share of size, to open and to keep, by underlying.</param>
/// <param name="OpenInterestMultiplier">Least share of size by unit of open interest.</param>
/// <param name="OpenInterest">Open interest of the position's side, in the numéraire.</param>
/// <param name="LeastCollateral">Least collateral in the numéraire.</param>
/// <param name="ClosingFee">Fee of closing, share of size.</param>
/// <param name="ClosingImpact">Price impact of closing, share of size, zero or more.</param>
public sealed record GmxMargin(
    IReadOnlyDictionary<string, double> CollateralFactor,
    double OpenInterestMultiplier,
    double OpenInterest,
    double LeastCollateral,
    double ClosingFee,
    double ClosingImpact) : IVenueMargin
{
    /// <summary>ETH and BTC at 200 times leverage, other fees than the liquidation's not in our sources, no open interest, no impact.</summary>
    public static GmxMargin Defaults { get; } = new(new Dictionary<string, double> { ["ETH"] = .005, ["BTC"] = .005 }, 0, 0, 1, .002, 0);

    /// <inheritdoc/>
    public string Venue => "GMX v2";

    /// <inheritdoc/>
    public VenueAnswer Ask(ComparedAccount account) => VenueAnswer.Of(this, Refusal(account), () => Require(account));

    /// <summary>Least share of size by open interest.</summary>
    public double OpenInterestFactor => OpenInterest * OpenInterestMultiplier;

    private string? Refusal(ComparedAccount account) => PerpetualVenue.Refusal(account, CollateralFactor.ContainsKey(account.Quote.Underlying));

    private VenueRequirement Require(ComparedAccount account)
    {
        double size = account.PerpetualNotional;
        double factor = CollateralFactor[account.Quote.Underlying];
        double keep = Math.Max(LeastCollateral, size * factor);
        double open = Math.Max(keep, size * OpenInterestFactor);
        double closing = size * (ClosingFee + ClosingImpact);
        return PerpetualVenue.Requirement(
            account,
            LeastCollateral > size * factor ? "least collateral" : "share of size",
            new RequirementPart("collateral", open, keep),
            new RequirementPart("fees and impact of closing", closing, closing));
    }
}
