namespace MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

/// <summary>dYdX v4: fractions of a perpetual's notional by liquidity tier.</summary>
/// <param name="Markets">Tier and open interest in the numéraire, by underlying.</param>
public sealed record DydxMargin(IReadOnlyDictionary<string, (LiquidityTier Tier, double OpenInterest)> Markets) : IVenueMargin
{
    /// <summary>ETH and BTC in the tier of large caps.</summary>
    public static DydxMargin Genesis { get; } = new(new Dictionary<string, (LiquidityTier, double)> { ["ETH"] = (LiquidityTier.Genesis[0], 0), ["BTC"] = (LiquidityTier.Genesis[0], 0) });

    /// <inheritdoc/>
    public string Venue => "dYdX v4";

    /// <inheritdoc/>
    public VenueAnswer Ask(ComparedAccount account) => VenueAnswer.Of(this, Refusal(account), () => Require(account));

    private string? Refusal(ComparedAccount account) => PerpetualVenue.Refusal(account, Markets.ContainsKey(account.Quote.Underlying));

    private VenueRequirement Require(ComparedAccount account)
    {
        (LiquidityTier tier, double openInterest) = Markets[account.Quote.Underlying];
        return PerpetualVenue.Requirement(account, $"tier {tier.Name}", new RequirementPart("perpetuals", account.PerpetualNotional * tier.InitialAt(openInterest), account.PerpetualNotional * tier.MaintenanceFraction));
    }
}
