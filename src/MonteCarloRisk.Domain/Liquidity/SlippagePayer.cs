namespace MonteCarloRisk.Domain.Liquidity;

/// <summary>Out of what the slippage of a close-out is paid.</summary>
public enum SlippagePayer
{
    /// <summary>The account's collateral, beside the bonus: an auction, or a protocol that sells by itself.</summary>
    Account,

    /// <summary>The liquidator's bonus, as far as it goes: a fixed spread, where the liquidator takes collateral and sells it at his own risk. What is beyond the bonus is the account's.</summary>
    Liquidator,
}
