using System.Text.Json.Serialization;

namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>
/// What a venue asks of an account, as equity that the account must have: cash, collateral at its price, perpetual profit and options at the venue's marks. So it is beyond the value of
/// short options, as our own margins are; haircuts of collateral are parts of it.
/// </summary>
/// <param name="Equity">The account's equity at the venue's marks, in the numéraire.</param>
/// <param name="Binding">The scenario or rule that sets the requirement.</param>
/// <param name="Parts">The parts, which add up to it.</param>
public sealed record VenueRequirement(double Equity, string Binding, IReadOnlyList<RequirementPart> Parts)
{
    /// <summary>Equity needed to open, in the numéraire, zero or more; not a number where the venue publishes none.</summary>
    public double Initial => Parts.Sum(part => part.Initial);

    /// <summary>Equity needed to keep, in the numéraire, zero or more.</summary>
    public double Maintenance => Parts.Sum(part => part.Maintenance);

    /// <summary>Equity beyond the initial requirement: the signed margin that venues such as Derive state.</summary>
    [JsonIgnore]
    public double InitialExcess => Equity - Initial;

    /// <summary>Equity beyond the maintenance requirement; below zero the account may be liquidated.</summary>
    [JsonIgnore]
    public double MaintenanceExcess => Equity - Maintenance;
}
