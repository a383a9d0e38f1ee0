namespace MonteCarloRisk.Domain.Accounts;

/// <summary>A number of contracts of one option.</summary>
/// <param name="Contract">The option.</param>
/// <param name="Contracts">Contracts held; negative when written (short).</param>
public sealed record OptionPosition(EuropeanOption Contract, double Contracts);
