namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>One part of a venue's requirement.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Initial">Its share of the initial requirement, in the numéraire, zero or more; not a number where the venue publishes none.</param>
/// <param name="Maintenance">Its share of the maintenance requirement, in the numéraire, zero or more.</param>
public sealed record RequirementPart(string Name, double Initial, double Maintenance);
