namespace MonteCarloRisk.Domain.Liquidity;

/// <summary>
/// What a close-out takes from the account's collateral beside slippage, as shares of the value sold. The account pays while its equity lasts; what is taken beyond that is left of the debt, and so bad debt, since the
/// liquidator is paid first.
/// </summary>
/// <param name="Bonus">The liquidator's, in [0, 1). A bonus b on the debt repaid, such as Aave's, is b / (1 + b) of what is sold.</param>
/// <param name="Fee">The protocol's, in [0, 1). It is the treasury's income and not set against bad debt.</param>
/// <param name="Payer">Out of what slippage is paid.</param>
public sealed record LiquidationPenalty(double Bonus, double Fee, SlippagePayer Payer = SlippagePayer.Account)
{
    /// <summary>Share of the value sold that a close-out takes in all, at most 1.</summary>
    /// <param name="slippage">The slippage.</param>
    public double Cost(double slippage) => Math.Min(1, Payer == SlippagePayer.Liquidator ? Math.Max(slippage, Bonus) + Fee : slippage + Bonus + Fee);
}
