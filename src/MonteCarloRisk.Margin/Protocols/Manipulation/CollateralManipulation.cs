namespace MonteCarloRisk.Margin.Protocols.Manipulation;

/// <summary>What an attacker can do with a collateral's oracle.</summary>
/// <param name="Asset">The collateral.</param>
/// <param name="Kind">The kind of attack.</param>
/// <param name="Best">The attack with the largest gain less cost, be it a loss; null where no move of the pool gains anything.</param>
/// <param name="Cheapest">The attack of the smallest cost that gains what it costs; null where none does.</param>
public sealed record CollateralManipulation(string Asset, AttackKind Kind, ManipulationAttack? Best, ManipulationAttack? Cheapest);
