namespace MonteCarloRisk.Domain.Protocols.Perpetuals;

/// <summary>When a side of perpetuals is closed because its profit is too large a part of what the pool holds for it, and how far (GMX's MAX_PNL_FACTOR_FOR_ADL and MIN_PNL_FACTOR_AFTER_ADL).</summary>
/// <param name="Trigger">Profit over pool above which it is, above zero.</param>
/// <param name="Target">Profit over pool down to which it is, zero or more, below one and not above the trigger.</param>
public sealed record ProfitFactors(double Trigger, double Target);
