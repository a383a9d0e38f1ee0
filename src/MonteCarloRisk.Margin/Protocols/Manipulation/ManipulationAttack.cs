namespace MonteCarloRisk.Margin.Protocols.Manipulation;

/// <summary>An attack: a reference pool is moved, the protocol's oracle tells it, and the protocol is taken from. Money in the numéraire.</summary>
/// <param name="PoolMultiple">What the pool's price is held at, over today's.</param>
/// <param name="Blocks">Blocks for which it is held there; zero where all happens in one transaction.</param>
/// <param name="OracleMultiple">What the oracle tells, over today's.</param>
/// <param name="Capital">What is spent at once: on the pool, and on collateral or debts that are repaid.</param>
/// <param name="Cost">Cost of corruption: what moving the pool loses to those who trade it back, and in fees.</param>
/// <param name="Gain">Profit from corruption: what is taken beyond what is given for it.</param>
public sealed record ManipulationAttack(double PoolMultiple, int Blocks, double OracleMultiple, double Capital, double Cost, double Gain)
{
    /// <summary>Gain less cost.</summary>
    public double Profit => Gain - Cost;
}
