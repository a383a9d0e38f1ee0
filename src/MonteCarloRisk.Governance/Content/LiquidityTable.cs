using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>What a close-out of each collateral costs, as the market file says it.</summary>
static class LiquidityTable
{
    /// <summary>The table; null where close-outs cost nothing.</summary>
    public static ReportTable? Of(Market market)
    {
        if (market.Liquidity is null && market.Rules.Collateral.Values.All(rule => rule.Penalty is null)) return null;
        return new ReportTable(
            [
                new ReportColumn("Asset", false),
                new ReportColumn("Slippage", false),
                new ReportColumn("Depth at 2%", true),
                new ReportColumn("Stress exponent", true),
                new ReportColumn("Liquidator's bonus", true),
                new ReportColumn("Protocol's fee", true),
                new ReportColumn("Slippage paid by", false),
            ],
            [.. market.Model.Assets.Where(asset => market.Rules.Collateral.ContainsKey(asset.Name)).Select(asset => Row(asset.Name, market.Liquidity?.Assets.GetValueOrDefault(asset.Name), market.Rules.Collateral[asset.Name]))]);
    }

    /// <summary>The liquidation delay in words: the number of days, or how it is drawn.</summary>
    public static string Delay(MarginRules rules) => rules.Delays is not { } delays ? NumberText.Days(rules.LiquidationDelay)
        : $"{NumberText.Days(delays.Longest)} at most ({string.Join(", ", delays.Chances.Select(chance => $"{NumberText.Days(chance.Delay)} with probability {NumberText.Plain(chance.Probability, "0.###")}"))})";

    static IReadOnlyList<ReportCell> Row(string asset, LiquidityModel? liquidity, CollateralRule rule) =>
    [
        new ReportCell(asset),
        new ReportCell(liquidity switch
        {
            null => "none",
            LiquidityModel.Constant constant => NumberText.Level(constant.Share),
            LiquidityModel.SquareRoot root => $"square root: half of {NumberText.Level(root.Spread)}, and {NumberText.Plain(root.Impact, "0.##")} x {NumberText.Percent(root.DailyVolatility)} x sqrt(value / {NumberText.Money(root.DailyVolume)})",
            LiquidityModel.Table table => $"table: {string.Join(", ", table.Rows.Select(row => $"{NumberText.Level(row.Slippage)} at {NumberText.Money(row.Volume)}"))}",
            _ => throw new ArgumentOutOfRangeException(nameof(liquidity), liquidity, "No words are known for this liquidity."),
        }),
        new ReportCell(liquidity?.Depth is { } depth ? NumberText.Money(depth) : NumberText.None),
        new ReportCell(liquidity is null or LiquidityModel.Constant ? NumberText.None : NumberText.Plain(liquidity.StressExponent, "0.##")),
        new ReportCell(rule.Penalty is { } bonus ? NumberText.Level(bonus.Bonus) : NumberText.None),
        new ReportCell(rule.Penalty is { } fee ? NumberText.Level(fee.Fee) : NumberText.None),
        new ReportCell(rule.Penalty?.Payer == SlippagePayer.Liquidator ? "liquidator, as far as the bonus goes" : "account"),
    ];
}
