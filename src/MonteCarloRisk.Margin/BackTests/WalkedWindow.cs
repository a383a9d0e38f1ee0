namespace MonteCarloRisk.Margin.BackTests;

/// <summary>One asset's rules, solved from the days up to one, against the days after it.</summary>
/// <param name="Day">The last day that the rules knew.</param>
/// <param name="Insolvencies">The liquidation threshold at each target, against the price at the close-out of the borrower at it.</param>
/// <param name="Breach">The loan-to-value, against the lowest price within the horizon.</param>
public sealed record WalkedWindow(DateOnly Day, IReadOnlyList<WalkedLimit> Insolvencies, WalkedLimit Breach);
