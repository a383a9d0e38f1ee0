using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;
using Precision = MonteCarloRisk.Domain.Markets.Precision;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>
/// Rare insolvencies under fat tails, jumps, regimes and volatility that moves, by importance sampling, against closed forms, quadrature and random walks. Each row
/// needs a twentieth or less of the paths of crude simulation, so that a tilt that does nothing is seen.
/// </summary>
public sealed class RareModelTests
{
    private const long Paths = 1 << 17;
    private const double Day = 1 / 365.0;
    private const double Defensive = 0.1;
    private const double Daily = 0.04;

    private static ModelAsset Asset { get; } = new("A", 1, Daily * Math.Sqrt(365), 0);

    [Theory]
    [InlineData(Precision.Single, 3, 1UL)]
    [InlineData(Precision.Single, 5, 11UL)]
    [InlineData(Precision.Double, 5, 21UL)]
    public void Falls_of_student_returns_are_right(Precision precision, double degrees, ulong seed)
    {
        var suite = new StatisticalSuite();
        var model = new StudentModel([Asset], [[1]], [degrees], Day);
        var law = new StudentT(0, Daily * StudentModel.UnitScale(degrees), degrees);
        foreach ((double debt, int dates) in ((double, int)[])[(0.7, 1), (0.5, 1), (0.35, 1), (0.5, 7)])
        {
            double exact = dates == 1 ? law.CumulativeDistribution(Math.Log(debt)) : DiscreteBarrierQuadrature.Probability(Math.Log(debt), 1, law.Density, law.CumulativeDistribution, dates);
            Add(suite, model, debt, dates, new(8 * Paths, seed++, precision), exact);
        }

        Report(suite);
    }

    // One large move among several days, which a tilt that is the same on all of them followed by seed: four of ten were refused and one found no way. Of twelve intervals of 95% nine or more hold but once in 5,000 times.
    [Fact]
    public void Falls_of_student_returns_over_several_days_are_told_at_every_seed()
    {
        var model = new StudentModel([Asset], [[1]], [5], Day);
        var law = new StudentT(0, Daily * StudentModel.UnitScale(5), 5);
        double exact = DiscreteBarrierQuadrature.Probability(Math.Log(.5), 1, law.Density, law.CumulativeDistribution, 7);
        Estimate[] told = [.. Enumerable.Range(1, 12).Select(seed => Estimate(model, .5, 7, new(400_000, (ulong)seed, Precision.Single)).Probability.Estimate)];
        Assert.All(told, one => Assert.InRange(one.StandardError / exact, .01, .05));
        int held = told.Count(one => one.Interval.Lower <= exact && exact <= one.Interval.Upper);
        Assert.True(held >= 9, $"{held} of 12");
    }

    [Theory]
    [InlineData(4, -0.2, 0.1, 31UL)]
    [InlineData(50, -0.05, 0.08, 41UL)]
    public void Falls_of_common_jumps_are_right(double intensity, double mean, double deviation, ulong seed)
    {
        var suite = new StatisticalSuite();
        var model = new JumpModel([Asset], [[1]], new CommonJumps(intensity, [mean], [deviation], [[1]]), Day);
        (double Weight, Normal Law)[] counts = [.. Enumerable.Range(0, 12).Select(count => (
            Poisson.PMF(intensity * Day, count), new Normal((count - (intensity * Day)) * mean, Math.Sqrt((Daily * Daily) + (count * deviation * deviation)))))];
        double Density(double x) => counts.Sum(count => count.Weight * count.Law.Density(x));
        double Cumulative(double x) => counts.Sum(count => count.Weight * count.Law.CumulativeDistribution(x));
        foreach ((double debt, int dates) in ((double, int)[])[(0.7, 1), (0.6, 1), (0.5, 1), (0.4, 7), (0.3, 30)])
        {
            double exact = dates == 1 ? Cumulative(Math.Log(debt)) : DiscreteBarrierQuadrature.Probability(Math.Log(debt), 1.5, Density, Cumulative, dates);
            Add(suite, model, debt, dates, new(4 * Paths, seed++, Precision.Single), exact);
        }

        Report(suite);
    }

    /// <summary>Residuals of -1 and 1 at a variance that they leave where it is: a random walk, by the reflection principle.</summary>
    [Theory]
    [InlineData(Precision.Single, 51UL)]
    [InlineData(Precision.Double, 61UL)]
    public void Falls_of_a_filtered_history_are_right(Precision precision, ulong seed)
    {
        var suite = new StatisticalSuite();
        foreach (VarianceRecursion recursion in (VarianceRecursion[])[new(Daily * Daily, 0, 0, 0), VarianceRecursion.Ewma(0.94)])
        {
            var model = new FilteredHistoryModel([Asset], [[1]], [new ConditionalVariance(Daily * Daily, recursion)], [[-1], [1]], Day);
            foreach ((int steps, int down) in ((int, int)[])[(12, 12), (20, 14), (40, 26), (40, 32), (60, 34)])
            {
                Add(suite, model, Math.Exp(-(down - 0.5) * Daily), steps, new(Paths, seed++, precision), AtMost(steps, -down) + AtMost(steps, -down - 1));
            }
        }

        Report(suite);

        static double AtMost(int steps, int level) =>
            Enumerable.Range(0, steps + 1).Where(ups => (2 * ups) - steps <= level).Sum(ups => SpecialFunctions.Binomial(steps, ups)) / Math.Pow(2, steps);
    }

    /// <summary>Two days of a variance that reacts to falls more than to rises: the second given the first, by quadrature.</summary>
    [Theory]
    [InlineData(null, 71UL)]
    [InlineData(5.0, 81UL)]
    public void Falls_under_a_volatility_that_moves_are_right(double? degrees, ulong seed)
    {
        var suite = new StatisticalSuite();
        var recursion = new VarianceRecursion(2e-4, 0.1, 0.3, 0.7);
        var model = new CorrelatedGarchModel([Asset], [[1]], [new ConditionalVariance(Daily * Daily, recursion)], degrees is { } all ? [all] : null, Day);
        IContinuousDistribution error = degrees is { } freedom ? new StudentT(0, StudentModel.UnitScale(freedom), freedom) : new Normal();
        foreach (double debt in (double[])[0.75, 0.65, 0.5])
        {
            double barrier = Math.Log(debt) / Daily;
            double Second(double z)
            {
                double move = Daily * z;
                double variance = recursion.Constant + ((recursion.Reaction + (z < 0 ? recursion.Asymmetry : 0)) * move * move) + (recursion.Persistence * Daily * Daily);
                return error.Density(z) * error.CumulativeDistribution((Math.Log(debt) - move) / Math.Sqrt(variance));
            }

            double exact = error.CumulativeDistribution(barrier)
                + Enumerable.Range(0, 400).Sum(panel => GaussLegendreRule.Integrate(Second, barrier * (1 - (panel / 400.0)), barrier * (1 - ((panel + 1) / 400.0)), 8))
                + GaussLegendreRule.Integrate(Second, 0, 60, 512);
            Add(suite, model, debt, 2, new(8 * Paths, seed++, Precision.Single), exact);
        }

        Report(suite);
    }

    /// <summary>Two days: over the regimes of both, normals given the first by quadrature and t on one day in closed form.</summary>
    [Fact]
    public void Falls_of_regimes_are_right()
    {
        var suite = new StatisticalSuite();
        double[] start = [.8, .2], volatilities = [.5, 1.5];
        double[][] moves = [[.97, .03], [.2, .8]];
        RegimeModel Model(double? degrees) => new(
            [new PricedName("A", 1)], [.. volatilities.Select((volatility, k) => new Regime($"{k}", [0], [volatility], [[1]]))], new RegimeMoves(start, moves), degrees, Day);
        Normal[] laws = [.. volatilities.Select(volatility => new Normal(0, volatility * Math.Sqrt(Day)))];
        foreach (double debt in (double[])[0.7, 0.65, 0.6])
        {
            double barrier = Math.Log(debt);
            double exact = Enumerable.Range(0, 2).Sum(k => start[k] * (laws[k].CumulativeDistribution(barrier)
                + Enumerable.Range(0, 800).Sum(panel => GaussLegendreRule.Integrate(x => laws[k].Density(x) * Enumerable.Range(0, 2).Sum(next => moves[k][next] * laws[next].CumulativeDistribution(barrier - x)), barrier + (panel * 0.002), barrier + ((panel + 1) * 0.002), 8))));
            Add(suite, Model(null), debt, 2, new(4 * Paths, 90 + (ulong)(100 * debt), Precision.Single), exact);
            double fat = Enumerable.Range(0, 2).Sum(k => start[k] * StudentT.CDF(0, volatilities[k] * Math.Sqrt(Day) * StudentModel.UnitScale(4), 4, barrier));
            Add(suite, Model(4), debt, 1, new(4 * Paths, 190 + (ulong)(100 * debt), Precision.Single), fat);
        }

        Report(suite);
    }

    [Fact]
    public void Falls_of_margins_under_either_copula_are_right()
    {
        var suite = new StatisticalSuite();
        GeneralizedParetoMargin pareto = SampleMargins.GeneralizedPareto;
        (ReturnMargin Margin, double X, double Probability)[] cases =
        [
            .. ((double[])[10, 40]).Select(beyond => ((ReturnMargin)pareto, pareto.Lower.Threshold - beyond, 0.1 * Math.Pow(1 + (0.3 * beyond / 0.5), -1 / 0.3))),
            .. ((double[])[1e-4, 1e-6]).Select(tail => ((ReturnMargin)SampleMargins.Student, 0.05 + (0.6 * StudentT.InvCDF(0, 1, 2.7, tail)), tail)),
        ];
        ulong seed = 300;
        foreach (Copula copula in new Copula[] { new Copula.Gaussian(), new Copula.Student(4) })
        {
            foreach ((ReturnMargin margin, double x, double probability) in cases)
            {
                Add(suite, new CopulaModel([Asset], [[1]], copula, [margin], Day), Math.Exp(Daily * (x - margin.Mean)), 1, new(2 * Paths, seed++, Precision.Single), probability);
            }
        }

        Report(suite);
    }

    /// <summary>At these 1000 seeds, whose bits are the same everywhere, an interval at 95% holds the value 933 times under jumps and 959 under fat tails: within 93 to 97%, which one choice of seeds in 300 would miss by chance.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Intervals_of_fat_tails_and_of_jumps_cover_as_often_as_they_say(bool jumps)
    {
        PriceModel model = jumps
            ? new JumpModel([Asset], [[1]], new CommonJumps(50, [-0.05], [0.08], [[1]]), Day)
            : new StudentModel([Asset], [[1]], [5], Day);
        double barrier = Math.Log(0.6);
        double exact = jumps
            ? Enumerable.Range(0, 12).Sum(count => Poisson.PMF(50 * Day, count) * Normal.CDF((count - (50 * Day)) * -0.05, Math.Sqrt((Daily * Daily) + (count * 0.08 * 0.08)), barrier))
            : StudentT.CDF(0, Daily * StudentModel.UnitScale(5), 5, barrier);
        int held = 0;
        for (ulong seed = 0; seed < 1000; seed++)
        {
            ConfidenceInterval interval = Estimate(model, 0.6, 1, new(1 << 14, seed, Precision.Single)).Probability.Estimate.Interval;
            if (interval.Lower <= exact && exact <= interval.Upper) held++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{held} of 1000");
        Assert.InRange(held, 930, 970);
    }

    private static TiltedFirstPassageEstimate Estimate(PriceModel model, double debt, int dates, Domain.Markets.SimulationSettings settings) => TiltedFirstPassageEstimate.OnDates(
        new SimulationRunner(CpuBackend.Widest()), model, [1], debt, dates * Day, dates, Defensive, settings, .95);

    private static void Add(StatisticalSuite suite, PriceModel model, double debt, int dates, Domain.Markets.SimulationSettings settings, double exact)
    {
        TiltedFirstPassageEstimate estimate = Estimate(model, debt, dates, settings);
        Estimate probability = estimate.Probability.Estimate;
        double variance = Math.Pow(probability.StandardError / exact, 2) * settings.Paths;
        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant($"{model.GetType().Name} {debt:0.###} on {dates}: {exact:e3} by {probability.Value:e3} ± {probability.StandardError / exact:p2}, variance of a path {variance:0.0}, of a crude one {1 / exact:0}; pilot {estimate.PilotPaths}"));
        suite.Add($"{debt:0.###} on {dates} dates, {exact:e2}", probability, exact, probability.StandardError);
        Assert.InRange(variance, 0, 0.05 / exact);
    }

    private static void Report(StatisticalSuite suite)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }
}
