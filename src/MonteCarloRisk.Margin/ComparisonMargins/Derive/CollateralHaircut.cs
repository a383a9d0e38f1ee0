namespace MonteCarloRisk.Margin.ComparisonMargins.Derive;

/// <summary>How portfolio margin 2 counts one collateral asset.</summary>
/// <param name="Maintenance">Share of its value that does not count.</param>
/// <param name="InitialAddition">Further share that does not count initially.</param>
/// <param name="MovesWithSpot">Whether scenarios move it with the underlying's spot, so that it can cover written options.</param>
public sealed record CollateralHaircut(double Maintenance, double InitialAddition, bool MovesWithSpot);
