namespace MonteCarloRisk.Domain.Protocols.Lending;

/// <summary>Lenders who leave while they fear for their money. Withdrawals are bounded by what is not lent.</summary>
/// <param name="Utilization">Debt over supply from which on they leave, in (0, 1].</param>
/// <param name="SharePerDay">Share of those who are still there that wants to leave in a day, in (0, 1).</param>
public sealed record LenderRun(double Utilization, double SharePerDay)
{
    /// <summary>Bad debt of the protocol so far over the reserve's supply from which on they leave too; above zero; null where it frightens nobody.</summary>
    public double? BadDebtShare { get; init; }
}
