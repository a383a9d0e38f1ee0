using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation.Splitting;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Splitting;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Tests.Estimation;

/// <summary>First passage of 100 within a year on 52 dates, drift 5%, volatility 20%: to 40 1.62900512e-6, to 50 2.34828870e-4 (Gauss-Legendre quadrature in numpy, which gives the published 1.282699885e-6 on 12 dates).</summary>
public sealed class SplittingTests
{
    private const double Exact = 1.62900512e-6;
    private const double Volatility = .2;
    private const int Dates = 52;

    /// <summary>Over 200 seeds an interval at 95% holds the value 190 times, give or take 15 once in a million suites.</summary>
    [Fact]
    public void Intervals_cover_as_often_as_they_say()
    {
        int held = 0;
        for (ulong seed = 0; seed < 200; seed++)
        {
            ConfidenceInterval interval = Estimate(1, 4000, seed, Precision.Single, 50).Probability.Estimate.Interval;
            if (interval.Lower <= 2.34828870e-4 && 2.34828870e-4 <= interval.Upper) held++;
        }

        Assert.InRange(held, 190 - 15, 200);
    }

    // Whatever potential it is split by the mean is the same; a bad one costs variance alone.
    [Theory]
    [InlineData(.9, .2)]
    [InlineData(1.25, .03)]
    [InlineData(3, .15)]
    public void A_poor_potential_is_still_unbiased(double width, double most)
    {
        Estimate estimate = Estimate(width, 1 << 16, 9, Precision.Double).Probability.Estimate;
        Assert.InRange(Math.Abs(estimate.Value - Exact) / estimate.StandardError, 0, 4.9);
        Assert.InRange(estimate.StandardError / Exact, 0, most);
    }

    [Fact]
    public void Groups_that_carry_no_interval_are_refused()
    {
        Assert.Contains("effective insolvent ones", Assert.Throws<InputException>(() => Estimate(1, 64, 1, Precision.Single).Diagnostics.Refuse(64)).Message, StringComparison.Ordinal);
        Assert.Contains("5.0", Assert.Throws<InputException>(() => new SplittingDiagnostics(500, 120, .05).Refuse(1000)).Message, StringComparison.Ordinal);
        new SplittingDiagnostics(500, 120, .019).Refuse(1000);
    }

    [Theory]
    [InlineData(40, 7, 1, "dates")]
    [InlineData(0, 12, 1, "debt")]
    [InlineData(120, 12, 1, "no more than the debt")]
    [InlineData(40, 12, 0, "one above zero")]
    public void What_cannot_be_split_is_refused(double debt, int dates, double quantity, string said)
    {
        InputException refusal = Assert.Throws<InputException>(() => SplittingFirstPassageEstimate.OnDates(
            new SimulationRunner(CpuBackend.Widest()), Model(Volatility), [quantity], debt, 1, dates, new(1000, 1, Precision.Single), .95));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_that_stands_still_is_not_split() =>
        Assert.Throws<InputException>(() => SplittingFirstPassageEstimate.OnDates(new SimulationRunner(CpuBackend.Widest()), Model(0), [1], 40, 1, 12, new(1000, 1, Precision.Single), .95));

    // One date is chosen on for each factor e of the start's potential, 2 N(-4.58) = 4.6e-6, so on every date but the last.
    [Fact]
    public void Levels_are_as_many_as_the_start_is_far()
    {
        var grid = TimeGrid.Uniform(1, 120);
        var near = SplittingLevels.Of(100 / 95.0, Volatility, grid);
        var far = SplittingLevels.Of(2.5, Volatility, grid);
        Assert.Equal([60], near.Choices);
        Assert.Equal(13, far.Choices.Count);
        Assert.Equal(121, far.Inverses(grid).Count());
        Assert.All(far.Choices, date => Assert.InRange(date, 1, 119));
        Assert.Equal(5, far.Inverses(grid).First(), 12);
    }

    private static GeometricBrownianModel Model(double volatility) => new(Measure.RealWorld, [new ModelAsset("A", 100, volatility, .05)], [[1]]);

    private static SplittingFirstPassageEstimate Estimate(double width, long groups, ulong seed, Precision precision, double debt = 40)
    {
        var grid = TimeGrid.Uniform(1, Dates);
        SimulationPlan plan = SplittingFirstPassagePlan.Create(Model(Volatility), [1], debt, grid, SplittingLevels.Of(100 / debt, width * Volatility, grid), 0, new SimulationSettings(groups, seed, precision));
        return SplittingFirstPassageEstimate.Read(plan, new SimulationRunner(CpuBackend.Widest()).Run(plan), .95);
    }
}
