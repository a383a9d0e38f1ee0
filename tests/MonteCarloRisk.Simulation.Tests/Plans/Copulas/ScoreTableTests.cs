using System.Diagnostics;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Simulation.Plans.Copulas;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Plans.Copulas;

/// <summary>The tables of margins keep their stated error at scores between those that they were checked at, and never fall.</summary>
public sealed class ScoreTableTests
{
    [Fact]
    public void Between_the_points_that_it_was_checked_at_a_table_is_as_near_as_it_says_and_never_falls()
    {
        foreach (Copula copula in new Copula[] { new Copula.Gaussian(), new Copula.Student(1), new Copula.Student(4), new Copula.Student(300) })
        {
            foreach (ReturnMargin margin in SampleMargins.All)
            {
                var watch = Stopwatch.StartNew();
                ScoreTable table = ScoreTable.Of(margin, copula);
                TestContext.Current.TestOutputHelper?.WriteLine($"{copula}, {margin.GetType().Name}: {table.Cells} cells, error {table.Error:E1}, {watch.ElapsedMilliseconds} ms");
                Assert.InRange(table.Error, 0, margin is GeneralizedParetoMargin ? 1e-4 : ScoreTable.Tolerance);
                MarginQuantile quantile = MarginQuantile.Of(margin);
                double unit = (Exact(quantile, copula, 1) - Exact(quantile, copula, -1)) / 2;
                double before = double.NegativeInfinity;
                for (double score = -9.97; score < 9.97; score += 0.00731)
                {
                    double exact = Exact(quantile, copula, score) - margin.Mean;
                    double value = table.At(score);
                    Assert.InRange(Math.Abs(value - exact) / Math.Max(unit, Math.Abs(exact)), 0, 1.5 * Math.Max(table.Error, ScoreTable.Tolerance));
                    Assert.True(value >= before, $"falls at {score}");
                    before = value;
                }
            }
        }
    }

    /// <summary>Normal scores are the normal margin: the table is the identity.</summary>
    [Fact]
    public void A_normal_margin_under_a_Gaussian_copula_is_the_score()
    {
        ScoreTable table = ScoreTable.Of(new NormalMargin(), new Copula.Gaussian());
        Assert.Equal(2 * MarginTables.HalfBins, table.Cells);
        for (double score = -9.9; score < 9.9; score += 0.0173) Assert.Equal(score, table.At(score), 1e-13);
    }

    /// <summary>Jumps of one size far out leave a gap that hardly any return falls into: the quantile is a step, which the table takes within the error that it states.</summary>
    [Fact]
    public void A_step_of_the_quantile_is_where_it_belongs()
    {
        var margin = new MertonMargin(0, 0.2, 0.01, -5, 0.1);
        ScoreTable table = ScoreTable.Of(margin, new Copula.Gaussian());
        TestContext.Current.TestOutputHelper?.WriteLine($"{table.Cells} cells, error {table.Error:E1}");
        Assert.InRange(table.Error, 0, 1.0 / (1 << 13));
        MarginQuantile quantile = MarginQuantile.Of(margin);
        double step = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 1 - Math.Exp(-0.01));
        Assert.InRange(table.At(step - 1.0 / (1 << 13)), -5.5, -4);
        Assert.InRange(table.At(step + 1.0 / (1 << 13)), -1.5, -0.5);
        for (double score = -6; score < 6; score += 0.00731)
        {
            double low = Exact(quantile, new Copula.Gaussian(), score - table.Error) - margin.Mean;
            double high = Exact(quantile, new Copula.Gaussian(), score + table.Error) - margin.Mean;
            Assert.InRange(table.At(score), low - 1e-6, high + 1e-6);
        }
    }

    private static double Exact(MarginQuantile quantile, Copula copula, double score) =>
        score < 0 ? quantile.Lower(CopulaScore.Tail(copula, -score)) : quantile.Upper(CopulaScore.Tail(copula, score));
}
