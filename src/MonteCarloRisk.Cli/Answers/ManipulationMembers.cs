using MonteCarloRisk.Margin.Protocols.Manipulation;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>What an attacker can do with a collateral's oracle, as the protocol stands today.</summary>
/// <param name="Asset">The collateral.</param>
/// <param name="Kind">borrow or liquidate.</param>
/// <param name="Profits">Whether an attack gains what it costs.</param>
/// <param name="Best">The attack with the largest gain less cost; left out where none gains anything.</param>
/// <param name="Cheapest">The attack of the smallest cost that gains what it costs; left out where none does.</param>
sealed record ManipulationMembers(string Asset, string Kind, bool Profits, ManipulationMembers.Attack? Best, ManipulationMembers.Attack? Cheapest)
{
    public static ManipulationMembers Of(CollateralManipulation found) => new(
        found.Asset, found.Kind == AttackKind.Borrow ? "borrow" : "liquidate", found.Cheapest is not null, Attack.Of(found.Best), Attack.Of(found.Cheapest));

    /// <summary>An attack; money in the numéraire.</summary>
    /// <param name="PoolMultiple">What the reference pool's price is held at, over today's.</param>
    /// <param name="Blocks">Blocks for which it is held there; 0 where all happens in one transaction.</param>
    /// <param name="OracleMultiple">What the oracle tells, over today's.</param>
    /// <param name="Capital">What is spent at once.</param>
    /// <param name="Cost">Cost of corruption.</param>
    /// <param name="Gain">Profit from corruption, before the cost.</param>
    internal sealed record Attack(double PoolMultiple, int Blocks, double OracleMultiple, double Capital, double Cost, double Gain)
    {
        public static Attack? Of(ManipulationAttack? attack) => attack is null ? null : new(attack.PoolMultiple, attack.Blocks, attack.OracleMultiple, attack.Capital, attack.Cost, attack.Gain);
    }
}
