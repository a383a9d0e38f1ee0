namespace MonteCarloRisk.Domain.Accounts;

/// <summary>
/// The margin rules of a protocol. An account may be liquidated when
/// sum(liquidation threshold * collateral value) + option value - debt falls below sum(maintenance margin * |short contracts| * underlying price).
/// </summary>
/// <param name="Collateral">Loan-to-value and liquidation threshold by asset name.</param>
/// <param name="Options">Initial and maintenance margin of short options by underlying asset name.</param>
/// <param name="LiquidationDelay">Whole days from the breach of the rule to the close-out, zero or more.</param>
public sealed record MarginRules(
    IReadOnlyDictionary<string, CollateralRule> Collateral,
    IReadOnlyDictionary<string, OptionMarginRule> Options,
    int LiquidationDelay);
