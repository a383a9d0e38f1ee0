using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Lays out a protocol's mechanisms as rows, in the order of the phases: oracle, accrual, mark, liquidate, impact, backstop, controls.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="model">The model.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="clock">Durations as dates.</param>
/// <param name="seed">The seed.</param>
/// <param name="sales">Where what it knows of sales stands.</param>
internal sealed class ProtocolTable(PlanTables tables, PriceModel model, LendingProtocol protocol, ProtocolClock clock, ulong seed, SaleLayout sales)
{
    /// <summary>A sale of the depth costs 2%, which is half of what it lowers the price by.</summary>
    public const double SlippageDoubled = 0.04;

    private readonly ControlLayout controls = new(tables, model, clock);
    private readonly PerpetualRows perpetuals = new(tables, model, protocol, clock, seed);
    private readonly ProtocolDraws draws = new(tables, model, clock, seed);
    private readonly LendingLayout lending = new(tables, model, protocol, clock);

    /// <summary>The rows.</summary>
    public IEnumerable<MechanismRow> Rows() =>
    [
        .. new OracleRows(tables, model, protocol, clock, draws).Of(Markets()),
        .. controls.Levels(protocol),
        .. lending.Interest(protocol.Interest is { } interest ? Interest(interest) : []),
        .. protocol.Perpetuals.Count > 0 ? perpetuals.Funding() : [],
        .. protocol.Positions.Count > 0 ? [.. Gas(protocol.Gas), Keepers(protocol.Keepers)] : (MechanismRow[])[],
        .. sales.Opening(),
        .. Markets().SelectMany(market => Stress(market.Asset, market.Market.Depth)),
        .. Liquidations(),
        .. sales.Closing(),
        .. Markets().SelectMany(market => Impact(market.Asset, market.Market.Depth)),
        .. controls.Token(protocol),
        .. protocol.Backstops.SelectMany((backstop, i) => backstop is Backstop.Deleveraging
            ? perpetuals.Deleveraging()
            : [Pays(backstop, protocol.Backstops.Take(i).Any(before => before.GetType() == backstop.GetType()))]),
        .. lending.Losses(),
        new MechanismRow(Mechanism.SocializedLoss, 0, 0, 0, 0),
        .. perpetuals.FundLeft(),
        .. protocol.Breakers.Where(breaker => breaker.Soft is null).Select(Breaker),
        .. protocol.MeasureBreakers.Where(breaker => breaker.Soft is null).Select(controls.Breaker),
    ];

    private IEnumerable<(int Asset, CollateralMarket Market)> Markets() =>
        model.Assets.Index().Where(asset => protocol.Collateral.ContainsKey(asset.Item.Name)).Select(asset => (asset.Index, protocol.Collateral[asset.Item.Name]));

    private int AssetOf(string name) => model.Assets.Index().First(asset => asset.Item.Name == name).Index;

    private IEnumerable<MechanismRow> Interest(InterestCurve curve)
    {
        yield return new MechanismRow(Mechanism.Interest, 0, tables.AddParameters(LendingLayout.Rates(curve, clock.Years)), 0, 0);
    }

    private IEnumerable<MechanismRow> Gas(GasMarket gas)
    {
        MechanismRow row = Price(gas);
        yield return row;
        if (gas is GasMarket.MeanReverting { Start: not 1 and var start })
            yield return new MechanismRow(Mechanism.GasStart, 0, tables.AddParameters(Double1.Log(new Double1(start)).Value), 0, row.State + MechanismRow.DrawSlots);
    }

    private MechanismRow Price(GasMarket gas) => gas is GasMarket.MeanReverting reverting
        ? Price(reverting)
        : new MechanismRow(Mechanism.GasPrice, AssetOf(gas.Asset), tables.AddParameters(1 / model.Assets[AssetOf(gas.Asset)].Spot, gas.CostPerLiquidation), 0, 0);

    // The deviation in the long run is that of a step over sqrt(1 - kept^2).
    private MechanismRow Price(GasMarket.MeanReverting gas)
    {
        double kept = clock.Kept(gas.HalfLife);
        return new MechanismRow(
            Mechanism.Gas, AssetOf(gas.ReferenceAsset), tables.AddParameters(kept, gas.MoveSensitivity, gas.Deviation * Math.Sqrt(1 - (kept * kept)), gas.CostPerLiquidation), draws.At(0), tables.AddState(MechanismRow.DrawSlots + 2));
    }

    private MechanismRow Keepers(KeeperPool keepers)
    {
        double recovery = Math.Min(1, clock.Step / keepers.OutageDuration);
        double back = Math.Min(1, clock.Step / keepers.TurnoverTime);
        return new MechanismRow(Mechanism.Keepers, 0, tables.AddParameters(keepers.Uptime, keepers.CongestionMultiple, recovery, back, keepers.Capital), draws.At(0), tables.AddState(MechanismRow.DrawSlots));
    }

    private IEnumerable<MechanismRow> Stress(int asset, MarketDepth? depth)
    {
        if (depth is not { StressExponent: > 0 }) yield break;
        yield return new MechanismRow(
            Mechanism.Stress, asset, tables.AddParameters([.. clock.Volatility(model.Assets[asset]), depth.StressExponent / 2, SlippageDoubled / depth.Depth]), 0, tables.AddState(2));
    }

    private IEnumerable<MechanismRow> Liquidations()
    {
        int count = ProtocolMeasures.Count(protocol);
        int measures = tables.AddState(count);
        if (count > 0) yield return new MechanismRow(Mechanism.LiquidationMeasures, 0, 0, tables.AddIntegers(count), measures);
        foreach (MechanismRow row in lending.Moves(measures)) yield return row;
        foreach (MechanismRow row in new DeRiskingRows(tables, clock, measures).Of(Markets(), asset => ProtocolPlan.OfAsset(protocol, model.Assets[asset].Name))) yield return row;
        var rows = new LiquidationRow(tables, clock, protocol.Keepers, draws.Of, measures);
        var chains = new ChainLayout(tables, clock, rows, protocol.Keepers.Latency);
        foreach ((int asset, CollateralMarket market) in Markets())
        {
            IEnumerable<MechanismRow> liquidations = market.Liquidation switch
            {
                LiquidationMechanism.PartialLiquidation partial => [perpetuals.Book(asset, partial, measures)],
                LiquidationMechanism.LiquidityPool pool => [new LiquidityPoolRows(tables, model, protocol, clock).Of(asset, pool, measures)],
                _ => chains.Of(asset, market, protocol.Positions.Count(position => position.Asset == model.Assets[asset].Name && !protocol.IsPaired(position))),
            };
            foreach (MechanismRow row in liquidations) yield return row;
        }

        foreach (MechanismRow row in lending.Liquidations()) yield return row;
    }

    private IEnumerable<MechanismRow> Impact(int asset, MarketDepth? depth)
    {
        if (depth is not null) yield return new MechanismRow(Mechanism.Impact, asset, tables.AddParameters(clock.Kept(depth.RecoveryHalfLife)), 0, 0);
    }

    // The ledger holds the first fund and the first staked tokens.
    private MechanismRow Pays(Backstop backstop, bool isFurther) => backstop is Backstop.DebtAuction auction ? controls.Auction(auction)
        : isFurther ? controls.Further(backstop)
        : backstop is Backstop.StakingModule staking
        ? new MechanismRow(Mechanism.StakingModule, AssetOf(staking.Asset), tables.AddParameters(1 - staking.SaleDiscount), 0, 0)
        : new MechanismRow(Mechanism.InsuranceFund, 0, 0, 0, 0);

    private MechanismRow Breaker(CircuitBreaker breaker)
    {
        int window = clock.WholeDates(breaker.Window, 1);
        return new MechanismRow(Mechanism.CircuitBreaker, AssetOf(breaker.Asset), tables.AddParameters(breaker.Move, clock.WholeDates(breaker.CoolDown, 1)), tables.AddIntegers(window), tables.AddState(window + 1));
    }
}
