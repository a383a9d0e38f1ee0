using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Lays out a protocol's mechanisms as rows, in the order of the phases: oracle, accrual, mark, liquidate, impact, backstop, controls.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="model">The model.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="clock">Durations as dates.</param>
/// <param name="seed">The seed.</param>
internal sealed class ProtocolTable(PlanTables tables, PriceModel model, LendingProtocol protocol, ProtocolClock clock, ulong seed)
{
    /// <summary>A sale of the depth costs 2%, which is half of what it lowers the price by.</summary>
    public const double SlippageDoubled = 0.04;

    // RiskMetrics: of a day's mean square this much is kept.
    private const double DailyDecay = 0.94;
    private const double Ln2 = 0.69314718055994531;

    // More than any price or amount; a number of single precision.
    private const double Unbounded = 1e38;

    /// <summary>The rows.</summary>
    public IEnumerable<MechanismRow> Rows() =>
    [
        .. Markets().SelectMany(market => Oracle(market.Asset, market.Market.Oracle)),
        .. protocol.Interest is { } interest ? Interest(interest) : [],
        Gas(protocol.Gas),
        Keepers(protocol.Keepers),
        .. Markets().SelectMany(market => Stress(market.Asset, market.Market.Depth)),
        .. Liquidations(),
        .. Markets().SelectMany(market => Impact(market.Asset, market.Market.Depth)),
        .. protocol.Backstops.Select(Pays),
        new MechanismRow(Mechanism.SocializedLoss, 0, 0, 0, 0),
        .. protocol.Breakers.Select(Breaker),
    ];

    private IEnumerable<(int Asset, CollateralMarket Market)> Markets() =>
        model.Assets.Index().Where(asset => protocol.Collateral.ContainsKey(asset.Item.Name)).Select(asset => (asset.Index, protocol.Collateral[asset.Item.Name]));

    private int AssetOf(string name) => model.Assets.Index().First(asset => asset.Item.Name == name).Index;

    private IEnumerable<MechanismRow> Oracle(int asset, PriceOracle oracle)
    {
        if (oracle.Outage is { PerYear: > 0 } outage)
        {
            double chance = 1 - Double1.Exp(new Double1(-outage.PerYear * clock.Years)).Value;
            yield return new MechanismRow(Mechanism.OracleOutage, asset, tables.AddParameters(chance, clock.WholeDates(outage.Duration, 1)), Draws(asset), tables.AddState(MechanismRow.DrawSlots));
        }

        double[] bounds = [oracle.Floor, oracle.Cap ?? Unbounded];
        yield return oracle switch
        {
            PriceOracle.Push push => Push(asset, push, bounds),
            PriceOracle.SecurityModule module => new MechanismRow(Mechanism.SecurityModule, asset, tables.AddParameters(bounds), tables.AddIntegers(clock.WholeDates(module.Period, 1)), tables.AddState(2)),
            PriceOracle.MovingAverage average => new MechanismRow(Mechanism.MovingAverage, asset, tables.AddParameters([.. bounds, Kept(average.HalfLife)]), 0, tables.AddState(1)),
            _ => new MechanismRow(Mechanism.SpotOracle, asset, tables.AddParameters(bounds), 0, tables.AddState(1)),
        };
    }

    private MechanismRow Push(int asset, PriceOracle.Push push, double[] bounds)
    {
        int latency = clock.WholeDates(push.Latency, 0);
        return new MechanismRow(Mechanism.PushOracle, asset, tables.AddParameters([.. bounds, push.Deviation, clock.Dates(push.Heartbeat)]), tables.AddIntegers(latency), tables.AddState(2 + latency));
    }

    private IEnumerable<MechanismRow> Interest(InterestCurve curve)
    {
        double step = clock.Years;
        yield return new MechanismRow(
            Mechanism.Interest, 0, tables.AddParameters(curve.BaseRate * step, curve.Slope1 / curve.OptimalUtilization * step, curve.Slope2 / (1 - curve.OptimalUtilization) * step, curve.OptimalUtilization, curve.ReserveFactor), 0, 0);
    }

    private MechanismRow Gas(GasMarket gas) => gas is GasMarket.MeanReverting reverting
        ? Gas(reverting)
        : new MechanismRow(Mechanism.GasPrice, AssetOf(gas.Asset), tables.AddParameters(1 / model.Assets[AssetOf(gas.Asset)].Spot, gas.CostPerLiquidation), 0, 0);

    // The deviation in the long run is that of a step over sqrt(1 - kept^2).
    private MechanismRow Gas(GasMarket.MeanReverting gas)
    {
        double kept = Kept(gas.HalfLife);
        return new MechanismRow(
            Mechanism.Gas, AssetOf(gas.ReferenceAsset), tables.AddParameters(kept, gas.MoveSensitivity, gas.Deviation * Math.Sqrt(1 - (kept * kept)), gas.CostPerLiquidation), Draws(0), tables.AddState(MechanismRow.DrawSlots + 2));
    }

    private MechanismRow Keepers(KeeperPool keepers)
    {
        double recovery = Math.Min(1, clock.Step / keepers.OutageDuration);
        double back = Math.Min(1, clock.Step / keepers.TurnoverTime);
        return new MechanismRow(Mechanism.Keepers, 0, tables.AddParameters(keepers.Uptime, keepers.CongestionMultiple, recovery, back, keepers.Capital), Draws(0), tables.AddState(MechanismRow.DrawSlots));
    }

    // A price that does not move by the model has no volatility that its path could exceed.
    private IEnumerable<MechanismRow> Stress(int asset, MarketDepth? depth)
    {
        if (depth is not { StressExponent: > 0 }) yield break;
        double kept = Double1.Exp(new Double1(clock.Years * MonitoringDates.DaysPerYear * Double1.Log(new Double1(DailyDecay)).Value)).Value;
        double variance = model.Assets[asset].Volatility * model.Assets[asset].Volatility * clock.Years;
        yield return new MechanismRow(
            Mechanism.Stress, asset, tables.AddParameters(kept, variance > 0 ? (1 - kept) / variance : 0, depth.StressExponent / 2, SlippageDoubled / depth.Depth), 0, tables.AddState(2));
    }

    private IEnumerable<MechanismRow> Liquidations()
    {
        int count = ProtocolMeasures.Count(protocol);
        int measures = tables.AddState(count);
        if (count > 0) yield return new MechanismRow(Mechanism.LiquidationMeasures, 0, 0, tables.AddIntegers(count), measures);
        var rows = new LiquidationRow(tables, clock, protocol.Keepers, DrawIntegers, measures);
        foreach ((int asset, CollateralMarket market) in Markets())
            yield return rows.Of(asset, market.Liquidation, protocol.Positions.Count(position => position.Asset == model.Assets[asset].Name));
    }

    private IEnumerable<MechanismRow> Impact(int asset, MarketDepth? depth)
    {
        if (depth is not null) yield return new MechanismRow(Mechanism.Impact, asset, tables.AddParameters(Kept(depth.RecoveryHalfLife)), 0, 0);
    }

    private MechanismRow Pays(Backstop backstop) => backstop is Backstop.StakingModule staking
        ? new MechanismRow(Mechanism.StakingModule, AssetOf(staking.Asset), tables.AddParameters(1 - staking.SaleDiscount), 0, 0)
        : new MechanismRow(Mechanism.InsuranceFund, 0, 0, 0, 0);

    private MechanismRow Breaker(CircuitBreaker breaker)
    {
        int window = clock.WholeDates(breaker.Window, 1);
        return new MechanismRow(Mechanism.CircuitBreaker, AssetOf(breaker.Asset), tables.AddParameters(breaker.Move, clock.WholeDates(breaker.CoolDown, 1)), tables.AddIntegers(window), tables.AddState(window));
    }

    private double Kept(double halfLife) => Double1.Exp(new Double1(-Ln2 * clock.Step / halfLife)).Value;

    // The draws of mechanisms that share a purpose lie one behind the other.
    private int Draws(int index) => tables.AddIntegers(DrawIntegers(index));

    private int[] DrawIntegers(int index) => [unchecked((int)(uint)seed), unchecked((int)(uint)(seed >> 32)), index * ((clock.Count + MechanismRow.DrawSlots - 1) / MechanismRow.DrawSlots)];
}
