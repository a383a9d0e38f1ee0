namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>What a venue would ask of an account.</summary>
/// <param name="Venue">Name of the venue and its rule.</param>
/// <param name="Requirement">The requirement; null where its rules say nothing of the account.</param>
/// <param name="Reason">Why they say nothing, in one line; empty where they do.</param>
public sealed record VenueAnswer(string Venue, VenueRequirement? Requirement, string Reason)
{
    internal static VenueAnswer Of(IVenueMargin margin, string? refusal, Func<VenueRequirement> require) =>
        refusal is null ? new(margin.Venue, require(), "") : new(margin.Venue, null, refusal);
}
