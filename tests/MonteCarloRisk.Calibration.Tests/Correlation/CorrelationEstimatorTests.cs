using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Tests.Correlation;

public sealed class CorrelationEstimatorTests
{
    public static TheoryData<ICorrelationEstimator> Estimators { get; } =
    [
        new SampleCorrelation(), new EwmaCorrelation(), new DynamicCorrelation(), new LedoitWolfCorrelation(ShrinkageTarget.Identity),
        new LedoitWolfCorrelation(ShrinkageTarget.ConstantCorrelation), new RepairedCorrelation(new StressedCorrelation()),
    ];

    [Theory]
    [MemberData(nameof(Estimators))]
    public void Every_estimate_is_a_correlation_matrix_near_the_true_one(ICorrelationEstimator estimator)
    {
        CorrelationEstimate estimate = estimator.Estimate(Draw(new MersenneTwister(1), 5, 1000, 0.6));

        Assert.Null(CorrelationMatrix.Fault(estimate.Matrix, 5));

        // The least certain, EWMA with decay 0.97, has a standard error of 0.08; the bound is five of them.
        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < i; j++) Assert.Equal(0.6, estimate.Matrix[i][j], 0.4);
        }
    }

    [Fact]
    public void The_sample_correlation_is_pearson_s() => Assert.Equal(
        MathNet.Numerics.Statistics.Correlation.Pearson(FixedReturns.Rows[0], FixedReturns.Rows[1]), new SampleCorrelation().Estimate(FixedReturns.Rows).Matrix[0][1], 12);

    [Fact]
    public void Ledoit_and_wolf_s_weights_match_independent_computations()
    {
        // scikit-learn 1.2, ledoit_wolf of the standardised returns.
        CorrelationEstimate identity = new LedoitWolfCorrelation(ShrinkageTarget.Identity).Estimate(FixedReturns.Rows);
        Assert.Equal(0.2288573036784906, identity.Shrinkage, 12);
        Assert.Equal(0.5298152185920957, identity.Matrix[0][1], 12);
        Assert.Equal(-0.10054589999632174, identity.Matrix[1][2], 12);

        // The paper's formulas written out in NumPy.
        CorrelationEstimate constant = new LedoitWolfCorrelation(ShrinkageTarget.ConstantCorrelation).Estimate(FixedReturns.Rows);
        Assert.Equal(0.20779432976695716, constant.Shrinkage, 12);
        Assert.Equal(0.5927469297029271, constant.Matrix[0][1], 12);
        Assert.Equal(-0.054831858013406544, constant.Matrix[1][2], 12);
    }

    [Fact]
    public void Exponential_weights_equal_the_recursion()
    {
        IReadOnlyList<IReadOnlyList<double>> rows = FixedReturns.Rows;
        double[,] c = new double[2, 2];
        for (int day = 0; day < 40; day++)
        {
            for (int i = 0; i < 2; i++)
            {
                for (int j = 0; j < 2; j++)
                {
                    double product = rows[i][day] * rows[j][day];
                    c[i, j] = day < 30 ? c[i, j] + product / 30 : 0.9 * c[i, j] + 0.1 * product;
                }
            }
        }

        Assert.Equal(c[0, 1] / Math.Sqrt(c[0, 0] * c[1, 1]), new EwmaCorrelation(0.9).Estimate(rows).Matrix[0][1], 12);
    }

    [Fact]
    public void An_asset_that_never_moves_is_correlated_with_nothing()
    {
        foreach (ICorrelationEstimator estimator in (ICorrelationEstimator[])[new SampleCorrelation(), new EwmaCorrelation(), new LedoitWolfCorrelation(ShrinkageTarget.Identity), new LedoitWolfCorrelation(ShrinkageTarget.ConstantCorrelation)])
        {
            Assert.Equal(0, estimator.Estimate([FixedReturns.Rows[0], new double[40]]).Matrix[0][1]);
            Assert.Equal([1.0], Assert.Single(estimator.Estimate([FixedReturns.Rows[0]]).Matrix));
        }
    }

    [Fact]
    public void The_dynamic_correlation_matches_an_independent_computation()
    {
        // Two assets whose tie changes sign every 50 days; the likelihood written out in NumPy and climbed by SciPy 1.10.
        double[] a = ResidueSample.A, b = [.. ResidueSample.B.Select((x, k) => k / 50 % 2 == 0 ? x : x - 1.2 * a[k])];
        DynamicCorrelationFit fit = DynamicCorrelationFit.Fit([Unit(a), Unit(b)]);

        Assert.Equal(0.18259309, fit.Reaction, 4);
        Assert.Equal(0.80806617, fit.Persistence, 4);
        Assert.Equal(-171.8319530873922, fit.LogLikelihood, 5);

        static double[] Unit(double[] row)
        {
            double mean = row.Average(), deviation = Math.Sqrt(row.Average(x => (x - mean) * (x - mean)));
            return [.. row.Select(x => x / deviation)];
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void The_weights_of_a_dynamic_correlation_are_recovered(int assets)
    {
        var random = new MersenneTwister(6);
        DynamicCorrelationFit[] fits = [.. Enumerable.Range(0, 8).Select(_ => DynamicCorrelationFit.Fit(DrawDynamic(random, assets, 2500, 0.05, 0.93).Residuals))];
        double[] reactions = [.. fits.Select(fit => fit.Reaction)], persistences = [.. fits.Select(fit => fit.Persistence)];

        // Means of eight fits within five standard errors of the mean, as their spread gives them, a false alarm about once in a thousand for so few; and the spread is small.
        foreach ((double[] values, double truth, double spread) in new[] { (reactions, 0.05, 0.02), (persistences, 0.93, 0.04) })
        {
            double mean = values.Average(), deviation = Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / 7);
            Assert.True(deviation < spread, $"spread {deviation}");
            Assert.True(Math.Abs(mean - truth) < 5 * deviation / Math.Sqrt(8) + 0.01, $"mean {mean} against {truth}");
        }

        Assert.All(fits, fit => Assert.Null(CorrelationMatrix.Fault(fit.Next, assets)));
    }

    [Fact]
    public void A_repair_is_told_and_what_needs_none_is_left_alone()
    {
        IReadOnlyList<IReadOnlyList<double>> indefinite = [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]], sound = [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]];
        CorrelationEstimate repaired = new RepairedCorrelation(new GivenCorrelation(indefinite)).Estimate(FixedReturns.Rows), left = new RepairedCorrelation(new GivenCorrelation(sound)).Estimate(FixedReturns.Rows);

        Assert.Null(CorrelationMatrix.Fault(repaired.Matrix, 3));
        Assert.True(repaired.Repair > 0.1);
        Assert.Same(sound, left.Matrix);
        Assert.Equal(0, left.Repair);
    }

    [Fact]
    public void Too_few_falls_are_refused() => Assert.Throws<InputException>(() => new StressedCorrelation().Estimate(FixedReturns.Rows));

    internal static double[][] Draw(MersenneTwister random, int assets, int days, double correlation)
    {
        double[][] rows = [.. Enumerable.Range(0, assets).Select(_ => new double[days])];
        for (int day = 0; day < days; day++)
        {
            double common = Normal.Sample(random, 0, 1);
            foreach (double[] row in rows) row[day] = 0.03 * (Math.Sqrt(correlation) * common + Math.Sqrt(1 - correlation) * Normal.Sample(random, 0, 1));
        }

        return rows;
    }

    /// <summary>Residuals of a dynamic correlation around 0.5, and the correlation of the day after them.</summary>
    internal static (double[][] Residuals, double Next) DrawDynamic(MersenneTwister random, int assets, int days, double a, double b)
    {
        double[][] rows = [.. Enumerable.Range(0, assets).Select(_ => new double[days])];
        var target = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(assets, assets, (i, j) => i == j ? 1 : 0.5);
        var quasi = target.Clone();
        for (int day = 0; day < days; day++)
        {
            var roots = quasi.Diagonal().PointwiseSqrt();
            var factor = quasi.Cholesky().Factor;
            var draw = (factor * MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(assets, _ => Normal.Sample(random, 0, 1))).PointwiseDivide(roots);
            for (int i = 0; i < assets; i++) rows[i][day] = draw[i];
            var scaled = draw.PointwiseMultiply(roots);
            quasi = target * (1 - a - b) + scaled.OuterProduct(scaled) * a + quasi * b;
        }

        return (rows, quasi[1, 0] / Math.Sqrt(quasi[0, 0] * quasi[1, 1]));
    }
}
