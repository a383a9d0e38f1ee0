using FsCheck;
using FsCheck.Fluent;
using MonteCarloRisk.Calibration.Correlation;

namespace MonteCarloRisk.Calibration.Tests.Correlation;

public sealed class ShrunkCorrelationTests
{
    static readonly ShrunkCorrelation Estimator = new();

    /// <summary>2 to 5 assets of 40 returns, tied together by a common part.</summary>
    static readonly Arbitrary<double[][]> Returns = (
        from seed in ArbMap.Default.GeneratorFor<int>()
        from assets in Gen.Choose(2, 5)
        from tie in Gen.Choose(0, 30)
        select Draw(seed, assets, 40, tie / 10.0)).ToArbitrary();

    [Fact]
    public void Shrinkage_and_correlation_match_an_independent_computation()
    {
        CorrelationEstimate estimate = Estimator.Estimate(FixedReturns.Rows);

        Assert.Equal(0.11257654490452533, estimate.Shrinkage, 13);
        Assert.Equal(0.6097061595577058, estimate.Matrix[0][1], 13);
        Assert.Equal(0.12687728071185023, estimate.Matrix[0][2], 13);
        Assert.Equal(-0.11570723602265551, estimate.Matrix[1][2], 13);
    }

    [Fact]
    public void The_shrinkage_lies_between_zero_and_one_and_the_matrix_is_a_correlation_matrix() =>
        Prop.ForAll(Returns, returns =>
        {
            CorrelationEstimate estimate = Estimator.Estimate(returns);
            return estimate.Shrinkage is >= 0 and <= 1 && CorrelationMatrix.Fault(estimate.Matrix, returns.Length) is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Swapping_assets_swaps_rows_and_columns() =>
        Prop.ForAll(Returns, returns =>
        {
            int last = returns.Length - 1;
            CorrelationEstimate forwards = Estimator.Estimate(returns), backwards = Estimator.Estimate(returns.Reverse().ToArray());
            return Enumerable.Range(0, returns.Length).All(i => Enumerable.Range(0, returns.Length).All(
                j => Math.Abs(forwards.Matrix[i][j] - backwards.Matrix[last - i][last - j]) < 1e-12));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_scale_and_the_mean_of_an_asset_do_not_matter() =>
        Prop.ForAll(Returns, returns =>
        {
            double[][] moved = returns.Select((row, i) => row.Select(x => (i + 1) * x + 0.25 * i).ToArray()).ToArray();
            return Math.Abs(Estimator.Estimate(returns).Matrix[0][1] - Estimator.Estimate(moved).Matrix[0][1]) < 1e-10;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shrinking_never_strengthens_a_correlation_and_keeps_its_sign() =>
        Prop.ForAll(Returns, returns =>
        {
            double sample = MathNet.Numerics.Statistics.Correlation.Pearson(returns[0], returns[1]);
            double shrunk = Estimator.Estimate(returns).Matrix[0][1];
            return Math.Abs(shrunk) <= Math.Abs(sample) + 1e-12 && shrunk * sample >= 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Independent_assets_shrink_most_of_the_way_to_the_identity_and_tied_ones_hardly()
    {
        // 45 pairs: the intensity of independent data is 1 in expectation, with a relative deviation of about sqrt(2 / 45).
        Assert.True(Estimator.Estimate(Draw(1, 10, 500, 0)).Shrinkage > 0.5);
        Assert.True(Estimator.Estimate(Draw(1, 10, 500, 3)).Shrinkage < 0.01);
    }

    [Fact]
    public void Two_assets_that_move_as_one_are_not_torn_apart()
    {
        CorrelationEstimate estimate = Estimator.Estimate([FixedReturns.Rows[0], FixedReturns.Rows[0].Select(x => 1.2 * x).ToArray()]);

        Assert.Equal(1, estimate.Matrix[0][1], 12);
    }

    [Fact]
    public void One_asset_and_an_asset_that_never_moves_are_correlated_with_nothing()
    {
        Assert.Equal([1.0], Assert.Single(Estimator.Estimate([FixedReturns.Rows[0]]).Matrix));
        Assert.Equal([[1, 0], [0, 1]], Estimator.Estimate([FixedReturns.Rows[0], new double[40]]).Matrix.Select(row => row.ToArray()));
    }

    static double[][] Draw(int seed, int assets, int days, double tie)
    {
        var normals = new MathNet.Numerics.Distributions.Normal(0, 0.03, new MathNet.Numerics.Random.MersenneTwister(seed));
        double[] common = normals.Samples().Take(days).ToArray();
        return Enumerable.Range(0, assets).Select(_ => common.Select(x => tie * x + normals.Sample()).ToArray()).ToArray();
    }
}
