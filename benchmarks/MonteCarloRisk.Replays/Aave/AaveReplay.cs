using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Replays.Aave;

/// <summary>
/// Days of liquidations on Aave v2, on the prices that the protocol saw. A user's first liquidation tells debt and collateral, since a liquidator repays half of the debt as soon as the position is unhealthy; everything after it is simulated.
/// </summary>
/// <param name="Users">Users who were liquidated in ether against stablecoins only.</param>
/// <param name="Calls">Their liquidations, as they were.</param>
/// <param name="Simulated">The liquidations of the simulation.</param>
/// <param name="Prices">The price on each date.</param>
internal sealed record AaveReplay(int Users, IReadOnlyList<LiquidationCall> Calls, IReadOnlyList<LiquidationCall> Simulated, IReadOnlyList<double> Prices)
{
    /// <summary>Seconds of a step.</summary>
    public const int Step = 300;

    /// <summary>Bonus of ether, and the share of a debt that one liquidation repays.</summary>
    public const double Bonus = .05;

    private const double CloseFactor = .5;
    private const double Threshold = .85;

    // A position is liquidated strictly below its threshold: the first price is just there.
    private const double Above = 1 + 1e-6;
    /// <summary>Gas of a liquidation call.</summary>
    public const double GasUnits = 500_000;

    // Prices of smaller calls are rounded.
    private const double LeastRepaid = 100;
    private const double SecondsOfYear = 365 * 86_400.0;

    /// <summary>Users whose number of liquidations is that of the simulation.</summary>
    public int Matched => ByUser(Calls).Count(user => ByUser(Simulated).GetValueOrDefault(user.Key) == user.Value);

    /// <summary>Liquidations after a user's first.</summary>
    public static int FollowUps(IReadOnlyList<LiquidationCall> calls) => calls.Count - calls.Select(call => call.User).Distinct().Count();

    /// <summary>Debt that they repaid, in dollars.</summary>
    public static double FollowUpDebt(IReadOnlyList<LiquidationCall> calls) => calls.GroupBy(call => call.User).Sum(user => user.OrderBy(call => call.Time).Skip(1).Sum(call => call.Repaid));

    /// <summary>For each user's second liquidation that halves the debt again, the price over that of the first.</summary>
    public static IReadOnlyList<double> PriceRatios(IReadOnlyList<LiquidationCall> calls) =>
    [
        .. calls.GroupBy(call => call.User).Select(user => user.OrderBy(call => call.Time).Take(2).ToArray())
            .Where(pair => pair.Length == 2 && Math.Abs((pair[1].Repaid / pair[0].Repaid) - CloseFactor) < .02)
            .Select(pair => pair[1].Price(Bonus) / pair[0].Price(Bonus)).Order(),
    ];

    /// <summary>The median of sorted values.</summary>
    public static double Median(IReadOnlyList<double> sorted) => sorted[sorted.Count / 2];

    /// <summary>What the mechanism makes of that ratio: after the first liquidation half of the debt stands against what is left of the collateral.</summary>
    public static double PriceRatio => (1 - CloseFactor) / (1 - (CloseFactor * (1 + Bonus) * Threshold));

    /// <summary>Replays the days between two times.</summary>
    public static AaveReplay Of(string data, DateTime from, DateTime to)
    {
        IReadOnlyList<LiquidationCall> calls = LiquidationCall.Read(Path.Combine(data, "liquidations", "aave_v2_mainnet_2020-12_2022-04.csv"), Path.Combine(data, "liquidations", "aave_v2_reserve_params.csv"), from, to);
        double[] prices = PricesSeen(Path.Combine(data, "hourly", "close_usdt_binance_2021_2025.csv"), calls, from, to);
        double[] gas = [.. GasCosts(Path.Combine(data, "gas", "ethereum_avg_gas_price_wei_daily.csv"), prices, from)];
        LiquidationCall[] first = [.. calls.GroupBy(call => call.User).Select(user => user.First())];
        var protocol = new LendingProtocol(
            new Dictionary<string, CollateralMarket> { ["ETH"] = new(Threshold, new PriceOracle.Spot(), new LiquidationMechanism.FixedBonus(Bonus, CloseFactor, 1e-9, 0), null) },
            [.. first.Select(call => new LendingPosition(call.User, "ETH", call.Repaid / CloseFactor / (Threshold * call.Price(Bonus) * Above), call.Repaid / CloseFactor))],
            new KeeperPool(1e12, 60, 100, 0, 1, 60, 1000),
            new GasMarket.AssetPrice(gas[0], "GAS"));
        var model = new GivenPathModel([.. prices.Select((_, i) => (double)(i * Step))], [new GivenAsset("ETH", prices), new GivenAsset("GAS", gas)]);
        int dates = prices.Length - 1;
        SimulationPlan plan = ProtocolPlan.Create(model, protocol, new MonitoringDates(dates, Step / SecondsOfYear), new SimulationSettings(1, Seed: 1, Precision.Double));
        string[] names = [.. ProtocolPlan.Order(model, protocol).Select(position => position.Name)];
        ProtocolPath path = ProtocolTrace.Follow(plan, 0);
        return new AaveReplay(first.Length, calls, [.. Simulate(path, names, from)], prices);
    }

    private static IEnumerable<LiquidationCall> Simulate(ProtocolPath path, string[] names, DateTime from) => path.Events
        .Where(happened => happened.Kind == ProtocolEventKind.Liquidation)
        .Select(happened => new LiquidationCall(from.AddSeconds(happened.Date * Step), names[happened.Position], happened.Amount, happened.Amount * (1 + Bonus) / path.Prices[0][happened.Date - 1].Oracle));

    // Average gas of the day, at the price of ether.
    private static IEnumerable<double> GasCosts(string path, double[] prices, DateTime from)
    {
        Dictionary<DateTime, double> wei = Table.Read(path, cell => (Day: Table.Time(cell("date")), Price: Table.Number(cell("avg_gas_price_wei")))).ToDictionary(day => day.Day, day => day.Price);
        return prices.Select((price, date) => GasUnits * wei[from.AddSeconds(date * Step).Date] * 1e-18 * price);
    }

    // The last price known at each date: closes of hours, and the prices at which the protocol liquidated.
    private static double[] PricesSeen(string hourly, IReadOnlyList<LiquidationCall> calls, DateTime from, DateTime to)
    {
        IEnumerable<(DateTime Time, double Price)> closes = Table.Read(hourly, cell => (Time: Table.Time(cell("time_utc")).AddHours(1), Price: Table.Number(cell("ETH"))))
            .Where(close => close.Time >= from.AddDays(-1) && close.Time < to);
        (DateTime Time, double Price)[] known = [.. closes.Concat(calls.Where(call => call.Repaid >= LeastRepaid).Select(call => (call.Time, Price: call.Price(Bonus)))).OrderBy(price => price.Time)];
        int dates = (int)((to - from).TotalSeconds / Step);
        return [.. Enumerable.Range(0, dates + 1).Select(date => AtDate(known, from.AddSeconds(date * Step)))];
    }

    // Of several prices within a step the lowest: who is unhealthy at it is liquidated then.
    private static double AtDate((DateTime Time, double Price)[] known, DateTime date)
    {
        double[] within = [.. known.Where(price => price.Time > date.AddSeconds(-Step) && price.Time <= date).Select(price => price.Price)];
        return within.Length > 0 ? within.Min() : known.Last(price => price.Time <= date).Price;
    }

    private static Dictionary<string, int> ByUser(IReadOnlyList<LiquidationCall> calls) => calls.GroupBy(call => call.User).ToDictionary(user => user.Key, user => user.Count());
}
