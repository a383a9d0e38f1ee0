namespace MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

/// <summary>What venues of perpetuals have in common: they margin a net position in one perpetual against cash.</summary>
internal static class PerpetualVenue
{
    /// <summary>What a venue whose parameters a market file may state adds.</summary>
    public const string MayBeStated = "; `venues` of the market file may state them";

    public static string? Refusal(ComparedAccount account, bool hasMarket, string remedy = "") => account.Options.Count > 0 || account.Perpetuals.Count == 0 ? "margins perpetuals only"
        : account.Collateral.Count > 0 ? "collateral other than cash is not in our sources"
        : !hasMarket ? "no parameters of this asset are in our sources" + remedy
        : null;

    public static VenueRequirement Requirement(ComparedAccount account, string binding, params RequirementPart[] parts) =>
        new(account.PerpetualProfit + account.Cash, binding, parts);
}
