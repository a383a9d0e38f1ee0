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

/// <summary>Merton's jumps on the paths against his Poisson series over the whole horizon, which the steps know nothing of.</summary>
public sealed class JumpReturnTests
{
    private const int Paths = 1 << 18;
    private const double Day = 1 / 365.0;
    private const double Volatility = .5;
    private const double Drift = .2;
    private const double JumpMean = -.07;
    private const double JumpDeviation = .09;

    [Theory]
    [InlineData(Precision.Single, 40.0, 700UL)]
    [InlineData(Precision.Double, 40.0, 800UL)]
    [InlineData(Precision.Single, 900.0, 900UL)]
    public void Prices_at_the_horizon_follow_the_Poisson_series(Precision precision, double intensity, ulong seed)
    {
        var suite = new StatisticalSuite();
        foreach (int days in new[] { 1, 7, 30 })
        {
            PricePathSample sample = PricePathSample.Walk(Model(intensity), TimeGrid.Uniform(days * Day, days), seed++, Paths);
            foreach (double fall in new[] { -.2, -.1, -.02, .05 })
            {
                double exact = Series(intensity * days * Day, count => Normal.CDF(
                    ((Drift - (intensity * JumpMean)) * days * Day) + (count * JumpMean), Math.Sqrt((Volatility * Volatility * days * Day) + (count * JumpDeviation * JumpDeviation)), fall));
                if (exact is > .001 and < .999) Add(suite, $"{days} days, {fall}", sample, exact, path => Math.Log(sample[path, days, 0] / 100) <= fall);
            }

            // The path sample is of double precision; first passage on the one date of a step runs in either.
            if (days == 1)
            {
                double exact = Series(intensity * Day, count => Normal.CDF(((Drift - (intensity * JumpMean)) * Day) + (count * JumpMean), Math.Sqrt((Volatility * Volatility * Day) + (count * JumpDeviation * JumpDeviation)), -.08));
                suite.Add("first passage", FirstPassage.OnDates(
                    new SimulationRunner(CpuBackend.Widest()), Model(intensity), [1], 100 * Math.Exp(-.08), Day, 1, new SimulationSettings(Paths, seed++, precision), .95).Estimate, exact, Math.Sqrt(exact * (1 - exact) / Paths));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>Without motion a day without a jump leaves both prices, and one with a jump moves both: exp(-intensity day) of all days. Jumps of correlation -1/2 have the sign rule of their own.</summary>
    [Fact]
    public void Jumps_strike_all_assets_at_once_with_their_own_correlation()
    {
        const double intensity = 120;
        var model = new JumpModel(
            [new ModelAsset("A", 100, 0, 0), new ModelAsset("B", 50, 0, 0)],
            [[1, .9], [.9, 1]],
            new CommonJumps(intensity, [0, 0], [.1, .2], [[1, -.5], [-.5, 1]]),
            Day);
        PricePathSample sample = PricePathSample.Walk(model, TimeGrid.Uniform(Day, 1), 95, Paths);
        bool Moved(int path, int asset) => sample[path, 1, asset] != sample[path, 0, asset];
        Assert.All(Enumerable.Range(0, Paths), path => Assert.Equal(Moved(path, 0), Moved(path, 1)));

        double still = Math.Exp(-intensity * Day);
        var suite = new StatisticalSuite();
        Add(suite, "no jump", sample, still, path => !Moved(path, 0));
        Add(suite, "both fall", sample, (1 - still) * (.25 + (Math.Asin(-.5) / (2 * Math.PI))), path => sample[path, 1, 0] < 100 && sample[path, 1, 1] < 50);
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
        Assert.Equal(Math.Sqrt(intensity) * .2, model.Assets[1].Volatility, 1e-12);
        Assert.Equal(-.5, model.Correlation[0][1], 1e-12);
    }

    [Fact]
    public void Without_jumps_returns_are_normal()
    {
        PricePathSample sample = PricePathSample.Walk(Model(0), TimeGrid.Uniform(5 * Day, 5), 3, 500);
        var plain = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, Volatility, Drift + (Volatility * Volatility / 2))], [[1]]);
        PricePathSample expected = PricePathSample.Walk(plain, TimeGrid.Uniform(5 * Day, 5), 3, 500);
        for (int path = 0; path < 500; path++) Assert.Equal(expected[path, 5, 0], sample[path, 5, 0], 1e-11 * expected[path, 5, 0]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3651)]
    [InlineData(double.NaN)]
    public void An_intensity_that_is_none_is_refused(double intensity) => Assert.Throws<InputException>(() => FirstPassage.OnDates(
        new SimulationRunner(CpuBackend.Widest()), Model(intensity), [1], 70, Day, 1, new SimulationSettings(10, 1, Precision.Single), .95));

    private static JumpModel Model(double intensity) => new([new ModelAsset("A", 100, Volatility, Drift)], [[1]], new CommonJumps(intensity, [JumpMean], [JumpDeviation], [[1]]), Day);

    private static double Series(double mean, Func<int, double> given) => Enumerable.Range(0, 400).Sum(count => Poisson.PMF(mean, count) * given(count));

    private static void Add(StatisticalSuite suite, string name, PricePathSample sample, double exact, Func<int, bool> holds) => suite.Add(
        name, BinomialProportion.Estimate(Enumerable.Range(0, sample.PathCount).LongCount(holds), sample.PathCount, .95, "count"), exact, Math.Sqrt(exact * (1 - exact) / sample.PathCount));
}
