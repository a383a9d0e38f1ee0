using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>Returns that switch between regimes, against sums over the regimes: closed forms, powers of the transition matrix, and recursions over states.</summary>
public sealed class RegimeReturnTests
{
    private const int Paths = 1 << 18;
    private const double Day = 1 / 365.0;

    private static readonly double[][] Transition = [[.9, .08, .02], [.3, .5, .2], [.05, .35, .6]];
    private static readonly double[] Start = [.25, .15, .6];
    private static readonly double[] Drifts = [.4, -2, 9];
    private static readonly double[] Volatilities = [.3, 1.1, 2.4];

    /// <summary>One step: a mixture of normals or of t in the probabilities of the start; two steps of one move: the sum of two equal normals.</summary>
    [Theory]
    [InlineData(Precision.Single, 500UL)]
    [InlineData(Precision.Double, 600UL)]
    public void The_return_of_a_step_is_a_mixture_over_the_first_regime(Precision precision, ulong seed)
    {
        var suite = new StatisticalSuite();
        var runner = new SimulationRunner(CpuBackend.Widest());
        foreach ((double? degrees, double logFall) in new (double?, double)[] { (null, -.2), (null, -.05), (null, .01), (4, -.2), (4, -.03), (30, -.1) })
        {
            double exact = Enumerable.Range(0, 3).Sum(k => Start[k] * Below(logFall, k, degrees, Day));
            SimulationEstimate estimate = FirstPassage.OnDates(
                runner, Model(Transition, Start, degrees: degrees), [1], 100 * Math.Exp(logFall), Day, 1, new SimulationSettings(Paths, seed++, precision), .95);
            suite.Add($"{degrees} degrees, {logFall}", estimate.Estimate, exact, Error(exact));
        }

        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>
    /// Each regime moves the price by an amount of its own without noise, and one step apart the amounts tell the regimes. Against powers of the transition matrix: the regime on each of
    /// twelve days, and how many days were spent in the third regime, whose distribution is a recursion over day, regime and count.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Days_in_each_regime_are_those_of_the_chain(int stepsPerMove)
    {
        const int days = 12;
        PricePathSample sample = PricePathSample.Walk(Silent(stepsPerMove), TimeGrid.Uniform(days * Day, days), 91, Paths);
        var suite = new StatisticalSuite();
        double[] now = Start;
        for (int day = 1; day <= days; day++)
        {
            if (day > 1 && (day - 1) % stepsPerMove == 0) now = After(now);
            for (int k = 0; k < 3; k++)
            {
                int regime = k, date = day;
                Add(suite, $"regime {k} on day {day}", sample, now[k], path => RegimeOf(sample, path, date) == regime);
            }
        }

        double[] counts = CountsOfThird(days, stepsPerMove);
        for (int count = 0; count <= days; count++)
        {
            int days3 = count;
            if (counts[count] > 1e-3) Add(suite, $"{count} days in the third", sample, counts[count], path => Enumerable.Range(1, days).Count(day => RegimeOf(sample, path, day) == 2) == days3);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>First passage on dates by a recursion over regime and price on a fine grid of log prices, the kernel of each step integrated over each cell.</summary>
    [Fact]
    public void First_passage_is_that_of_a_recursion_over_regime_and_price()
    {
        const int days = 10;
        const double barrier = -.25;
        double exact = FirstPassageByGrid(days, barrier, 1e-3);
        double finer = FirstPassageByGrid(days, barrier, 5e-4);
        Assert.Equal(finer, exact, 2e-5);
        SimulationEstimate estimate = FirstPassage.OnDates(
            new SimulationRunner(CpuBackend.Widest()), Model(Transition, Start), [1], 100 * Math.Exp(barrier), days * Day, days, new SimulationSettings(1 << 20, 7, Precision.Single), .95);
        var suite = new StatisticalSuite();
        suite.Add("first passage", estimate.Estimate, finer, Math.Sqrt(finer * (1 - finer) / (1 << 20)), Math.Abs(finer - exact));
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    [Fact]
    public void A_chain_that_begins_in_its_long_run_shares_keeps_them()
    {
        // By the Markov chain tree theorem: 130, 39 and 26 of 195.
        double[] shares = [.. new RegimeMoves(Start, Transition).LongRunShares()];
        Assert.Equal([2 / 3.0, 1 / 5.0, 2 / 15.0], shares, (expected, share) => Math.Abs(expected - share) < 1e-13);

        const int days = 8;
        PricePathSample sample = PricePathSample.Walk(Silent(1, shares), TimeGrid.Uniform(days * Day, days), 92, Paths);
        var suite = new StatisticalSuite();
        foreach (int day in new[] { 1, 4, 8 })
        {
            for (int k = 0; k < 3; k++)
            {
                int regime = k;
                Add(suite, $"regime {k} on day {day}", sample, shares[k], path => RegimeOf(sample, path, day) == regime);
            }
        }

        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>Both fall: in each regime 1/4 + asin(correlation) / (2 pi); small falls are joint as the calm regime's, large ones as the wild one's.</summary>
    [Fact]
    public void Each_regime_has_its_own_correlation()
    {
        double[] correlations = [.2, -.5, .95];
        var model = new RegimeModel(
            [new PricedName("A", 100), new PricedName("B", 50)],
            [.. Enumerable.Range(0, 3).Select(k => new Regime($"{k}", [0, 0], [Volatilities[k], 2 * Volatilities[k]], [[1, correlations[k]], [correlations[k], 1]]))],
            new RegimeMoves(Start, Transition),
            null,
            Day);
        PricePathSample sample = PricePathSample.Walk(model, TimeGrid.Uniform(Day, 1), 93, Paths);
        double both = Enumerable.Range(0, 3).Sum(k => Start[k] * (.25 + (Math.Asin(correlations[k]) / (2 * Math.PI))));
        var suite = new StatisticalSuite();
        Add(suite, "both fall", sample, both, path => sample[path, 1, 0] < 100 && sample[path, 1, 1] < 50);

        // The second falls twice as much as the first, or more, given the sign of the first: the ratio of normals with scale 2 is a Cauchy about the correlation.
        double ratio = Enumerable.Range(0, 3).Sum(k => Start[k] * (.5 - (Math.Atan((1 - correlations[k]) / Math.Sqrt(1 - (correlations[k] * correlations[k]))) / Math.PI)));
        Add(suite, "ratio above two", sample, ratio, path => Math.Log(sample[path, 1, 1] / 50) / Math.Log(sample[path, 1, 0] / 100) > 2);
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    [Fact]
    public void Certain_moves_are_certain_and_impossible_ones_never_made()
    {
        // 0 → 1 → 2 for ever: probabilities of zero and one only.
        RegimeModel model = Silent(1, [1, 0, 0], [[0, 1, 0], [0, 0, 1], [0, 0, 1]]);
        PricePathSample sample = PricePathSample.Walk(model, TimeGrid.Uniform(5 * Day, 5), 94, 1 << 14);
        Assert.All(Enumerable.Range(0, 1 << 14), path => Assert.Equal([0, 1, 2, 2, 2], Enumerable.Range(1, 5).Select(day => RegimeOf(sample, path, day))));
        Assert.Equal([0, 0, 1], model.Moves.LongRunShares());
    }

    [Fact]
    public void One_regime_is_geometric_Brownian_motion_to_the_rounding()
    {
        double logDrift = .3 - (.8 * .8 / 2);
        var plain = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, .8, .3), new ModelAsset("B", 10, .8, .3)], [[1, .6], [.6, 1]]);
        var one = new RegimeModel(
            [new PricedName("A", 100), new PricedName("B", 10)], [new Regime("only", [logDrift, logDrift], [.8, .8], plain.Correlation)], new RegimeMoves([1], [[1]]), null, Day);
        TimeGrid grid = TimeGrid.Uniform(20 * Day, 20);
        PricePathSample expected = PricePathSample.Walk(plain, grid, 5, 200);
        PricePathSample walked = PricePathSample.Walk(one, grid, 5, 200);
        for (int path = 0; path < 200; path++)
        {
            for (int asset = 0; asset < 2; asset++) Assert.Equal(expected[path, 20, asset], walked[path, 20, asset], 1e-11 * expected[path, 20, asset]);
        }

        Assert.Equal(.8, one.Assets[0].Volatility, 1e-14);
        Assert.Equal(logDrift, one.Assets[1].Drift, 1e-14);
    }

    [Fact]
    public void Sixty_four_assets_of_sixteen_regimes_are_walked()
    {
        const int assets = 64, regimes = 16;
        double[][] correlation = [.. Enumerable.Range(0, assets).Select(i => Enumerable.Range(0, assets).Select(j => i == j ? 1 : .5).ToArray())];
        double[][] even = [.. Enumerable.Range(0, regimes).Select(_ => Enumerable.Repeat(1.0 / regimes, regimes).ToArray())];
        var model = new RegimeModel(
            [.. Enumerable.Range(0, assets).Select(i => new PricedName($"A{i}", 1))],
            [.. Enumerable.Range(0, regimes).Select(k => new Regime($"{k}", new double[assets], [.. Enumerable.Repeat(.1 * (k + 1), assets)], correlation))],
            new RegimeMoves(even[0], even),
            null,
            Day);
        SimulationEstimate estimate = FirstPassage.OnDates(
            new SimulationRunner(CpuBackend.Widest()), model, [.. Enumerable.Repeat(1.0, assets)], assets, Day, 1, new SimulationSettings(1 << 14, 3, Precision.Single), .95);
        Assert.InRange(estimate.Estimate.Value, .4, .6);
        Assert.Equal(Math.Sqrt(Enumerable.Range(1, regimes).Average(k => .01 * k * k)), model.Assets[63].Volatility, 1e-12);
    }

    [Theory]
    [InlineData(new[] { .5, .5, .5 }, 1, null, "start")]
    [InlineData(new[] { .5, .6, -.1 }, 1, null, "start")]
    [InlineData(new[] { .5, .5, 0 }, 0, null, "stepsPerMove")]
    [InlineData(new[] { .5, .5, 0 }, 1, 2.0, "degreesOfFreedom")]
    public void What_is_no_chain_is_refused(double[] start, int stepsPerMove, double? degrees, string place) => Assert.StartsWith(
        place,
        Assert.Throws<InputException>(() => FirstPassage.OnDates(
            new SimulationRunner(CpuBackend.Widest()), Model(Transition, start, stepsPerMove, degrees), [1], 70, Day, 1, new SimulationSettings(10, 1, Precision.Single), .95)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Steps_other_than_those_of_the_model_are_refused() => Assert.Contains(
        "7.5 days",
        Assert.Throws<InputException>(() => FirstPassage.OnDates(
            new SimulationRunner(CpuBackend.Widest()), Model(Transition, Start), [1], 70, 30 * Day, 4, new SimulationSettings(10, 1, Precision.Single), .95)).Message,
        StringComparison.Ordinal);

    private static double Error(double probability) => Math.Sqrt(probability * (1 - probability) / Paths);

    private static void Add(StatisticalSuite suite, string name, PricePathSample sample, double exact, Func<int, bool> holds) => suite.Add(
        name, BinomialProportion.Estimate(Enumerable.Range(0, sample.PathCount).LongCount(holds), sample.PathCount, .95, "count"), exact, Math.Sqrt(exact * (1 - exact) / sample.PathCount));

    private static double Below(double logReturn, int regime, double? degrees, double years)
    {
        double deviation = Volatilities[regime] * Math.Sqrt(years), mean = Drifts[regime] * years;
        return degrees is { } nu ? StudentT.CDF(mean, deviation * Math.Sqrt((nu - 2) / nu), nu, logReturn) : Normal.CDF(mean, deviation, logReturn);
    }

    private static RegimeModel Model(double[][] transition, double[] start, int stepsPerMove = 1, double? degrees = null) => new(
        [new PricedName("A", 100)],
        [.. Enumerable.Range(0, 3).Select(k => new Regime($"{k}", [Drifts[k]], [Volatilities[k]], [[1]]))],
        new RegimeMoves(start, transition, stepsPerMove),
        degrees,
        Day);

    // Daily log returns of -1, 0 and 1 percent, by regime.
    private static RegimeModel Silent(int stepsPerMove, double[]? start = null, double[][]? transition = null) => new(
        [new PricedName("A", 100)],
        [.. Enumerable.Range(0, 3).Select(k => new Regime($"{k}", [3.65 * (k - 1)], [0], [[1]]))],
        new RegimeMoves(start ?? Start, transition ?? Transition, stepsPerMove),
        null,
        Day);

    private static int RegimeOf(PricePathSample sample, int path, int day) => 1 + (int)Math.Round(100 * Math.Log(sample[path, day, 0] / sample[path, day - 1, 0]));

    private static double[] After(double[] now) => [.. Enumerable.Range(0, 3).Select(j => Enumerable.Range(0, 3).Sum(i => now[i] * Transition[i][j]))];

    private static double[] CountsOfThird(int days, int stepsPerMove)
    {
        // probability[regime][count]
        double[][] probability = [.. Enumerable.Range(0, 3).Select(_ => new double[days + 1])];
        for (int k = 0; k < 3; k++) probability[k][k == 2 ? 1 : 0] = Start[k];
        for (int day = 2; day <= days; day++)
        {
            double[][] next = [.. Enumerable.Range(0, 3).Select(_ => new double[days + 1])];
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < 3; j++)
                {
                    double move = (day - 1) % stepsPerMove == 0 ? Transition[i][j] : i == j ? 1 : 0;
                    for (int count = 0; count <= days - (j == 2 ? 1 : 0); count++) next[j][count + (j == 2 ? 1 : 0)] += move * probability[i][count];
                }
            }

            probability = next;
        }

        return [.. Enumerable.Range(0, days + 1).Select(count => probability.Sum(row => row[count]))];
    }

    // Mass on cells of log price above the barrier; each cell's mass sits at its middle, and moves into cells by differences of the normal distribution.
    private static double FirstPassageByGrid(int days, double barrier, double width)
    {
        int cells = (int)(1.6 / width);
        double[][] kernel = [.. Enumerable.Range(0, 3).Select(k => Enumerable.Range(-cells, (2 * cells) + 1).Select(cell => Below((cell + .5) * width, k, null, Day) - Below((cell - .5) * width, k, null, Day)).ToArray())];
        double[][] mass = [.. Enumerable.Range(0, 3).Select(_ => new double[cells])];

        // The first step is exact.
        for (int k = 0; k < 3; k++)
        {
            for (int cell = 0; cell < cells; cell++)
            {
                double low = barrier + (cell * width);
                mass[k][cell] = Start[k] * (Below(low + width, k, null, Day) - Below(low, k, null, Day));
            }
        }

        for (int day = 2; day <= days; day++)
        {
            double[][] next = [.. Enumerable.Range(0, 3).Select(_ => new double[cells])];
            for (int j = 0; j < 3; j++)
            {
                int reach = (int)((10 * Volatilities[j] * Math.Sqrt(Day)) / width);
                for (int cell = 0; cell < cells; cell++)
                {
                    double there = (Transition[0][j] * mass[0][cell]) + (Transition[1][j] * mass[1][cell]) + (Transition[2][j] * mass[2][cell]);
                    if (there < 1e-15) continue;
                    for (int to = Math.Max(0, cell - reach); to <= Math.Min(cells - 1, cell + reach); to++) next[j][to] += there * kernel[j][to - cell + cells];
                }
            }

            mass = next;
        }

        return 1 - mass.Sum(row => row.Sum());
    }
}
