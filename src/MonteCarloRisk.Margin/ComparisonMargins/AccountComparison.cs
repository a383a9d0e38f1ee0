namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>What our recommended rules and other venues ask of one standard account.</summary>
/// <param name="Account">The account: a borrower against an asset, or the writer of one contract.</param>
/// <param name="Notional">Value of the collateral or of the underlying that it is about, in the numéraire; what shares are of.</param>
/// <param name="Initial">Equity that the recommended rules need to open, in the numéraire.</param>
/// <param name="Maintenance">Equity that the recommended rules need to keep, in the numéraire.</param>
/// <param name="Venues">Every venue's answer.</param>
public sealed record AccountComparison(string Account, double Notional, double Initial, double Maintenance, IReadOnlyList<VenueAnswer> Venues);
