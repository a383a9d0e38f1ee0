namespace MonteCarloRisk.Margin.BackTests;

/// <summary>What a rule allowed a price to fall to, and how far it fell.</summary>
/// <param name="Probability">Probability that the rule was solved for, in (0, 1).</param>
/// <param name="Limit">Price over today's below which the rule fails: its liquidation threshold, or loan-to-value over threshold; null where the target was not resolved.</param>
/// <param name="Realised">Price over today's that came; null where none did, since the price never fell below today's.</param>
/// <param name="Place">Probability that the simulation gave to a price as low, in [0, 1].</param>
public sealed record WalkedLimit(double Probability, double? Limit, double? Realised, double Place)
{
    /// <summary>Whether the rule failed.</summary>
    public bool IsException => Realised < Limit;
}
