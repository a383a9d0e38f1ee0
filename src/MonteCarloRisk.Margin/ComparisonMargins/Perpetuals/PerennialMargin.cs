using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

/// <summary>
/// Perennial v2: max(|units| * |price| * ratio, least requirement). Source: equilibria-xyz/perennial-v2, packages/core/contracts/types/Position.sol and RiskParameter.sol. Parameters are set by
/// market and are not in our sources, so there are no defaults; an account's own choice of more collateral is not modelled.
/// </summary>
/// <param name="Markets">Markets by underlying.</param>
public sealed record PerennialMargin(IReadOnlyDictionary<string, PerennialMarket> Markets) : IVenueMargin
{
    /// <inheritdoc/>
    public string Venue => "Perennial v2";

    /// <inheritdoc/>
    public VenueAnswer Ask(ComparedAccount account) => VenueAnswer.Of(this, Refusal(account), () => Require(account));

    private string? Refusal(ComparedAccount account) => PerpetualVenue.Refusal(account, Markets.ContainsKey(account.Quote.Underlying), PerpetualVenue.MayBeStated);

    private VenueRequirement Require(ComparedAccount account)
    {
        PerennialMarket market = Markets[account.Quote.Underlying];
        double share = account.PerpetualNotional * market.Maintenance;
        return PerpetualVenue.Requirement(
            account,
            share >= market.LeastMaintenance ? "ratio of notional" : "least requirement",
            new RequirementPart("perpetuals", Math.Max(account.PerpetualNotional * market.Margin, market.LeastMargin), Math.Max(share, market.LeastMaintenance)));
    }
}
