using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;
using Precision = MonteCarloRisk.Domain.Markets.Precision;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>Any of several isolated positions, by a mixture over their ways to fail, against closed forms and quadrature.</summary>
public sealed class UnionPassageTests
{
    private const long Paths = 1 << 17;
    private const double Defensive = 0.1;
    private const double Day = 1 / 365.0;
    private const double Daily = 0.04;
    private static readonly double[] Volatilities = [0.3, 0.5];

    /// <summary>P(X &lt;= -a or Y &lt;= -b) = N(-a) + N(-b) - P(both), the last by quadrature; and each by itself.</summary>
    [Theory]
    [InlineData(0.6, Precision.Single, 1UL)]
    [InlineData(0, Precision.Single, 21UL)]
    [InlineData(-0.5, Precision.Double, 41UL)]
    public void Either_of_two_correlated_assets_is_that_of_a_quadrature(double correlation, Precision precision, ulong seed)
    {
        var suite = new StatisticalSuite();
        foreach ((double first, double second) in ((double, double)[])[(3, 3), (4, 4), (3.5, 4.2), (6, 6)])
        {
            double exact = Normal.CDF(0, 1, -first) + Normal.CDF(0, 1, -second) - Both(first, second, correlation);
            UnionPassageEstimate estimate = Run(Brownian(correlation, Volatilities), Loans(first, second), 1, 1, new(Paths, seed++, precision));
            Add(suite, $"{first} or {second}", estimate.Probability.Estimate, exact);
            Add(suite, $"{first} alone", estimate.Positions[0].Probability!, Normal.CDF(0, 1, -first));
            if (estimate.Positions[1].Probability is { } other) Add(suite, $"{second} alone", other, Normal.CDF(0, 1, -second));

            // A path deviates by the value itself, give or take.
            Assert.InRange(estimate.Probability.Estimate.StandardError * Math.Sqrt(Paths) / exact, 0.3, 3);
        }

        Report(suite);
    }

    /// <summary>Over 400 seeds with pilots of their own: the mean of all within its standard error of the exact value, as far as one in a million.</summary>
    [Fact]
    public void It_is_unbiased_over_seeds()
    {
        double exact = (2 * Normal.CDF(0, 1, -4)) - Both(4, 4, 0.3);
        double[] values = [.. Enumerable.Range(0, 400).Select(seed => Run(Brownian(0.3, Volatilities), Loans(4, 4), 1, 1, new(1 << 11, (ulong)seed, Precision.Single)).Probability.Estimate.Value)];
        double error = MathNet.Numerics.Statistics.ArrayStatistics.StandardDeviation(values) / Math.Sqrt(values.Length);
        Assert.InRange(error / exact, 0, 0.005);
        Assert.InRange(Math.Abs(values.Average() - exact) / error, 0, 4.9);
    }

    /// <summary>A loan below and a short above on one asset, watched on several dates: the mass between the barriers, carried from date to date.</summary>
    [Theory]
    [InlineData(1, 81UL)]
    [InlineData(6, 91UL)]
    public void A_double_barrier_is_that_of_a_quadrature(int dates, ulong seed)
    {
        var suite = new StatisticalSuite();
        double deviation = 0.5 / Math.Sqrt(dates);
        double drift = -0.125 / dates;
        foreach ((double below, double above) in ((double, double)[])[(0.3, 3), (0.15, 5), (0.12, 12)])
        {
            double exact = 1 - Between(Math.Log(below), Math.Log(above), drift, deviation, dates);
            UnionPassageEstimate estimate = Run(Brownian(0, 0.5), [new("loan", [1], below), new("short", [-1], -above)], 1, dates, new(Paths, seed++, Precision.Double));
            Add(suite, $"{below} to {above} on {dates}, {exact:e2}", estimate.Probability.Estimate, exact);
        }

        Report(suite);
    }

    /// <summary>One asset held and another owed: the ratio of two lognormals; and a short of two assets, of which either may rise alone: against one normal given the other.</summary>
    [Fact]
    public void Owed_assets_fail_as_often_as_closed_forms_say()
    {
        var suite = new StatisticalSuite();
        GeometricBrownianModel model = Brownian(0.6, Volatilities);
        double deviation = Math.Sqrt((0.3 * 0.3) + (0.5 * 0.5) - (2 * 0.6 * 0.3 * 0.5));
        UnionPassageEstimate pair = Run(model, [new("pair", [5, -1], 0)], 1, 1, new(Paths, 101, Precision.Double));
        Add(suite, "pair", pair.Probability.Estimate, Normal.CDF(0, 1, -(Math.Log(5) / deviation)));

        UnionPassageEstimate shorts = Run(Brownian(0, Volatilities), [new("shorts", [-1, -1], -7)], 1, 1, new(Paths, 102, Precision.Double));
        Add(suite, "shorts", shorts.Probability.Estimate, AboveSum(7));
        Assert.InRange(shorts.Probability.Estimate.StandardError / shorts.Probability.Estimate.Value, 0, 0.02);
        Report(suite);
    }

    /// <summary>Two assets whose draws are independent given what they share: t returns given the mixing variable, jumps given their number, each by itself otherwise; random walks of a filtered history without anything shared.</summary>
    [Theory]
    [InlineData("student", 111UL)]
    [InlineData("jumps", 121UL)]
    [InlineData("history", 131UL)]
    public void Other_models_are_right(string name, ulong seed)
    {
        var suite = new StatisticalSuite();
        ModelAsset[] assets = [.. Enumerable.Range(0, 2).Select(i => new ModelAsset($"A{i}", 1, Daily * Math.Sqrt(365), 0))];
        foreach (double debt in (double[])[0.7, 0.6])
        {
            double barrier = Math.Log(debt);
            (PriceModel Model, int Dates, double Debt, double Exact) row = name switch
            {
                "student" => (new StudentModel(assets, Identity, [5, 5], Day), 1, debt, GaussLegendreRule.Integrate(
                    u => Either(Normal.CDF(0, Daily * Math.Sqrt(3 / Gamma.InvCDF(2.5, 0.5, Math.Exp(u))), barrier)) * Math.Exp(u), -40, 0, 4000)),
                "jumps" => (new JumpModel(assets, Identity, new CommonJumps(20, [-0.1, -0.1], [0.08, 0.08], Identity), Day), 1, debt, Enumerable.Range(0, 12).Sum(
                    count => Poisson.PMF(20 * Day, count) * Either(Normal.CDF((count - (20 * Day)) * -0.1, Math.Sqrt((Daily * Daily) + (count * 0.08 * 0.08)), barrier)))),
                _ => (new FilteredHistoryModel(assets, Identity, [.. assets.Select(_ => new ConditionalVariance(Daily * Daily, new VarianceRecursion(Daily * Daily, 0, 0, 0)))], [[-1, -1], [1, -1], [-1, 1], [1, 1]], Day),
                    20, debt == 0.7 ? Math.Exp(-13.5 * Daily) : Math.Exp(-15.5 * Daily), Either(debt == 0.7 ? AtMost(20, -14) + AtMost(20, -15) : AtMost(20, -16) + AtMost(20, -17))),
            };
            UnionPassageEstimate estimate = Run(row.Model, [new("first", [1, 0], row.Debt), new("second", [0, 1], row.Debt)], row.Dates * Day, row.Dates, new(4 * Paths, seed++, Precision.Single));
            Add(suite, $"{name} {row.Debt:0.00}, {row.Exact:e2}", estimate.Probability.Estimate, row.Exact);
            double variance = Math.Pow(estimate.Probability.Estimate.StandardError / row.Exact, 2) * 4 * Paths;
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
                $"{name} {row.Exact:e3}: {estimate.Probability.Estimate.Value:e3}, variance of a path {variance:0.0}, of a crude one {1 / row.Exact:0}, pilot {estimate.PilotPaths}"));
            Assert.InRange(variance, 0, 0.1 / row.Exact);
        }

        Report(suite);

        static double Either(double one) => 1 - ((1 - one) * (1 - one));

        static double AtMost(int steps, int level) =>
            Enumerable.Range(0, steps + 1).Where(ups => (2 * ups) - steps <= level).Sum(ups => SpecialFunctions.Binomial(steps, ups)) / Math.Pow(2, steps);
    }

    /// <summary>
    /// At every instant: independent assets; two barriers on one asset, by the series of D. Darling, A. Siegert, Annals of Mathematical Statistics 24 (1953) 624; two loans on one asset, of which the safer adds nothing.
    /// The value lies within the bounds' distance and its error, and each position by itself is 2 N(-k).
    /// </summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void At_every_instant_it_lies_between_its_bounds(Precision precision)
    {
        double one = 2 * Normal.CDF(0, 1, -2);
        const double above = 2.5;
        const double width = 2 + above;
        double between = Enumerable.Range(0, 40).Sum(i => ((2 * i) + 1) is var n ? 4 / (n * Math.PI) * Math.Sin(n * Math.PI * 2 / width) * Math.Exp(-n * n * Math.PI * Math.PI / (2 * width * width)) : 0);
        GeometricBrownianModel model = Brownian(0, Volatilities);
        double Price(int asset, double deviations) => Math.Exp(Volatilities[asset] * deviations);
        (IsolatedPosition[] Positions, double Exact)[] rows =
        [
            ([new("first", [1, 0], Price(0, -2)), new("second", [0, 2], 2 * Price(1, -2))], 1 - ((1 - one) * (1 - one))),
            ([new("loan", [0, 1], Price(1, -2)), new("short", [0, -1], -Price(1, above))], 1 - between),
            ([new("loan", [1, 0], Price(0, -2)), new("safer", [1, 0], Price(0, -2.2))], one),
        ];
        foreach ((IsolatedPosition[] positions, double exact) in rows)
        {
            UnionPassageEstimate estimate = UnionPassageEstimate.AtEveryInstant(Runner(), model, positions, 1, new(1 << 18, 7, precision), .95);
            Estimate any = estimate.Probability.Estimate;
            double apart = any.Interval.Upper - any.Interval.Lower - (2 * 1.96 * any.StandardError);
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{positions[1].Name}: {exact:e5} in [{any.Interval.Lower:e5}, {any.Interval.Upper:e5}], bounds {apart / exact:p2} apart"));
            Assert.InRange(apart / exact, -1e-4, positions[1].Name == "safer" ? 0.05 : 0.002);
            Assert.InRange(exact, any.Interval.Lower - (3 * any.StandardError), any.Interval.Upper + (3 * any.StandardError));
            Estimate alone = estimate.Positions[0].Probability!;
            Assert.InRange(Math.Abs(alone.Value - one) / alone.StandardError, 0, 4.9);
        }
    }

    private static double[][] Identity { get; } = [[1, 0], [0, 1]];

    private static SimulationRunner Runner() => new(CpuBackend.Widest());

    private static UnionPassageEstimate Run(PriceModel model, IsolatedPosition[] positions, double horizon, int dates, SimulationSettings settings) =>
        UnionPassageEstimate.ByTilting(Runner(), model, positions, horizon, dates, Defensive, settings, .95);

    // Log returns of mean zero, so that a loan fails so many deviations down.
    private static GeometricBrownianModel Brownian(double correlation, params double[] volatilities) => new(
        Measure.RealWorld,
        [.. volatilities.Select((volatility, i) => new ModelAsset($"A{i}", 1, volatility, volatilities.Length == 1 ? 0 : volatility * volatility / 2))],
        [.. volatilities.Select((_, i) => (IReadOnlyList<double>)[.. volatilities.Select((_, j) => i == j ? 1 : correlation)])]);

    private static IsolatedPosition[] Loans(double first, double second) =>
        [new("first", [1, 0], Math.Exp(-Volatilities[0] * first)), new("second", [0, 1], Math.Exp(-Volatilities[1] * second))];

    private static double Both(double first, double second, double correlation) => GaussLegendreRule.Integrate(
        x => Normal.PDF(0, 1, x) * Normal.CDF(0, 1, (-second - (correlation * x)) / Math.Sqrt(1 - (correlation * correlation))), -first - 12, -first, 2000);

    // P(exp(a X) + exp(b Y) >= total) of independent normals.
    private static double AboveSum(double total)
    {
        double edge = Math.Log(total) / Volatilities[0];
        return Normal.CDF(0, 1, -edge) + GaussLegendreRule.Integrate(
            x => Normal.PDF(0, 1, x) * Normal.CDF(0, 1, -(Math.Log(total - Math.Exp(Volatilities[0] * x)) / Volatilities[1])), -12, edge, 4000);
    }

    // Mass that is between two barriers on all dates.
    private static double Between(double below, double above, double drift, double deviation, int dates)
    {
        var rule = new GaussLegendreRule(below, above, 400);
        double[] mass = [.. rule.Abscissas.Select((x, i) => rule.Weights[i] * Normal.PDF(drift, deviation, x))];
        for (int date = 1; date < dates; date++)
            mass = [.. rule.Abscissas.Select((x, i) => rule.Weights[i] * rule.Abscissas.Select((from, j) => mass[j] * Normal.PDF(from + drift, deviation, x)).Sum())];
        return mass.Sum();
    }

    private static void Add(StatisticalSuite suite, string name, Estimate estimate, double exact) => suite.Add(name, estimate, exact, estimate.StandardError);

    private static void Report(StatisticalSuite suite)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }
}
