namespace MonteCarloRisk.Domain.Accounts;

/// <summary>How the reaction of a volatility falls with the time left: times min(1, Reference / time left)^Power.</summary>
/// <param name="Reference">Time left in years up to which nothing is damped, above zero.</param>
/// <param name="Power">Zero or more; 0 damps nothing, one half is the square root of time.</param>
public sealed record TermDamping(double Reference, double Power);
