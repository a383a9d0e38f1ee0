using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Allocation;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Allocation;

/// <summary>
/// Two borrowers, each on an asset of its own, looked at on one date: the bad debt is max(0, 2300 - A) + max(0, 2900 - 0.04 B) of two correlated lognormal prices.
/// The values are by quadrature over A's normal with B's truncated lognormal moments in closed form (scipy 1.10.1, relative 1e-10), the contributions to value at risk by
/// central differences of the tails.
/// </summary>
public sealed class AllocationClosedFormTests
{
    private static readonly GeometricBrownianModel Model = new(Measure.RealWorld, [new("A", 3000, .9, 0), new("B", 90000, .6, 0)], [[1, .7], [.7, 1]]);

    private static readonly MonitoredAccount[] Accounts =
    [
        new(new MarginAccount("one", new Dictionary<string, double> { ["A"] = 1 }, 2300, new Dictionary<string, double>()), 0, true),
        new(new MarginAccount("two", new Dictionary<string, double> { ["B"] = .04 }, 2900, new Dictionary<string, double>()), 0, true),
    ];

    private static readonly MarginRules Rules = new(new Dictionary<string, CollateralRule> { ["A"] = new(.8, .85), ["B"] = new(.8, .85) }, new Dictionary<string, OptionMarginRule>(), 0);

    private static readonly double[] Mean = [53.05573393, 27.63721475];
    private static readonly double[] Levels = [.5, .9, .99];
    private static readonly double[][] Shortfall = [[2 * 53.05573393, 2 * 27.63721475], [413.78825282, 219.19785730], [751.63220041, 565.65550321]];
    private static readonly double[][] ValueAtRisk = [[], [212.9420190, 91.3855694], [630.4241755, 435.5457121]];

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Contributions_are_those_of_the_quadrature(Precision precision)
    {
        ProtocolInsolvency found = Run(1 << 20, 1, precision);

        // 14 numbers, of which one in a million suites has one beyond 5.5 deviations.
        Near(Mean, found.Allocation!.ExpectedBadDebt, 5.5);
        for (int i = 0; i < Levels.Length; i++) Near(Shortfall[i], found.Allocation!.Tail[i].ExpectedShortfall, 5.5);
        Assert.All([1, 2], i => Near(ValueAtRisk[i], found.Allocation!.Tail[i].ValueAtRisk, 5.5));
        Assert.Contains("the value at risk is zero", found.Allocation!.Tail[0].ValueAtRisk.Whole.Method, StringComparison.Ordinal);
        Assert.Empty(found.Allocation!.Tail[0].ValueAtRisk.Accounts);
    }

    [Fact]
    public void Parts_sum_to_the_whole()
    {
        ProtocolInsolvency found = Run(1 << 17, 2, Precision.Double);
        AllocatedRisk[] risks = [found.Allocation!.ExpectedBadDebt, .. found.Allocation!.Tail.SelectMany(level => new[] { level.ValueAtRisk, level.ExpectedShortfall }).Where(risk => risk.Accounts.Count > 0)];
        Assert.Equal(6, risks.Length);
        foreach (AllocatedRisk risk in risks)
        {
            Assert.Equal(risk.Whole.Value, risk.Accounts.Sum(part => part.Contribution.Value), 1e-12 * risk.Whole.Value);
            Assert.Equal(risk.Whole.Value, risk.Assets.Sum(part => part.Contribution.Value), 1e-12 * risk.Whole.Value);
            Assert.Equal(1, risk.Accounts.Sum(part => part.Share), 1e-12);
        }

        // As the first run tells them: value at risk to the last bit but a rounding, a shortfall to the width of its bucket.
        Assert.Equal(found.BadDebt.Value, found.Allocation!.ExpectedBadDebt.Whole.Value, 1e-9);
        for (int i = 0; i < Levels.Length; i++)
            Assert.Equal(found.Tail.BadDebt[i].ExpectedShortfall.Value, found.Allocation!.Tail[i].ExpectedShortfall.Whole.Value, 1e-4 * found.Tail.BadDebt[i].ExpectedShortfall.Value);
        Assert.All([1, 2], i => Assert.Equal(found.Tail.BadDebt[i].ValueAtRisk.Value, found.Allocation!.Tail[i].ValueAtRisk.Whole.Value, 1e-9));
    }

    /// <summary>
    /// 300 seeds of 2^15 paths each: 95% intervals hold 285, and with a chance of one in ten thousand each fewer than 268 or more than 298 (binomial). A standard error that is a fifth too small
    /// or too large would cover 88 or 98.1%, 265 or 294 times, and is seen by the mean square of z, 1 within 0.32 at one in ten thousand (chi-square of 300: 0.71 to 1.34).
    /// </summary>
    [Fact]
    public void Intervals_cover_and_standard_errors_are_right()
    {
        const int seeds = 300;
        var names = new Dictionary<string, (int Covered, double Squares)>();
        for (ulong seed = 1; seed <= seeds; seed++)
        {
            LossAllocation found = Run(1 << 15, 1000 + seed, Precision.Single).Allocation!;
            for (int account = 0; account < 2; account++)
            {
                Add($"mean {account}", found.ExpectedBadDebt.Accounts[account].Contribution, Mean[account]);
                Add($"shortfall 0.9 {account}", found.Tail[1].ExpectedShortfall.Accounts[account].Contribution, Shortfall[1][account]);
                Add($"shortfall 0.99 {account}", found.Tail[2].ExpectedShortfall.Accounts[account].Contribution, Shortfall[2][account]);
                Add($"value at risk 0.9 {account}", found.Tail[1].ValueAtRisk.Accounts[account].Contribution, ValueAtRisk[1][account]);
            }
        }

        Assert.All(names, pair => Assert.True(pair.Value.Covered is >= 268 and <= 298 && pair.Value.Squares / seeds is > .71 and < 1.34, $"{pair.Key}: {pair.Value.Covered} of {seeds}, mean square {pair.Value.Squares / seeds}"));

        void Add(string name, Estimate estimate, double expected)
        {
            (int covered, double squares) = names.GetValueOrDefault(name);
            double z = (estimate.Value - expected) / estimate.StandardError;
            names[name] = (covered + (estimate.Interval.Lower <= expected && expected <= estimate.Interval.Upper ? 1 : 0), squares + (z * z));
        }
    }

    [Fact]
    public void A_part_that_few_paths_tell_of_has_no_interval()
    {
        ProtocolInsolvency found = Run(1100, 3, Precision.Single);
        AllocatedRisk tail = found.Allocation!.Tail[1].ExpectedShortfall;
        Estimate part = tail.Accounts[1].Contribution;
        Assert.True(double.IsFinite(tail.Whole.Value));
        Assert.True(double.IsNaN(part.StandardError) && double.IsPositiveInfinity(part.Interval.Upper) && part.Value > 0, part.ToString());
        Assert.Contains("interval refused", part.Method, StringComparison.Ordinal);
        Assert.Empty(found.Allocation!.Tail[2].ExpectedShortfall.Accounts);
        Assert.Contains("not told", found.Allocation!.Tail[2].ExpectedShortfall.Whole.Method, StringComparison.Ordinal);
        Assert.Contains("too few for a window", found.Allocation!.Tail[1].ValueAtRisk.Whole.Method, StringComparison.Ordinal);
    }

    private static ProtocolInsolvency Run(long paths, ulong seed, Precision precision) => ProtocolInsolvency.Estimate(
        new SimulationRunner(CpuBackend.Widest()), Model, [], Accounts, Rules, new MonitoringDates(1, 30 / 365.0), new SimulationSettings(paths, seed, precision), new ProtocolTerms(null, Levels), .95);

    // Each account stands on an asset of its own, so the assets' parts are the accounts'.
    private static void Near(double[] expected, AllocatedRisk risk, double deviations)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Estimate part = risk.Accounts[i].Contribution;
            Assert.True(Math.Abs(part.Value - expected[i]) <= deviations * part.StandardError, $"{expected[i]} against {part}");
            Assert.Equal(part.Value, risk.Assets[i].Contribution.Value, 1e-6 * part.Value);
            Assert.Equal(part.StandardError, risk.Assets[i].Contribution.StandardError, 1e-5 * part.StandardError);
        }

        Assert.Equal(0, risk.Assets[^1].Contribution.Value);
    }
}
