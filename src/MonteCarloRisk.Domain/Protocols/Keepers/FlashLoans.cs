namespace MonteCarloRisk.Domain.Protocols.Keepers;

/// <summary>Loans that are repaid within the transaction: keepers pay with them what their capital does not.</summary>
/// <remarks>Sources: Aave v3 Pool.sol (a premium of 0.05%), MakerDAO dss-flash (no fee).</remarks>
/// <param name="Liquidity">The largest loan, above zero; each purchase is a transaction of its own, so each may take all of it.</param>
/// <param name="Fee">Fraction of the loan that it costs, from zero to a tenth.</param>
public sealed record FlashLoans(double Liquidity, double Fee);
