using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Tests.Correlation;

public sealed class DownturnCorrelationTests
{
    [Fact]
    public void The_benchmark_of_normals_is_what_many_normals_give()
    {
        var random = new MersenneTwister(1);
        const int days = 400_000;
        double[] x = new double[days], y = new double[days], market = new double[days];
        for (int day = 0; day < days; day++)
        {
            market[day] = Normal.Sample(random, 0, 1);
            x[day] = 0.8 * market[day] + 0.6 * Normal.Sample(random, 0, 1);
            y[day] = 0.5 * market[day] + Math.Sqrt(0.75) * Normal.Sample(random, 0, 1);
        }

        // Standard errors 0.005 and 0.01 (about 12,000 joint falls); five of each.
        Assert.Equal(Conditional(x, y, day => market[day] < -1.2815515655446004), NormalConditional.OnMarketFalls(0.4, 0.8, 0.5, 0.1), 0.025);
        Assert.Equal(Conditional(x, market, day => market[day] < -1.2815515655446004), NormalConditional.OnMarketFalls(0.8, 0.8, 1, 0.1), 0.025);
        Assert.Equal(Conditional(x, y, day => x[day] < -1.2815515655446004 && y[day] < -1.2815515655446004), NormalConditional.OnJointFalls(0.4, 0.1), 0.05);
    }

    [Fact]
    public void Joint_falls_of_half_normals_have_their_closed_form()
    {
        // Below zero both: E xy = ρ P + sqrt(1 - ρ^2) / (2 π), E x = -(1 + ρ) / (2 sqrt(2 π)), E x^2 = P + ρ sqrt(1 - ρ^2) / (2 π), P = 1/4 + asin(ρ) / (2 π) (S. Rosenbaum, JRSS B 23 (1961) 405).
        const double rho = 0.5;
        double root = Math.Sqrt(1 - rho * rho), mass = 0.25 + Math.Asin(rho) / (2 * Math.PI), mean = -(1 + rho) / (2 * Math.Sqrt(2 * Math.PI)) / mass;
        double square = 1 + rho * root / (2 * Math.PI) / mass, product = rho + root / (2 * Math.PI) / mass;

        Assert.Equal((product - mean * mean) / (square - mean * mean), NormalConditional.OnJointFalls(rho, 0.5), 7);
    }

    [Fact]
    public void Normals_show_no_excess_and_assets_that_crash_together_do()
    {
        var random = new MersenneTwister(2);
        double[][] calm = CorrelationEstimatorTests.Draw(random, 3, 3000, 0.3);
        DownturnCorrelation none = DownturnCorrelation.OnMarketFalls(calm[0], calm[1], calm[2], 0.1, 0.999999, 200, 1);
        Assert.InRange(0, none.Excess.Interval.Lower - 0.1, none.Excess.Interval.Upper + 0.1);
        Assert.True(none.OfNormals < none.AllDays.Value);

        // On one day in twenty all assets fall by one common shock of random size.
        for (int day = 0; day < 3000; day += 20)
        {
            double shock = -0.1 - 0.2 * random.NextDouble();
            foreach (double[] row in calm) row[day] += shock;
        }

        DownturnCorrelation together = DownturnCorrelation.OnMarketFalls(calm[0], calm[1], calm[2], 0.1, 0.95, 200, 1);
        Assert.True(together.Excess.Interval.Lower > 0.05, $"{together.Excess}");
        DownturnCorrelation joint = DownturnCorrelation.OnJointFalls(calm[0], calm[1], 0.1, 0.95, 200, 1);
        Assert.True(joint.Excess.Interval.Lower > 0.05, $"{joint.Excess}");
        Assert.Equal(joint.Excess, DownturnCorrelation.OnJointFalls(calm[0], calm[1], 0.1, 0.95, 200, 1).Excess);
    }

    [Fact]
    public void Few_falls_are_refused() =>
        Assert.Throws<InputException>(() => DownturnCorrelation.OnJointFalls(FixedReturns.Rows[0], FixedReturns.Rows[1], 0.1, 0.95, 100, 1));

    static double Conditional(double[] x, double[] y, Func<int, bool> condition)
    {
        int[] days = [.. Enumerable.Range(0, x.Length).Where(condition)];
        return MathNet.Numerics.Statistics.Correlation.Pearson(days.Select(day => x[day]), days.Select(day => y[day]));
    }
}
