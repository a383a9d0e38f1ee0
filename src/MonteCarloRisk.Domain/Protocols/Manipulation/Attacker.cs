namespace MonteCarloRisk.Domain.Protocols.Manipulation;

/// <summary>Somebody who moves reference pools to take from the protocol.</summary>
/// <param name="Capital">What he can spend at once, loans for one transaction included; above zero.</param>
/// <param name="Borrowable">What the protocol still lends, above zero.</param>
/// <param name="BlockTime">Seconds of a block, above zero: for so long others cannot trade the pool back.</param>
public sealed record Attacker(double Capital, double Borrowable, double BlockTime);
