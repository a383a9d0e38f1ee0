using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Cohorts;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Margin.Protocols.Cohorts;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Protocols;

/// <summary>Positions in cohorts: who shares one, by hand, and what grouping changes, against closed forms.</summary>
public sealed class CohortTests
{
    // Of two numbers one beyond it is a false alarm once in ten million seeds.
    private const double Bound = 5.5;

    /// <summary>
    /// Debts by falling debt / unit: 5, 1, 1, 1, 4, 4, 2, 2 in four cohorts. 20 / 4 = 5 is the first; 15 / 3 = 5 takes 1, 1, 1 and leaves the 4, since 3 + 4 / 2 = 5 takes it: 7; then 8 / 2 = 4 is the next 4, and the rest, 2 and 2, the last.
    /// </summary>
    [Fact]
    public void Cohorts_are_cut_into_about_equal_debt_along_the_price_at_which_they_become_unhealthy()
    {
        double[] debts = [5, 1, 1, 1, 4, 4, 2, 2];
        LendingProtocol protocol = Of([.. debts.Select((debt, i) => new LendingPosition($"p{i}", "A0", debt / (90 - i), debt))]);
        LendingProtocol grouped = PositionCohorts.Of(protocol, 4);
        Assert.Equal([5.0, 7, 4, 4], grouped.Positions.Select(position => position.Debt));
        Assert.Equal(["p0", "cohort 2, 4 positions", "p5", "cohort 4, 2 positions"], grouped.Positions.Select(position => position.Name));
        Assert.Equal((2.0 / 84) + (2.0 / 83), grouped.Positions[3].Units, 1e-15);
    }

    /// <summary>Debts of A0 30, of A1 10, one cohort each and two more: 30 / 2 beats 10 / 2, then 30 / 3 does.</summary>
    [Fact]
    public void Kinds_of_positions_keep_apart_and_share_the_cohorts_by_debt()
    {
        LendingProtocol protocol = Of([.. Enumerable.Range(0, 6).Select(i => new LendingPosition($"a{i}", "A0", 1, 5)), .. Enumerable.Range(0, 5).Select(i => new LendingPosition($"b{i}", "A1", 1, 2))]);
        LendingProtocol grouped = PositionCohorts.Of(protocol, 4);
        Assert.Equal([("A0", 10.0), ("A0", 10), ("A0", 10), ("A1", 10)], grouped.Positions.Select(position => (position.Asset, position.Debt)));
        Assert.StartsWith("1 cohorts of positions of 2 kinds", Assert.Throws<InputException>(() => PositionCohorts.Of(protocol, 1)).Message[("cohorts: ".Length)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_is_lost_and_no_cohort_reaches_over_another(int seed)
    {
        var random = new Random(seed);
        LendingPosition[] positions = [.. Enumerable.Range(0, 700).Select(i => new LendingPosition($"p{i}", random.Next(3) == 0 ? "A1" : "A0", Math.Exp(6 * random.NextDouble()), Math.Exp(9 * random.NextDouble())))];
        foreach (int most in new[] { 2, 3, 17, 200, 699 })
        {
            LendingProtocol grouped = PositionCohorts.Of(Of(positions), most);
            Assert.Equal(most, grouped.Positions.Count);
            Assert.Equal(most, grouped.Positions.Select(position => position.Name).Distinct().Count());
            foreach (string asset in new[] { "A0", "A1" })
            {
                LendingPosition[] mine = [.. grouped.Positions.Where(position => position.Asset == asset)];
                Assert.Equal(positions.Where(position => position.Asset == asset).Sum(position => position.Debt), mine.Sum(position => position.Debt), 1e-6);
                Assert.Equal(positions.Where(position => position.Asset == asset).Sum(position => position.Units), mine.Sum(position => position.Units), 1e-6);
                double[] keys = [.. mine.Select(position => position.Debt / position.Units)];
                Assert.Equal(keys.OrderDescending(), keys);
            }
        }
    }

    /// <summary>
    /// Where nobody liquidates, bad debt at the horizon is a put on each position's collateral, struck at its debt, and a cohort's is a put on the whole: with F the lognormal, sum over positions of D N(-d2) - U S N(-d1) (F. Black, M. Scholes 1973, no interest).
    /// Two positions of 10 and 5 units that owe 60 and 50, S 10, deviation 0.5: the formula was evaluated with Python's statistics.NormalDist. The difference is that of the puts; of the probability, that of the two strikes' N(-d2), since the lower one's event lies within the higher's.
    /// </summary>
    [Fact]
    public void The_error_of_grouping_is_that_of_closed_forms()
    {
        LendingProtocol idle = Of([new LendingPosition("low", "A0", 10, 60), new LendingPosition("high", "A0", 5, 50)]) with { Gas = new GasMarket.MeanReverting(1e15, "A0", 0, 600, 0) };
        var study = new CohortStudy(idle, 1, new ReplicatedPaths(65_536, 16));
        CohortError error = CohortError.Measure(Runner, Model(.5), study, new MonitoringDates(1, 1), new SimulationSettings(1000, 5, Precision.Double), .95, CancellationToken.None);

        Assert.Equal((2, 1), (error.Positions, error.Cohorts));
        Near(WholeChance - HighChance, error.Insolvency);
        Near(WholePut - LowPut - HighPut, error.BadDebt);
        Assert.InRange(error.Ungrouped.Insolvency, HighChance - .02, HighChance + .02);
        Assert.Equal(65_536, error.BadDebt.SampleCount);
        Assert.Equal(32, error.Runs.Runs.Count);
        Assert.True(error.StateSlots.Grouped < error.StateSlots.Ungrouped);
    }

    [Fact]
    public void Positions_alike_lose_nothing_by_sharing_a_cohort_and_the_interval_says_how_far_that_is_known()
    {
        LendingProtocol alike = Of([.. Enumerable.Range(0, 8).Select(i => new LendingPosition($"p{i}", "A0", 1, 7.5))]);
        CohortError error = CohortError.Measure(Runner, Model(.5), new CohortStudy(alike, 2, new ReplicatedPaths(4096, 16)), new MonitoringDates(20, .01), new SimulationSettings(1000, 5, Precision.Double), .95, CancellationToken.None);

        Assert.True(error.Ungrouped.Insolvency > .01);
        Assert.Equal(0, error.Insolvency.Value);
        double unseen = BinomialProportion.Upper(0, 4096, .95);
        Assert.Equal((-unseen, unseen), (error.Insolvency.Interval.Lower, error.Insolvency.Interval.Upper));
        Assert.Equal(0, error.BadDebt.Value, 1e-9 * error.Ungrouped.BadDebt);
    }

    /// <summary>The pilot's difference is that of two whole runs of their own, and more cohorts are nearer to none.</summary>
    [Fact]
    public void More_cohorts_are_nearer_to_each_by_itself()
    {
        var random = new Random(8);
        LendingProtocol many = Of([.. Enumerable.Range(0, 300).Select(i => new LendingPosition($"p{i}", "A0", Math.Exp(2 * random.NextDouble()), 1))]);
        many = many with { Positions = [.. many.Positions.Select(position => position with { Debt = position.Units * 8 * (.5 + (.5 * random.NextDouble())) })] };
        var dates = new MonitoringDates(30, 1 / 365.0);
        var settings = new SimulationSettings(32_768, 5, Precision.Double);
        double[] sizes = [.. new[] { 1, 6, 60 }.Select(most => Math.Abs(CohortError.Measure(Runner, Model(2), new CohortStudy(many, most, new ReplicatedPaths(16_384, 16)), dates, settings, .95, CancellationToken.None).BadDebt.Value))];
        Assert.True(sizes[0] > 3 * sizes[1] && sizes[1] > 3 * sizes[2], string.Join(", ", sizes));

        CohortError six = CohortError.Measure(Runner, Model(2), new CohortStudy(many, 6, new ReplicatedPaths(16_384, 16)), dates, settings, .95, CancellationToken.None);
        Estimate Whole(LendingProtocol protocol) => LendingProtocolInsolvency.Estimate(Runner, Model(2), protocol, dates, settings with { Seed = 99 }, [], 0, .95).Means.BadDebt;
        Estimate grouped = Whole(PositionCohorts.Of(many, 6)), alone = Whole(many);
        double error = Math.Sqrt(Math.Pow(grouped.StandardError, 2) + Math.Pow(alone.StandardError, 2) + Math.Pow(six.BadDebt.StandardError, 2));
        Assert.InRange(grouped.Value - alone.Value - six.BadDebt.Value, -Bound * error, Bound * error);

        // The same random numbers are what makes the difference known: without them its error is many times as large.
        Assert.True(six.BadDebt.StandardError < grouped.StandardError / 2);
    }

    private const double LowPut = 3.0347774017836215, HighPut = 9.87063256829237, WholePut = 10.303507640040081;
    private const double HighChance = 0.5987063256829237, WholeChance = 0.35557581525984205;

    private static SimulationRunner Runner { get; } = new(new CpuBackend(LaneWidth.Scalar, 2));

    private static void Near(double expected, Estimate found) => Assert.InRange(found.Value, expected - (Bound * found.StandardError), expected + (Bound * found.StandardError));

    private static GeometricBrownianModel Model(double volatility) => new(Measure.RealWorld, [new ModelAsset("A0", 10, volatility, 0), new ModelAsset("A1", 10, volatility, 0)], [[1, 0], [0, 1]]);

    private static LendingProtocol Of(LendingPosition[] positions)
    {
        var market = new CollateralMarket(.9, new PriceOracle.Spot(), new LiquidationMechanism.FixedBonus(.05, .5, .95, 0), null);
        return new LendingProtocol(
            new Dictionary<string, CollateralMarket> { ["A0"] = market, ["A1"] = market },
            positions,
            new KeeperPool(1e9, 60, 10, 0, .9, 3600, 5),
            new GasMarket.MeanReverting(0, "A0", 0, 600, 0));
    }
}
