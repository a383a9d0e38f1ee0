using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

/// <summary>Synthetix v3 perpetuals. Parameters are set by market; those in force are not in our sources, so there are no defaults.</summary>
/// <param name="Markets">Markets by underlying.</param>
public sealed record SynthetixMargin(IReadOnlyDictionary<string, SynthetixMarket> Markets) : IVenueMargin
{
    /// <inheritdoc/>
    public string Venue => "Synthetix v3";

    /// <inheritdoc/>
    public VenueAnswer Ask(ComparedAccount account) => VenueAnswer.Of(this, Refusal(account), () => Require(account));

    private string? Refusal(ComparedAccount account) => PerpetualVenue.Refusal(account, Markets.ContainsKey(account.Quote.Underlying), PerpetualVenue.MayBeStated);

    private VenueRequirement Require(ComparedAccount account)
    {
        SynthetixMarket market = Markets[account.Quote.Underlying];
        double initial = account.PerpetualNotional * market.InitialAt(account.PerpetualUnits);
        return PerpetualVenue.Requirement(
            account,
            "ratio by size over skew scale",
            new RequirementPart("perpetuals", initial, initial * market.MaintenanceScale),
            new RequirementPart("position margin", market.PositionMargin, market.PositionMargin));
    }
}
