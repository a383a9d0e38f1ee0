using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>Student-t returns on the paths: one step against the t distribution, two assets against the bivariate t, many steps against independence of steps.</summary>
public sealed class StudentReturnTests
{
    private const long Paths = 1 << 19;
    private const double Day = 1 / 365.0;
    private const double Volatility = 0.9;

    [Theory]
    [InlineData(Precision.Single, 300UL)]
    [InlineData(Precision.Double, 400UL)]
    public void The_return_of_a_step_is_Student_t(Precision precision, ulong seed)
    {
        var suite = new StatisticalSuite();
        var runner = new SimulationRunner(CpuBackend.Widest());
        foreach (double degrees in new[] { 2.2, 4, 12 })
        {
            foreach (double probability in new[] { 0.005, 0.03, 0.4 })
            {
                double scale = Volatility * Math.Sqrt(Day * (degrees - 2) / degrees);
                double debt = 100 * Math.Exp((0.3 * Day) + (scale * StudentT.InvCDF(0, 1, degrees, probability)));
                SimulationEstimate estimate = FirstPassage.OnDates(
                    runner, Model([degrees], [[1]], drift: 0.3), [1], debt, Day, 1, new SimulationSettings(Paths, seed++, precision), .95);
                suite.Add($"{degrees} degrees, {probability}", estimate.Estimate, probability, Math.Sqrt(probability * (1 - probability) / Paths));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    [Fact]
    public void Normal_returns_in_place_of_Student_t_are_seen()
    {
        var suite = new StatisticalSuite();
        var runner = new SimulationRunner(CpuBackend.Widest());
        double debt = 100 * Math.Exp(Volatility * Math.Sqrt(Day / 2) * StudentT.InvCDF(0, 1, 4, 0.01));
        var normal = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, Volatility, 0)], [[1]]);
        SimulationEstimate estimate = FirstPassage.OnDates(runner, normal, [1], debt, Day, 1, new SimulationSettings(Paths, 1, Precision.Single), .95);
        suite.Add("normal as if t", estimate.Estimate, 0.01, Math.Sqrt(0.01 * 0.99 / Paths));
        Assert.Contains("beyond", suite.Complaints(), StringComparison.Ordinal);
    }

    /// <summary>
    /// Joint falls below the 1% quantiles. The factors over a Gaussian copula's 1.29e-3 at correlation 1/2 are those of McNeil, Frey and Embrechts,
    /// Quantitative Risk Management (2015), table 7.2: 2.22 for four degrees of freedom, 1.65 for eight.
    /// </summary>
    [Theory]
    [InlineData(4, 2.22)]
    [InlineData(8, 1.65)]
    public void Two_assets_fall_together_as_a_bivariate_t_does(double degrees, double factor)
    {
        double quantile = StudentT.InvCDF(0, 1, degrees, 0.01);
        double exact = JointTail(quantile, 0.5, degrees);
        Assert.Equal(factor * 1.29e-3, exact, (0.005 * 1.29e-3) + (factor * 0.005e-3));

        PricePathSample sample = PricePathSample.Walk(Model([degrees, degrees], [[1, 0.5], [0.5, 1]], 0), TimeGrid.Uniform(Day, 1), 77, 1 << 19);
        double scale = Volatility * Math.Sqrt(Day * (degrees - 2) / degrees);
        double floor = 100 * Math.Exp(scale * quantile);
        long both = Enumerable.Range(0, sample.PathCount).LongCount(path => sample[path, 1, 0] <= floor && sample[path, 1, 1] <= floor);
        var suite = new StatisticalSuite();
        suite.Add("joint fall", BinomialProportion.Estimate(both, sample.PathCount, .95, "count"), exact, Math.Sqrt(exact * (1 - exact) / sample.PathCount));
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>Signs do not depend on the mixing variables: both fall with probability 1/4 + asin(correlation) / (2 pi), whatever the groups; each has its own tail.</summary>
    [Fact]
    public void Groups_keep_their_own_tails_and_the_common_correlation()
    {
        PricePathSample sample = PricePathSample.Walk(Model([3, 12], [[1, -0.4], [-0.4, 1]], 0), TimeGrid.Uniform(Day, 1), 78, 1 << 19);
        var suite = new StatisticalSuite();
        void Add(string name, double exact, Func<int, bool> holds) => suite.Add(
            name, BinomialProportion.Estimate(Enumerable.Range(0, sample.PathCount).LongCount(holds), sample.PathCount, .95, "count"), exact, Math.Sqrt(exact * (1 - exact) / sample.PathCount));

        Add("both fall", 0.25 + (Math.Asin(-0.4) / (2 * Math.PI)), path => sample[path, 1, 0] < 100 && sample[path, 1, 1] < 100);
        Add("tail of 3 degrees", 0.005, path => sample[path, 1, 0] <= Floor(3, 0.005));
        Add("tail of 12 degrees", 0.005, path => sample[path, 1, 1] <= Floor(12, 0.005));
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>The lowest of n independent falls: 1 - (1 - p)^n, seen through the largest one-day fall of a path.</summary>
    [Fact]
    public void Steps_are_independent_of_each_other()
    {
        const int days = 21;
        PricePathSample sample = PricePathSample.Walk(Model([4], [[1]], 0), TimeGrid.Uniform(days * Day, days), 79, 1 << 16);
        double fall = Floor(4, 0.002) / 100;
        long hit = Enumerable.Range(0, sample.PathCount).LongCount(path => Enumerable.Range(1, days).Any(day => sample[path, day, 0] / sample[path, day - 1, 0] <= fall));
        double exact = 1 - Math.Pow(1 - 0.002, days);
        var suite = new StatisticalSuite();
        suite.Add("worst day", BinomialProportion.Estimate(hit, sample.PathCount, .95, "count"), exact, Math.Sqrt(exact * (1 - exact) / sample.PathCount));
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    [Fact]
    public void Steps_other_than_those_of_the_data_are_refused()
    {
        var runner = new SimulationRunner(CpuBackend.Widest());
        InputException refusal = Assert.Throws<InputException>(
            () => FirstPassage.OnDates(runner, Model([4], [[1]], 0), [1], 70, 30 * Day, 4, new SimulationSettings(10, 1, Precision.Single), .95));
        Assert.Contains("7.5 days", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(double.NaN)]
    [InlineData(1001)]
    public void Degrees_of_freedom_without_a_variance_or_beyond_use_are_refused(double degrees)
    {
        var runner = new SimulationRunner(CpuBackend.Widest());
        Assert.Throws<InputException>(() => FirstPassage.OnDates(runner, Model([degrees], [[1]], 0), [1], 70, Day, 1, new SimulationSettings(10, 1, Precision.Single), .95));
    }

    [Fact]
    public void Written_calls_that_nothing_covers_are_refused_since_their_mean_loss_is_infinite()
    {
        var call = new EuropeanOption("call", "A", OptionRight.Call, 110, 0.1, 0.9, 0, 0);
        var rules = new MarginRules(
            new Dictionary<string, CollateralRule> { ["A"] = new(.7, .8) }, new Dictionary<string, OptionMarginRule> { ["A"] = new(.2, .1) }, LiquidationDelay: 1);
        void Plan(double held) => MarginPlan.Create(
            Model([4], [[1]], 0),
            [call],
            [new MonitoredAccount(new MarginAccount("writer", new Dictionary<string, double> { ["A"] = held }, 0, new Dictionary<string, double> { ["call"] = -1 }), 0, true)],
            rules,
            MonitoringDates.Daily(3),
            new SimulationSettings(10, 1, Precision.Single));

        Plan(held: 1);
        Assert.Contains("writer", Assert.Throws<InputException>(() => Plan(held: 0.9)).Message, StringComparison.Ordinal);
    }

    private static double Floor(double degrees, double probability) =>
        100 * Math.Exp(Volatility * Math.Sqrt(Day * (degrees - 2) / degrees) * StudentT.InvCDF(0, 1, degrees, probability));

    private static StudentModel Model(double[] degrees, double[][] correlation, double drift) =>
        new([.. degrees.Select((_, i) => new ModelAsset(((char)('A' + i)).ToString(), 100, Volatility, drift))], correlation, degrees, Day);

    // P(X <= q, Y <= q): given X = x, Y is a t of degrees + 1 with location correlation x and scale sqrt((1 - correlation^2)(degrees + x^2) / (degrees + 1)).
    private static double JointTail(double quantile, double correlation, double degrees)
    {
        const double step = 1e-3;
        double sum = 0;
        for (double u = step / 2; u < 1; u += step)
        {
            // x = quantile / u covers the tail; dx = -quantile / u^2 du.
            double x = quantile / u;
            double scale = Math.Sqrt((1 - (correlation * correlation)) * (degrees + (x * x)) / (degrees + 1));
            sum += step * -quantile / (u * u) * StudentT.PDF(0, 1, degrees, x) * StudentT.CDF(0, 1, degrees + 1, (quantile - (correlation * x)) / scale);
        }

        return sum;
    }
}
