using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Margin.Penalties;

/// <summary>Which liquidator's bonuses on a collateral pay for a close-out and leave the protocol whole, at the moment of the breach and at today's depth.</summary>
/// <remarks>
/// An account at its threshold T has equity (1 - T) V over collateral of value V. With fee f and slippage s(V) a bonus b, all shares of the value sold, takes no more than that where
/// s + b + f &lt;= 1 - T (the account pays slippage) or max(s, b) + f &lt;= 1 - T (the liquidator pays it, who is whole from b = s on). A larger one leaves bad debt without any move of the price, and more of it
/// the later the close-out: J. Warmuz, A. Chaudhary, D. Pinna, "Toxic liquidation spirals", arXiv:2212.07306 (2022), whose condition without slippage and fee is T (1 + β) &lt;= 1 with β = b / (1 - b). V is that of the largest holding.
/// </remarks>
/// <param name="Asset">The collateral.</param>
/// <param name="LiquidationThreshold">The threshold that it is checked under.</param>
/// <param name="Value">Value of the largest holding of an account today, in the numéraire.</param>
/// <param name="Slippage">Slippage of its sale at today's depth.</param>
/// <param name="Bonus">The bonus in force; zero where nothing is said of one.</param>
/// <param name="Fee">The protocol's fee.</param>
/// <param name="Smallest">The smallest bonus that pays the liquidator's slippage; zero where the account pays it.</param>
/// <param name="Largest">The largest bonus that leaves no bad debt at the threshold; below zero where none does.</param>
public sealed record PenaltyCheck(string Asset, double LiquidationThreshold, double Value, double Slippage, double Bonus, double Fee, double Smallest, double Largest)
{
    // A bonus on its limit is within it, whatever the rounding of 1 - T.
    private const double Same = 1e-12;

    /// <summary>What is to be said of the bonus in force.</summary>
    public PenaltyVerdict Verdict => Largest < Smallest - Same || Largest < -Same ? PenaltyVerdict.NoneFits
        : Bonus > Largest + Same ? PenaltyVerdict.TooLarge
        : Bonus < Smallest - Same ? PenaltyVerdict.TooSmall
        : PenaltyVerdict.Fits;

    /// <summary>The checks of the collateral that has a penalty, or of whose sales something is said; none in a market without either.</summary>
    /// <param name="market">The market.</param>
    /// <param name="rules">The rules whose thresholds they are checked under; the penalties are the market's.</param>
    public static IReadOnlyList<PenaltyCheck> Of(Market market, MarginRules rules) =>
    [
        .. market.Model.Assets
            .Where(asset => market.Rules.Collateral.TryGetValue(asset.Name, out CollateralRule? rule) && (rule.Penalty is not null || market.Liquidity?.Assets.ContainsKey(asset.Name) == true))
            .Select(asset => Of(
                asset.Name,
                rules.Collateral[asset.Name].LiquidationThreshold,
                market.Accounts.Select(account => account.Collateral.GetValueOrDefault(asset.Name)).Append(0).Max() * asset.Spot,
                market.Liquidity?.Assets.GetValueOrDefault(asset.Name),
                market.Rules.Collateral[asset.Name].Penalty ?? new LiquidationPenalty(0, 0))),
    ];

    private static PenaltyCheck Of(string asset, double threshold, double value, LiquidityModel? liquidity, LiquidationPenalty penalty)
    {
        double slippage = liquidity?.Slippage(value) ?? 0;
        double left = 1 - threshold - penalty.Fee;
        bool isPaidByLiquidator = penalty.Payer == SlippagePayer.Liquidator;
        return new PenaltyCheck(asset, threshold, value, slippage, penalty.Bonus, penalty.Fee, isPaidByLiquidator ? slippage : 0, isPaidByLiquidator ? left : left - slippage);
    }
}
