using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>First passage of S = 100 to a barrier by one year: exact discretely monitored values by quadrature, continuous ones by the reflection formula.</summary>
public sealed class FirstPassageTests
{
    private const long Paths = 1 << 19;

    // Barrier, drift, volatility, continuous, terminal only, then 4, 12, 52 and 252 dates.
    private static readonly double[][] Published =
    [
        [70, .05, .3, .229853546013, .113989130388, .1479520802, .1752984513, .2009689223, .2160948587],
        [90, .05, .3, .721179156085, .356485687234, .5199661256, .6017191584, .661673325, .6937042293],
        [50, .0, .6, .341809044796, .196207681084, .240407298, .2750857832, .3068607005, .3252618988],
    ];

    [Theory]
    [InlineData(Precision.Single, 100UL)]
    [InlineData(Precision.Double, 200UL)]
    public void First_passage_probabilities_are_the_published_ones(Precision precision, ulong firstSeed)
    {
        var suite = new StatisticalSuite();
        var runner = new SimulationRunner(CpuBackend.Widest());
        int[] dates = [1, 4, 12, 52, 252];
        ulong seed = firstSeed;
        foreach (double[] row in Published)
        {
            GeometricBrownianModel model = Model(row[1], row[2]);
            for (int i = 0; i < dates.Length; i++)
            {
                double exact = row[4 + i];
                SimulationEstimate estimate = FirstPassage.OnDates(runner, model, [1], row[0], 1, dates[i], new SimulationSettings(Paths, seed++, precision), .95);
                suite.Add($"H={row[0]}, {dates[i]} dates", estimate.Estimate, exact, Math.Sqrt(exact * (1 - exact) / Paths));
            }

            SimulationEstimate continuous = FirstPassage.Continuous(runner, model, 1, row[0], 1, new SimulationSettings(Paths, seed++, precision), .95);
            suite.Add($"H={row[0]}, continuous", continuous.Estimate, row[3], BridgeDeviation(row[0], row[1], row[2]) / Math.Sqrt(Paths));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    [Fact]
    public void Monitoring_at_dates_in_place_of_every_instant_is_seen()
    {
        var suite = new StatisticalSuite();
        var runner = new SimulationRunner(CpuBackend.Widest());
        SimulationEstimate daily = FirstPassage.OnDates(runner, Model(.05, .3), [1], 70, 1, 252, new SimulationSettings(Paths, 7, Precision.Single), .95);
        suite.Add("252 dates as if continuous", daily.Estimate, .229853546013, daily.Estimate.StandardError);
        Assert.Contains("beyond", suite.Complaints(), StringComparison.Ordinal);
    }

    /// <summary>Ruin at any time, (H / S)^(2 nu / volatility^2): after 2,000 years less than 1e-15 of it is left.</summary>
    [Fact]
    public void Ruin_at_any_time_is_that_of_the_closed_form()
    {
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, .25, .08)], [[1]]);
        Estimate ruin = FirstPassage.Continuous(new SimulationRunner(CpuBackend.Widest()), model, 1, 60, 2000, new SimulationSettings(1 << 20, 7, Precision.Single), .95).Estimate;
        Assert.InRange(Math.Abs(ruin.Value - 0.45072946602129) / ruin.StandardError, 0, 4.9);
        Assert.InRange(ruin.StandardError, 1e-6, 1e-3);
    }

    [Fact]
    public void Continuous_monitoring_of_two_assets_is_refused()
    {
        var model = new GeometricBrownianModel(Measure.RealWorld, [new("A", 100, .3, 0), new("B", 100, .3, 0)], [[1, .5], [.5, 1]]);
        var runner = new SimulationRunner(CpuBackend.Widest());
        InputException refusal = Assert.Throws<InputException>(() => FirstPassage.Continuous(runner, model, 1, 70, 1, new SimulationSettings(10, 1, Precision.Single), .95));
        Assert.Contains("one asset", refusal.Message, StringComparison.Ordinal);
    }

    private static GeometricBrownianModel Model(double drift, double volatility) =>
        new(Measure.RealWorld, [new ModelAsset("A", 100, volatility, drift)], [[1]]);

    // Standard deviation of the crossing probability given the end of one step, by the trapezoid rule over the end.
    private static double BridgeDeviation(double barrier, double drift, double volatility)
    {
        double b = Math.Log(barrier / 100);
        double mean = drift - (volatility * volatility / 2);
        double first = 0;
        double second = 0;
        const double step = 1e-3;
        for (double z = -8; z <= 8; z += step)
        {
            double end = mean + (volatility * z);
            double crossing = end <= b ? 1 : Math.Exp(-2 * b * (b - end) / (volatility * volatility));
            double weight = step * Normal.PDF(0, 1, z);
            first += weight * crossing;
            second += weight * crossing * crossing;
        }

        return Math.Sqrt(second - (first * first));
    }
}
