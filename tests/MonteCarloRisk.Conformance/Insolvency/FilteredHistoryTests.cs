using MathNet.Numerics;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;
using Precision = MonteCarloRisk.Domain.Markets.Precision;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>Filtered history on the paths: random walks against the reflection principle, few days against all their sequences, whole days against one another.</summary>
public sealed class FilteredHistoryTests
{
    private const long Paths = 1 << 19;
    private const double Day = 1 / 365.0;
    private const double Deviation = 0.05;

    private static readonly VarianceRecursion Constant = new(Deviation * Deviation, 0, 0, 0);
    private static readonly VarianceRecursion Gjr = new(0.0002, 0.05, 0.2, 0.8);

    /// <summary>
    /// Residuals of -1 and 1 at a constant variance, and at one that a surprise of one deviation leaves where it is, are a simple random walk: it has been k down within
    /// n steps with probability P(S(n) at most -k) + P(S(n) below -k), the reflection principle.
    /// </summary>
    [Theory]
    [InlineData(Precision.Single, 10UL)]
    [InlineData(Precision.Double, 20UL)]
    public void Two_residuals_are_a_random_walk(Precision precision, ulong seed)
    {
        var suite = new StatisticalSuite();
        var runner = new SimulationRunner(CpuBackend.Widest());
        foreach (VarianceRecursion recursion in new[] { Constant, VarianceRecursion.Ewma(0.94) })
        {
            foreach ((int steps, int down) in new[] { (1, 1), (9, 3), (20, 2), (20, 10), (33, 7) })
            {
                double exact = AtMost(steps, -down) + AtMost(steps, -down - 1);
                double debt = 100 * Math.Exp(-(down - 0.5) * Deviation);
                SimulationEstimate estimate = FirstPassage.OnDates(
                    runner, Model([recursion], [[-1], [1]]), [1], debt, steps * Day, steps, new SimulationSettings(Paths, seed++, precision), .95);
                suite.Add($"{down} down in {steps}", estimate.Estimate, exact, Math.Sqrt(exact * (1 - exact) / Paths));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>Three days and a variance that reacts to falls more than to rises, with a drift: every one of the 3^8 sequences walked through by the formula.</summary>
    [Theory]
    [InlineData(Precision.Single, 30UL)]
    [InlineData(Precision.Double, 40UL)]
    public void Few_days_give_the_probability_of_all_their_sequences(Precision precision, ulong seed)
    {
        const int steps = 8;
        double[] residuals = [-1.5, 0.25, 1.25];
        var suite = new StatisticalSuite();
        var runner = new SimulationRunner(CpuBackend.Widest());
        double[] lowest = [.. Sequences(residuals, steps, Gjr, drift: 0.4).Order()];
        foreach (int from in new[] { 60, 600, 3000 })
        {
            // Sequences that go up after the same fall have the same lowest return: the level lies between two that differ.
            int rank = Enumerable.Range(from, lowest.Length).First(one => lowest[one + 1] - lowest[one] > 1e-4);
            double level = (lowest[rank] + lowest[rank + 1]) / 2;
            double exact = (rank + 1.0) / lowest.Length;
            SimulationEstimate estimate = FirstPassage.OnDates(
                runner, Model([Gjr], [.. residuals.Select(one => new[] { one })], drift: 0.4), [1], 100 * Math.Exp(level), steps * Day, steps, new SimulationSettings(Paths, seed++, precision), .95);
            suite.Add($"rank {rank}", estimate.Estimate, exact, Math.Sqrt(exact * (1 - exact) / Paths));
        }

        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    [Fact]
    public void A_variance_that_does_not_react_to_falls_is_seen()
    {
        const int steps = 8;
        double[] residuals = [-1.5, 0.25, 1.25];
        double[] lowest = [.. Sequences(residuals, steps, Gjr with { Asymmetry = 0 }, drift: 0).Order()];
        int rank = Enumerable.Range(60, lowest.Length).First(one => lowest[one + 1] - lowest[one] > 1e-4);
        double exact = (rank + 1.0) / lowest.Length;
        SimulationEstimate estimate = FirstPassage.OnDates(
            new SimulationRunner(CpuBackend.Widest()), Model([Gjr], [.. residuals.Select(one => new[] { one })]), [1], 100 * Math.Exp((lowest[rank] + lowest[rank + 1]) / 2), steps * Day, steps, new SimulationSettings(Paths, 1, Precision.Single), .95);
        var suite = new StatisticalSuite();
        suite.Add("no asymmetry", estimate.Estimate, exact, Math.Sqrt(exact * (1 - exact) / Paths));
        Assert.Contains("beyond", suite.Complaints(), StringComparison.Ordinal);
    }

    /// <summary>Residuals of opposite sign on every day: the product of two prices never moves, nor does the ratio of two that have the same.</summary>
    [Fact]
    public void Days_stay_whole_on_every_path_and_step()
    {
        double[][] days = [.. new double[] { -2.25, -1, 0.5, 0.75, 2 }.Select(one => new[] { one, -one, one })];
        PricePathSample sample = PricePathSample.Walk(Model([Constant, Constant, Constant], days), TimeGrid.Uniform(50 * Day, 50), 5, 2000);
        bool moved = false;
        for (int path = 0; path < sample.PathCount; path++)
        {
            for (int date = 1; date <= 50; date++)
            {
                Assert.Equal(1e4, sample[path, date, 0] * sample[path, date, 1], 1e-7);
                Assert.Equal(sample[path, date, 0], sample[path, date, 2]);
                moved |= Math.Abs(sample[path, date, 0] - 100) > 1;
            }
        }

        Assert.True(moved);
    }

    /// <summary>Each asset has its own recursion while the day is common: the frequency of each pair of returns of the first step is that of its day.</summary>
    [Fact]
    public void Each_day_is_drawn_as_often_as_any_other_with_all_its_assets()
    {
        double[][] days = [[-1, 2], [0.5, -1], [1.5, -2], [-1, 1]];
        PricePathSample sample = PricePathSample.Walk(Model([Constant, Gjr], days), TimeGrid.Uniform(Day, 1), 6, 1 << 18);
        var suite = new StatisticalSuite();
        foreach (double[] day in days)
        {
            long drawn = Enumerable.Range(0, sample.PathCount).LongCount(
                path => Math.Abs(Math.Log(sample[path, 1, 0] / 100) - (Deviation * day[0])) < 1e-9 && Math.Abs(Math.Log(sample[path, 1, 1] / 100) - (Deviation * day[1])) < 1e-9);
            suite.Add($"{day[0]}, {day[1]}", BinomialProportion.Estimate(drawn, sample.PathCount, .95, "count"), 0.25, Math.Sqrt(0.25 * 0.75 / sample.PathCount));
        }

        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    [Fact]
    public void Sixty_four_assets_of_equal_days_move_as_one()
    {
        double[][] days = [[.. Enumerable.Repeat(-1.0, 64)], [.. Enumerable.Repeat(1.0, 64)]];
        var runner = new SimulationRunner(CpuBackend.Widest());
        var settings = new SimulationSettings(10_000, 3, Precision.Double);
        double debt = 100 * Math.Exp(-2.5 * Deviation);
        SimulationEstimate all = FirstPassage.OnDates(
            runner, Model([.. Enumerable.Repeat(Gjr, 64)], days), [.. Enumerable.Repeat(1.0, 64)], 64 * debt, 20 * Day, 20, settings, .95);
        SimulationEstimate one = FirstPassage.OnDates(runner, Model([Gjr], [[-1], [1]]), [1], debt, 20 * Day, 20, settings, .95);
        Assert.InRange(one.Estimate.Value, 0.1, 0.9);
        Assert.Equal(one.Estimate.Value, all.Estimate.Value);
    }

    [Fact]
    public void One_day_without_a_residual_leaves_the_drift_alone()
    {
        PricePathSample sample = PricePathSample.Walk(Model([Gjr], [[0]], drift: 0.73), TimeGrid.Uniform(10 * Day, 10), 1, 3);
        for (int date = 0; date <= 10; date++) Assert.Equal(100 * Math.Exp(0.73 * date * Day), sample[2, date, 0], 1e-9);
    }

    [Theory]
    [InlineData("no days", "residuals: 0 days of 1 assets")]
    [InlineData("a short day", "residuals[1]: 0 residuals; 1 are needed")]
    [InlineData("not a number", "residuals[0][0]: NaN is not allowed")]
    [InlineData("a mean", "those of A have a mean of 0.5")]
    [InlineData("a negative variance", "variances[0].next: -1 is not allowed")]
    [InlineData("a negative constant", "variances[0].recursion.constant: -1E-06 is not allowed")]
    [InlineData("a variance that grows", "reaction + asymmetry / 2 + persistence is 1.01; at most 1 is allowed")]
    [InlineData("no variances", "variances: 0 variances; 1 are needed")]
    [InlineData("other steps", "a step of 0.0054")]
    public void What_is_no_filtered_history_is_refused(string fault, string said)
    {
        FilteredHistoryModel model = Model([Gjr], [[-1], [1]]);
        FilteredHistoryModel faulty = fault switch
        {
            "no days" => model with { Residuals = [] },
            "a short day" => model with { Residuals = [[0], []] },
            "not a number" => model with { Residuals = [[double.NaN]] },
            "a mean" => model with { Residuals = [[0], [1]] },
            "a negative variance" => model with { Variances = [new(-1, Gjr)] },
            "a negative constant" => model with { Variances = [new(1, Gjr with { Constant = -1e-6 })] },
            "a variance that grows" => model with { Variances = [new(1, new(0, 0.05, 0, 0.96))] },
            "no variances" => model with { Variances = [] },
            _ => model,
        };
        InputException refusal = Assert.Throws<InputException>(() => FirstPassage.OnDates(
            new SimulationRunner(CpuBackend.Widest()), faulty, [1], 70, 10 * Day, fault == "other steps" ? 5 : 10, new SimulationSettings(10, 1, Precision.Single), .95));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    private static FilteredHistoryModel Model(VarianceRecursion[] recursions, double[][] residuals, double drift = 0) => new(
        [.. recursions.Select((_, i) => new ModelAsset($"{(char)('A' + i)}", 100, Deviation / Math.Sqrt(Day), drift))],
        [.. recursions.Select((_, i) => (IReadOnlyList<double>)[.. recursions.Select((_, j) => i == j ? 1.0 : 0)])],
        [.. recursions.Select(recursion => new ConditionalVariance(Deviation * Deviation, recursion))],
        residuals,
        Day);

    // P(S(n) at most level), S the sum of n signs.
    private static double AtMost(int steps, int level) =>
        Enumerable.Range(0, steps + 1).Where(ups => (2 * ups) - steps <= level).Sum(ups => SpecialFunctions.Binomial(steps, ups)) / Math.Pow(2, steps);

    // The lowest log return of every sequence of days.
    private static IEnumerable<double> Sequences(double[] residuals, int steps, VarianceRecursion recursion, double drift)
    {
        int count = (int)Math.Pow(residuals.Length, steps);
        for (int sequence = 0; sequence < count; sequence++)
        {
            double variance = Deviation * Deviation;
            double sum = 0;
            double lowest = double.PositiveInfinity;
            for (int step = 0, rest = sequence; step < steps; step++, rest /= residuals.Length)
            {
                double surprise = Math.Sqrt(variance) * residuals[rest % residuals.Length];
                sum += (drift * Day) + surprise;
                lowest = Math.Min(lowest, sum);
                double reaction = surprise < 0 ? recursion.Reaction + recursion.Asymmetry : recursion.Reaction;
                variance = recursion.Constant + (reaction * surprise * surprise) + (recursion.Persistence * variance);
            }

            yield return lowest;
        }
    }
}
