using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Domain.Protocols.Perpetuals;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>One step of a log-normal price with perpetuals against a pool: means against options in closed form, and against quadrature of what the rules make of each price.</summary>
public sealed class LiquidityPoolTests
{
    private const double Spot = 100;
    private const double Volatility = 1.5;
    private const double Years = .05;
    private const double Share = .02;
    private const double Fee = .01;
    private const long Paths = 1 << 18;

    private static double Deviation => Volatility * Math.Sqrt(Years);

    /// <summary>A long that loses more than its margin has written providers' put at its bankruptcy price; a pool of fewer units than a profit is of has written them the units' and not the profit's, so that winners lack a call.</summary>
    [Fact]
    public void What_is_not_had_and_not_paid_are_options()
    {
        // Lost beyond a margin of 15 a unit: max(85 - S, 0), 10 times. Not paid: max(30 (S - 80) - 8 S, 0), 22 calls at 2400 / 22.
        LiquidationMechanism.LiquidityPool pool = new("ETH", 8, 500, 0, 0, 1);
        LendingProtocolInsolvency put = Run(pool, new LeveragedPosition("long", "ETH", 10, 100, 150));
        LendingProtocolInsolvency call = Run(pool, new LeveragedPosition("long", "ETH", 30, 80, 1e4));
        var suite = new StatisticalSuite();
        double lower = Math.Sqrt(SecondMoment(s => Math.Max(850 - (10 * s), 0), 10 * Put(85)) / Paths);
        double upper = Math.Sqrt(SecondMoment(s => Math.Max((22 * s) - 2400, 0), 22 * Call(2400.0 / 22)) / Paths);
        suite.Add("beyond margins", put.Measures[ProtocolMeasure.PaidByProviders], 10 * Put(85), lower);
        suite.Add("not paid", call.Means.Socialized, 22 * Call(2400.0 / 22), upper);
        Assert.Equal("", suite.Complaints());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(.6, true)]
    public void Means_are_those_of_quadrature(double most, bool deleverages)
    {
        LiquidationMechanism.LiquidityPool pool = new("ETH", 12, 900, Fee, 0, most) { Deleveraging = deleverages ? new ProfitFactors(.5, .3) : null };
        LeveragedPosition[] positions = [new("first", "ETH", 10, 70, 90), new("second", "ETH", 14, 90, 300), new("third", "ETH", 6, 105, 60), new("short", "ETH", -12, 115, 160), new("other", "ETH", -9, 95, 150)];
        LendingProtocolInsolvency found = Run(pool, positions);
        var suite = new StatisticalSuite();
        Add("bad debt", found.Means.BadDebt, end => end.BeyondMargins + end.Unpaid);
        Add("not paid", found.Means.Socialized, end => end.Unpaid);
        Add("beyond margins", found.Measures[ProtocolMeasure.PaidByProviders], end => end.BeyondMargins);
        Add("worth", found.Measures[ProtocolMeasure.PoolWorth], end => end.Worth);
        Add("provider loss", found.Measures[ProtocolMeasure.ProviderLoss], end => (12 * end.Price) + 900 - end.Worth - positions.Sum(position => position.Units * (Spot - position.EntryPrice)));
        if (deleverages) Add("deleveraged", found.Measures[ProtocolMeasure.Deleveraged], end => end.Deleveraged);
        Assert.Equal("", suite.Complaints());

        void Add(string name, Estimate estimate, Func<Outcome, double> of)
        {
            double mean = Mean(s => of(End(s, pool, positions)));
            suite.Add(name, estimate, mean, Math.Sqrt(SecondMoment(s => of(End(s, pool, positions)), mean) / Paths), 1e-5 * Math.Abs(mean));
        }
    }

    private sealed record Outcome(double Price, double BeyondMargins, double Unpaid, double Worth, double Deleveraged);

    // What the rules make of one price, position by position: who has too little is closed, then the most profitable while profit is above the trigger, then all at the horizon.
    private static Outcome End(double price, LiquidationMechanism.LiquidityPool pool, LeveragedPosition[] positions)
    {
        double beyond = 0, unpaid = 0, closedValue = 0;
        double[] held = [pool.Units * price, pool.Cash];
        var open = new List<(LeveragedPosition Position, double Units)>();
        foreach (LeveragedPosition position in positions)
        {
            double size = Math.Abs(position.Units) * position.EntryPrice;
            double left = position.Equity(price);
            if (left >= Share * size && left > 0)
            {
                open.Add((position, position.Units));
                continue;
            }

            beyond += Math.Max(-left, 0);
            double returned = Math.Max(Math.Max(left, 0) - (Fee * size), 0);
            held[1] += position.Margin - returned;
        }

        foreach (int side in new[] { 1, -1 })
        {
            int place = side > 0 ? 0 : 1;
            double Own((LeveragedPosition Position, double Units) one) => one.Units * (price - one.Position.EntryPrice);
            double profit = open.Where(one => Math.Sign(one.Units) == side).Sum(Own);
            if (pool.Deleveraging is { } factors && profit > factors.Trigger * held[place])
            {
                foreach (int i in Enumerable.Range(0, open.Count).Where(i => Math.Sign(open[i].Units) == side && Own(open[i]) > 0).OrderByDescending(i => side * (price - open[i].Position.EntryPrice) / open[i].Position.EntryPrice).ToArray())
                {
                    double own = Own(open[i]);
                    if (profit - (factors.Target * held[place]) <= 1e-9 * own) break;
                    double kept = Math.Min(1, pool.MostProfit * held[place] / profit);
                    double part = Math.Clamp((profit - (factors.Target * held[place])) / (1 - (factors.Target * kept)) / own, 0, 1);
                    closedValue += part * Math.Abs(open[i].Units) * price;
                    unpaid += part * own * (1 - kept);
                    held[place] -= part * own * kept;
                    profit -= part * own;
                    open[i] = (open[i].Position, open[i].Units * (1 - part));
                    if (part < 1) break;
                }
            }
        }

        double worth = held[0] + held[1];
        foreach (int side in new[] { 1, -1 })
        {
            double[] own = [.. open.Where(one => Math.Sign(one.Units) == side).Select(one => Math.Max(one.Units * (price - one.Position.EntryPrice), -one.Position.Margin))];
            double winners = own.Sum(one => Math.Max(one, 0));
            double payable = Math.Max(held[side > 0 ? 0 : 1], 0);
            double paid = Math.Min(own.Sum() > pool.MostProfit * payable ? winners * pool.MostProfit * payable / own.Sum() : winners, payable);
            unpaid += winners - paid;
            worth -= own.Sum() - (winners - paid);
        }

        return new Outcome(price, beyond, unpaid, worth, closedValue);
    }

    private static LendingProtocolInsolvency Run(LiquidationMechanism.LiquidityPool pool, params LeveragedPosition[] positions)
    {
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("ETH", Spot, Volatility, 0)], [[1]]);
        var protocol = new LendingProtocol(new Dictionary<string, CollateralMarket> { ["ETH"] = new(1 - Share, new PriceOracle.Spot(), pool, null) }, [], new KeeperPool(0, 1, 1, 0, 1, 1, 1), new GasMarket.MeanReverting(0, "ETH", 0, 1, 0)) { Perpetuals = positions };
        return LendingProtocolInsolvency.Estimate(new SimulationRunner(CpuBackend.Widest()), model, protocol, new MonitoringDates(1, Years), new SimulationSettings(Paths, 7, Precision.Double), [.99], 0, .95);
    }

    // The trapezoidal rule over z, whose error at kinks is of the order of the square of its step.
    private static double Mean(Func<double, double> of)
    {
        const double step = 2e-4;
        double sum = 0;
        for (double z = -8; z <= 8; z += step) sum += step * Normal.PDF(0, 1, z) * of(Spot * Math.Exp((Deviation * z) - (Deviation * Deviation / 2)));
        return sum;
    }

    private static double SecondMoment(Func<double, double> of, double mean) => Mean(s => (of(s) - mean) * (of(s) - mean));

    private static double Call(double strike) => Put(strike) + Spot - strike;

    private static double Put(double strike)
    {
        double d = (Math.Log(Spot / strike) / Deviation) + (Deviation / 2);
        return (strike * Normal.CDF(0, 1, Deviation - d)) - (Spot * Normal.CDF(0, 1, -d));
    }
}
