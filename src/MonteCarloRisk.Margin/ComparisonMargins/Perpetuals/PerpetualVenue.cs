namespace MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

/// <summary>What venues of perpetuals have in common: they margin a net position in one perpetual against cash.</summary>
internal static class PerpetualVenue
{
    public static string? Refusal(ComparedAccount account, bool hasMarket) => account.Options.Count > 0 || account.Perpetuals.Count == 0 ? "margins perpetuals only"
        : account.Collateral.Count > 0 ? "collateral other than cash is not in our sources"
        : !hasMarket ? "no parameters of this asset are in our sources"
        : null;

    public static VenueRequirement Requirement(ComparedAccount account, string binding, params RequirementPart[] parts) =>
        new(account.PerpetualProfit + account.Cash, binding, parts);
}
