using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Estimation.Splitting;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.Splitting;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;
using Precision = MonteCarloRisk.Domain.Markets.Precision;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>Rare insolvencies by splitting, against quadrature, random walks and importance sampling. Each row needs a tenth or less of the particles of crude simulation.</summary>
public sealed class SplittingTests
{
    private const long Groups = 1 << 14;
    private const double Day = 1 / 365.0;
    private const double Daily = 0.04;
    private const double Volatility = 0.2;

    private static ModelAsset Asset { get; } = new("A", 1, Daily * Math.Sqrt(365), 0);

    [Theory]
    [InlineData(Precision.Single, 500UL)]
    [InlineData(Precision.Double, 600UL)]
    public void First_passage_on_dates_is_right_down_to_ten_to_the_minus_six(Precision precision, ulong seed)
    {
        var suite = new StatisticalSuite();
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, Volatility, .05)], [[1]]);
        foreach (double debt in new[] { 48.0, 40 })
        {
            foreach (int dates in new[] { 50, 120 })
            {
                double exact = DiscreteBarrierQuadrature.Probability(Math.Log(debt / 100), (0.05 - (Volatility * Volatility / 2)) / dates, Volatility / Math.Sqrt(dates), dates);
                Add(suite, model, debt, 1, dates, new(4 * Groups, seed++, precision), exact);
            }
        }

        Report(suite);
    }

    /// <summary>Residuals of -1 and 1 at a variance that they leave where it is: a random walk, by the reflection principle. Of the groups that others have, single ones are more than an interval stands.</summary>
    [Fact]
    public void Falls_of_a_filtered_history_are_right()
    {
        var suite = new StatisticalSuite();
        ulong seed = 51;
        var model = new FilteredHistoryModel([Asset], [[1]], [new ConditionalVariance(Daily * Daily, new VarianceRecursion(Daily * Daily, 0, 0, 0))], [[-1], [1]], Day);
        foreach ((int steps, int down) in ((int, int)[])[(20, 18), (40, 26), (40, 30), (60, 38)])
        {
            Add(suite, model, Math.Exp(-(down - 0.5) * Daily), steps * Day, steps, new(4 * Groups, seed++, Precision.Single), AtMost(steps, -down) + AtMost(steps, -down - 1));
        }

        Report(suite);

        static double AtMost(int steps, int level) =>
            Enumerable.Range(0, steps + 1).Where(ups => (2 * ups) - steps <= level).Sum(ups => SpecialFunctions.Binomial(steps, ups)) / Math.Pow(2, steps);
    }

    // A month: the jumps are small against the fall, so that it can be split between them.
    [Fact]
    public void Falls_of_common_jumps_are_right()
    {
        var suite = new StatisticalSuite();
        var model = new JumpModel([Asset], [[1]], new CommonJumps(50, [-0.03], [0.04], [[1]]), Day);
        (double Weight, Normal Law)[] counts = [.. Enumerable.Range(0, 12).Select(count => (
            Poisson.PMF(50 * Day, count), new Normal((count - (50 * Day)) * -0.03, Math.Sqrt((Daily * Daily) + (count * 0.04 * 0.04)))))];
        foreach ((double debt, int dates) in ((double, int)[])[(0.4, 30), (0.35, 30)])
        {
            double exact = DiscreteBarrierQuadrature.Probability(
                Math.Log(debt), 1.5, x => counts.Sum(count => count.Weight * count.Law.Density(x)), x => counts.Sum(count => count.Weight * count.Law.CumulativeDistribution(x)), dates);
            Add(suite, model, debt, dates * Day, dates, new(8 * Groups, 71, Precision.Single), exact);
        }

        Report(suite);
    }

    /// <summary>Two estimators that share no idea: the draws of one are tilted and weighted, those of the other are the model's own.</summary>
    [Theory]
    [InlineData("regimes")]
    [InlineData("five assets")]
    public void Splitting_and_importance_sampling_agree(string name)
    {
        PriceModel model = name switch
        {
            "regimes" => new RegimeModel([new PricedName("A", 1)], [new Regime("calm", [0], [.5], [[1]]), new Regime("storm", [0], [1.2], [[1]])], new RegimeMoves([.8, .2], [[.97, .03], [.2, .8]]), null, Day),
            _ => new GeometricBrownianModel(
                Measure.RealWorld,
                [.. Enumerable.Range(0, 5).Select(i => new ModelAsset($"A{i}", .2, .5 + (.1 * i), 0))],
                [.. Enumerable.Range(0, 5).Select(i => (IReadOnlyList<double>)[.. Enumerable.Range(0, 5).Select(j => i == j ? 1 : .6)])]),
        };
        double[] quantities = [.. model.Assets.Select(_ => 1.0)];
        (double debt, int dates) = name switch { "five assets" => (.72, 48), _ => (.4, 30) };
        double horizon = name == "five assets" ? 5 * Day : dates * Day;
        SplittingFirstPassageEstimate split = SplittingFirstPassageEstimate.OnDates(Runner(), model, quantities, debt, horizon, dates, new(8 * Groups, 5, Precision.Single), .95);
        TiltedFirstPassageEstimate tilted = TiltedFirstPassageEstimate.OnDates(Runner(), model, quantities, debt, horizon, dates, .1, new(1 << 18, 6, Precision.Single), .95);
        Estimate one = split.Probability.Estimate, other = tilted.Probability.Estimate;
        double error = Math.Sqrt(Math.Pow(one.StandardError, 2) + Math.Pow(other.StandardError, 2));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{name}: {one.Value:e3} ± {one.StandardError / one.Value:p1} by splitting, {other.Value:e3} ± {other.StandardError / other.Value:p1} by tilting"));
        Assert.InRange(Math.Abs(one.Value - other.Value) / error, 0, 4.9);
        Assert.InRange(error / other.Value, 0, .05);
        Assert.True(other.Value < 5e-4, $"{other.Value}");
    }

    // At exponential weights of 0.94 eight runs of 2^16 groups gave 5.0e-4 to 5.4e-4 where 2^26 counted paths give 5.33e-4, and two of six intervals that were given missed it by 2.6 and 3 standard errors, below: what is refused for one large group is what lies above.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_volatility_that_moves_is_refused(bool history)
    {
        ConditionalVariance[] variances = [new(Daily * Daily, VarianceRecursion.Ewma(0.94))];
        PriceModel model = history ? new FilteredHistoryModel([Asset], [[1]], variances, [[-1], [1]], Day) : new CorrelatedGarchModel([Asset], [[1]], variances, null, Day);
        InputException refusal = Assert.Throws<InputException>(() => SplittingFirstPassageEstimate.OnDates(Runner(), model, [1], .3, 60 * Day, 60, new(Groups, 1, Precision.Single), .95));
        Assert.Contains("a volatility that stays", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Few paths, whose weights carry no interval: as many particles do, at the jumps of the rows above, 1.8e-4 by quadrature. What was refused is counted.</summary>
    [Fact]
    public void Auto_splits_where_the_weights_of_its_run_carry_no_interval()
    {
        var model = new JumpModel([Asset], [[1]], new CommonJumps(50, [-0.03], [0.04], [[1]]), Day);
        (double Weight, Normal Law)[] counts = [.. Enumerable.Range(0, 12).Select(count => (
            Poisson.PMF(50 * Day, count), new Normal((count - (50 * Day)) * -0.03, Math.Sqrt((Daily * Daily) + (count * 0.04 * 0.04)))))];
        double exact = DiscreteBarrierQuadrature.Probability(
            Math.Log(.4), 1.5, x => counts.Sum(count => count.Weight * count.Law.Density(x)), x => counts.Sum(count => count.Weight * count.Law.CumulativeDistribution(x)), 30);
        ChosenFirstPassageEstimate chosen = ChosenFirstPassageEstimate.OnDates(Runner(), model, [1], .4, 30 * Day, 30, new(1000, 1, Precision.Single), .95);
        Assert.NotNull(chosen.Groups);
        Assert.Null(chosen.Weights);
        Estimate found = chosen.Probability.Estimate;
        Assert.Equal(1 << 14, found.SampleCount);
        Assert.InRange(Math.Abs(found.Value - exact) / found.StandardError, 0, 4.9);
        Assert.InRange(found.StandardError / exact, 0, .1);
        Assert.True(chosen.PilotPaths > 1000 + (5 * 2048 * 16), $"{chosen.PilotPaths}");
    }

    // One day of eight with a fall to a third by fat tails: it comes in one leap, which no level splits.
    [Fact]
    public void A_leap_that_cannot_be_split_is_refused()
    {
        var model = new StudentModel([Asset], [[1]], [3], Day);
        InputException refusal = Assert.Throws<InputException>(() => SplittingFirstPassageEstimate.OnDates(Runner(), model, [1], .2, 8 * Day, 8, new(Groups, 1, Precision.Single), .95));
        Assert.Contains("splitting", refusal.Message, StringComparison.Ordinal);
    }

    private static SimulationRunner Runner() => new(CpuBackend.Widest());

    private static void Add(StatisticalSuite suite, PriceModel model, double debt, double horizon, int dates, SimulationSettings settings, double exact)
    {
        SplittingFirstPassageEstimate estimate = SplittingFirstPassageEstimate.OnDates(Runner(), model, [1], debt, horizon, dates, settings, .95);
        Estimate probability = estimate.Probability.Estimate;
        double variance = Math.Pow(probability.StandardError / exact, 2) * settings.Paths * SplittingFirstPassagePlan.Particles;
        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant($"{model.GetType().Name} {debt:0.###} on {dates}: {exact:e3} by {probability.Value:e3} ± {probability.StandardError / exact:p2}, variance of a particle {variance:0.0}, of a crude path {1 / exact:0}; pilot {estimate.PilotGroups}"));
        suite.Add($"{debt:0.###} on {dates} dates, {exact:e2}", probability, exact, probability.StandardError);
        Assert.InRange(variance, 0, 0.1 / exact);
    }

    private static void Report(StatisticalSuite suite)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }
}
