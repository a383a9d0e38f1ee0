using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>The accounts that requirements are measured on; none of them counts towards the protocol.</summary>
internal static class StandardAccounts
{
    // An account on its threshold would be breached or not by a rounding; one part in a million inside, it is not.
    public const double Inside = 1 - 1e-6;

    private static readonly Dictionary<string, double> Nothing = [];

    /// <summary>Units of an asset against a debt at a loan-to-value.</summary>
    public static MonitoredAccount Borrower(ModelAsset asset, double units, double loanToValue) =>
        new(Loan($"borrower {asset.Name}", asset, units, loanToValue), Cash: 0, CountsTowardsProtocol: false);

    /// <summary>Units of an asset against the largest debt that its liquidation threshold leaves healthy: the worst placed borrower.</summary>
    public static MonitoredAccount BorrowerAtThreshold(ModelAsset asset, double units, double threshold) =>
        new(Loan($"borrower at the threshold {asset.Name}", asset, units, threshold * Inside), Cash: 0, CountsTowardsProtocol: false);

    /// <summary>
    /// Units of an asset, breached when its price first falls below today's, against a debt at a price that it does not reach: its ratio of
    /// equity to exposure is price / (spot * floor) - 1, at a close-out the price less its costs, so its tallies hold the distributions of the lowest price and of the price at close-out.
    /// </summary>
    public static MonitoredAccount PriceAccount(ModelAsset asset, double units, double floor) => new(
        Loan($"price account {asset.Name}", asset, units, floor),
        Cash: 0,
        CountsTowardsProtocol: false,
        new MarginRules(
            new Dictionary<string, CollateralRule> { [asset.Name] = new(floor, floor / Inside) },
            new Dictionary<string, OptionMarginRule>(),
            LiquidationDelay: 0),
        KeepsDistributions: true);

    /// <summary>One unit of a perpetual, long or short, against cash of a margin of its notional.</summary>
    public static MonitoredAccount Trader(Perpetual perpetual, ModelAsset underlying, PositionSide side, double margin) =>
        new(Position($"{Name(side)} {perpetual.Name}", perpetual, underlying, side), Cash: margin * underlying.Spot, CountsTowardsProtocol: false);

    /// <summary>The same of the largest position that its maintenance margin leaves healthy: the worst placed trader.</summary>
    public static MonitoredAccount TraderAtMaintenance(Perpetual perpetual, ModelAsset underlying, PositionSide side, double maintenance) =>
        new(Position($"{Name(side)} at the maintenance margin {perpetual.Name}", perpetual, underlying, side), Cash: maintenance / Inside * underlying.Spot, CountsTowardsProtocol: false);

    /// <summary>
    /// One unit of a perpetual, breached when its price first moves against it, among a debt and cash so large that its ratio of equity to exposure tells its price less the funding paid:
    /// its tallies hold the distributions of the worst of both, and of both at close-out; see <see cref="PerpetualPrice"/>.
    /// </summary>
    public static MonitoredAccount PerpetualPriceAccount(Perpetual perpetual, ModelAsset underlying, PositionSide side) => new(
        Position($"{Name(side)} price account {perpetual.Name}", perpetual, underlying, side) with { Debt = PerpetualPrice.Debt * underlying.Spot },
        Cash: (PerpetualPrice.Debt + PerpetualPrice.Equity(side)) * underlying.Spot,
        CountsTowardsProtocol: false,
        new MarginRules(new Dictionary<string, CollateralRule>(), new Dictionary<string, OptionMarginRule>(), LiquidationDelay: 0)
        {
            Perpetuals = new Dictionary<string, PerpetualMarginRule> { [underlying.Name] = new(1, PerpetualPrice.Equity(side) * Inside) },
        },
        KeepsDistributions: true);

    private static MarginAccount Position(string name, Perpetual perpetual, ModelAsset underlying, PositionSide side) => new(name, Nothing, 0, Nothing)
    {
        Perpetuals = new Dictionary<string, PerpetualPosition> { [perpetual.Name] = new(underlying.Name, side == PositionSide.Long ? 1 : -1, underlying.Spot) },
    };

    private static string Name(PositionSide side) => side == PositionSide.Long ? "long" : "short";

    private static MarginAccount Loan(string name, ModelAsset asset, double units, double loanToValue) =>
        new(name, new Dictionary<string, double> { [asset.Name] = units }, asset.Spot * loanToValue * units, Nothing);
}
