using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>Rare insolvencies on paths drawn by strata along the tilt, against closed forms, quadrature and independent paths.</summary>
public sealed class StratifiedFirstPassageTests
{
    private const double Defensive = 0.1;
    private const double Volatility = 0.2;

    private static readonly PathStrata Strata = new(32);

    [Theory]
    [InlineData(Precision.Single, 1500UL)]
    [InlineData(Precision.Double, 1600UL)]
    public void First_passage_is_right_from_one_date_to_fifty_and_down_to_ten_to_the_minus_nine(Precision precision, ulong seed)
    {
        var suite = new StatisticalSuite();
        foreach (double debt in new[] { 60.0, 48, 40, 33 })
        {
            foreach (int dates in new[] { 1, 2, 12, 50 })
            {
                double exact = DiscreteBarrierQuadrature.Probability(Math.Log(debt / 100), (0.05 - (Volatility * Volatility / 2)) / dates, Volatility / Math.Sqrt(dates), dates);
                Estimate estimate = Of(One(0.05), debt, dates, Strata, 1 << 16, seed++, precision).Probability.Estimate;
                suite.Add($"{debt}, {dates} dates, {exact:e2}", estimate, exact, estimate.StandardError);
                Assert.InRange(estimate.StandardError / exact, 0, 0.01);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>Over many dates strata leave half of the variance and less; known to about sqrt(2 / 63), 18%.</summary>
    [Theory]
    [InlineData(1, 50)]
    [InlineData(5, 48)]
    public void Strata_leave_less_variance(int assets, int dates)
    {
        TiltedFirstPassageEstimate estimate = Of(assets == 1 ? One(0) : Five, assets == 1 ? 42 : 0.75, dates, Strata, 1 << 16, 3, Precision.Single);
        Assert.NotNull(estimate.Strata);
        Assert.Equal((32, 64), (estimate.Strata.Count, estimate.Strata.Replicates));
        Assert.True(estimate.Strata.VarianceRatio > 2, $"{estimate.Strata.VarianceRatio}");
    }

    /// <summary>
    /// On one date the walk's end decides alone, and a group is the mean of the weight at 32 equally spaced uniforms, the first of them anywhere: its variance by the trapezoid rule. The mean of 40 squared standard
    /// errors of 64 replicates is known to sqrt(2 / 63 / 40), 2.8%; 14% are left once in a million.
    /// </summary>
    [Theory]
    [InlineData(4, 32)]
    [InlineData(6, 8)]
    public void The_variance_on_one_date_is_that_of_strata(int deviations, int strata)
    {
        const long paths = 1 << 15;
        const int seeds = 40;
        double sum = 0;
        for (ulong seed = 0; seed < seeds; seed++)
        {
            double error = Of(One(Volatility * Volatility / 2), 100 * Math.Exp(-Volatility * deviations), 1, new PathStrata(strata), paths, seed, Precision.Double).Probability.Estimate.StandardError;
            sum += error * error / seeds;
        }

        Assert.InRange(sum / (GroupVariance(deviations, strata) * strata / paths), 0.86, 1.14);
    }

    /// <summary>Independent paths agree, for five assets, within 4.9 standard errors: one false alarm in a million.</summary>
    [Fact]
    public void Five_assets_agree_with_independent_paths()
    {
        TiltedFirstPassageEstimate plain = TiltedFirstPassageEstimate.OnDates(Runner(), Five, Equal, 0.75, 5 / 365.0, 48, Defensive, new SimulationSettings(1 << 17, 1, Precision.Single), .95);
        TiltedFirstPassageEstimate strata = Of(Five, 0.75, 48, Strata, 1 << 17, 2, Precision.Single);
        double error = Math.Sqrt(Math.Pow(plain.Probability.Estimate.StandardError, 2) + Math.Pow(strata.Probability.Estimate.StandardError, 2));
        Assert.InRange(Math.Abs(plain.Probability.Estimate.Value - strata.Probability.Estimate.Value) / error, 0, 4.9);
        Assert.InRange(error / plain.Probability.Estimate.Value, 0, 0.01);
        Assert.InRange(strata.Diagnostics.LikelihoodRatio.Value, 0.98, 1.02);
    }

    /// <summary>
    /// At these 1000 seeds, whose bits are the same everywhere, an interval at 95% holds the value 955, 944 and 956 times: within 93 to 97%, which one choice of seeds in 300 would miss by chance. Of the fewest replicates, 16, and of 64 and
    /// more units than replicates.
    /// </summary>
    [Theory]
    [InlineData(8, 2048, 50, 4)]
    [InlineData(32, 8192, 40, 12)]
    [InlineData(2, 3232, 30, 4)]
    public void Intervals_cover_as_often_as_they_say(int strata, long paths, double debt, int dates)
    {
        double exact = DiscreteBarrierQuadrature.Probability(Math.Log(debt / 100), -Volatility * Volatility / 2 / dates, Volatility / Math.Sqrt(dates), dates);
        int held = 0;
        for (ulong seed = 0; seed < 1000; seed++)
        {
            ConfidenceInterval interval = Of(One(0), debt, dates, new PathStrata(strata), paths, seed, Precision.Single).Probability.Estimate.Interval;
            if (interval.Lower <= exact && exact <= interval.Upper) held++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{held} of 1000");
        Assert.InRange(held, 930, 970);
    }

    [Fact]
    public void Paths_are_whole_units() => Assert.Equal(8704, Of(One(0), 50, 4, Strata, 8193, 1, Precision.Single).Probability.Estimate.SampleCount);

    [Fact]
    public void Strata_are_refused_where_there_is_no_tilt()
    {
        Assert.Contains("there is no tilt", Assert.Throws<InputException>(() => Of(One(0), 150, 4, Strata, 8192, 1, Precision.Single)).Message, StringComparison.Ordinal);
        Assert.Contains("need 8192", Assert.Throws<InputException>(() => Of(One(0), 50, 4, Strata, 8191, 1, Precision.Single)).Message, StringComparison.Ordinal);
        Assert.Contains("24 is not allowed", Assert.Throws<InputException>(() => Of(One(0), 50, 4, new PathStrata(24), 8192, 1, Precision.Single)).Message, StringComparison.Ordinal);
        StudentModel student = new([new ModelAsset("A0", 100, Volatility, 0)], [[1]], [4], 0.25);
        Assert.Contains("geometric Brownian motion", Assert.Throws<InputException>(() => Of(student, 50, 4, Strata, 8192, 1, Precision.Single)).Message, StringComparison.Ordinal);
    }

    /// <summary>P(Z &lt; -6) = 9.8658764503769814e-10, and auto takes strata of a block of paths.</summary>
    [Fact]
    public void Auto_takes_strata()
    {
        ChosenFirstPassageEstimate Auto(long paths) => ChosenFirstPassageEstimate.OnDates(Runner(), One(Volatility * Volatility / 2), [1], 100 * Math.Exp(-6 * Volatility), 1, 1, new SimulationSettings(paths, 5, Precision.Double), .95);
        Estimate estimate = Auto(1 << 15).Probability.Estimate;
        Assert.InRange(Math.Abs(estimate.Value - Normal.CDF(0, 1, -6)) / estimate.StandardError, 0, 5.4);
        Assert.NotNull(Auto(1 << 15).Strata);
        Assert.Null(Auto((1 << 15) - 1).Strata);
    }

    private static double GroupVariance(double deviations, int strata)
    {
        const int steps = 20_000;
        double Weight(double uniform)
        {
            double end = uniform < Defensive ? Normal.InvCDF(0, 1, uniform / Defensive) : deviations + Normal.InvCDF(0, 1, (uniform - Defensive) / (1 - Defensive));
            return end < deviations ? 0 : 1 / (Defensive + ((1 - Defensive) * Math.Exp(deviations * (end - (deviations / 2)))));
        }

        double[] groups = [.. Enumerable.Range(0, steps).Select(step => Enumerable.Range(0, strata).Average(stratum => Weight((stratum + ((step + 0.5) / steps)) / strata)))];
        double mean = groups.Average();
        Assert.Equal(1, mean / Normal.CDF(0, 1, -deviations), 1e-4);
        return groups.Average(group => (group - mean) * (group - mean));
    }

    private static SimulationRunner Runner() => new(CpuBackend.Widest());

    private static TiltedFirstPassageEstimate Of(PriceModel model, double debt, int dates, PathStrata strata, long paths, ulong seed, Precision precision) => TiltedFirstPassageEstimate.ByStrata(
        Runner(), model, model.Assets.Count == 1 ? [1] : Equal, debt, model.Assets.Count == 1 ? 1 : 5 / 365.0, dates, strata, Defensive, new SimulationSettings(paths, seed, precision), .95);

    private static double[] Equal => [.2, .2, .2, .2, .2];

    private static GeometricBrownianModel One(double drift) => new(Measure.RealWorld, [new ModelAsset("A0", 100, Volatility, drift)], [[1]]);

    private static GeometricBrownianModel Five { get; } = new(
        Measure.RealWorld,
        [.. Enumerable.Range(0, 5).Select(i => new ModelAsset($"A{i}", 1, 0.5 + (0.1 * i), 0))],
        [.. Enumerable.Range(0, 5).Select(i => (IReadOnlyList<double>)[.. Enumerable.Range(0, 5).Select(j => i == j ? 1 : 0.6)])]);
}
