using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Statistics.Tests.BackTests;

public sealed class DieboldMarianoTests
{
    static readonly double[] First = [.. Enumerable.Range(1, 30).Select(day => 1 + Math.Pow(Math.Sin(day), 2))];
    static readonly double[] Second = [.. Enumerable.Range(1, 30).Select(day => 1.4 + Math.Cos(1.3 * day) / 3)];

    // Python: the paired t-test by its own formula, the density of Student t integrated by Simpson's rule.
    [Fact]
    public void Without_lags_it_is_the_paired_t_test()
    {
        HypothesisTest test = DieboldMarianoTest.Of(First, Second, lags: 0);
        Assert.Equal(1.4693756145914916, test.Statistic, 1e-10);
        Assert.Equal(0.15249676333024467, test.PValue, 1e-8);
    }

    // Python, the formulas of the papers written again.
    [Theory]
    [InlineData(1, 3, 3.0501960085958126, 0.00484988640208242)]
    [InlineData(3, 2, 2.5542573770264183, 0.01615614572428682)]
    public void Lags_and_horizon_match_an_independent_computation(int horizon, int lags, double statistic, double pValue)
    {
        HypothesisTest test = DieboldMarianoTest.Of(First, Second, horizon, lags);
        Assert.Equal(statistic, test.Statistic, 1e-9);
        Assert.Equal(pValue, test.PValue, 1e-8);
    }

    [Fact]
    public void Swapping_the_forecasts_changes_the_sign_alone_and_equal_losses_are_equal()
    {
        HypothesisTest one = DieboldMarianoTest.Of(First, Second), other = DieboldMarianoTest.Of(Second, First);
        Assert.Equal(-one.Statistic, other.Statistic, 12);
        Assert.Equal(one.PValue, other.PValue, 12);
        Assert.Equal(new HypothesisTest(0, 1), DieboldMarianoTest.Of(First, First));
    }

    // 2000 pairs of 400 losses whose differences are autoregressive with coefficient 0.4: with the usual lags refused about 5% of the time (Bartlett
    // weights leave some of the variance out: at 0.4 and 5 lags a sixth, which makes it about 7%), without lags three times as often; a mean of
    // 0.4, nearly five of its standard errors, is found nearly always.
    [Fact]
    public void Equal_forecasts_are_refused_near_the_stated_rate_only_where_lags_are_counted()
    {
        var random = new Random(99);
        Assert.InRange(Refused(0, null), 0.045, 0.10);
        Assert.True(Refused(0, 0) > 0.15);
        Assert.True(Refused(0.4, null) > 0.95);

        double Refused(double mean, int? lags)
        {
            int refused = 0;
            for (int sample = 0; sample < 2000; sample++)
            {
                var losses = new double[400];
                double state = 0;
                for (int day = 0; day < losses.Length; day++)
                {
                    state = 0.4 * state + MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextDouble() + 1e-17);
                    losses[day] = mean + state;
                }

                refused += DieboldMarianoTest.Of(losses, new double[400], lags: lags).Passes ? 0 : 1;
            }

            return refused / 2000.0;
        }
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DieboldMarianoTest.Of(First, First[1..]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DieboldMarianoTest.Of(First[..7], First[..7]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DieboldMarianoTest.Of(First, Second, horizon: 5, lags: 3));
        Assert.Throws<ArgumentException>(() => DieboldMarianoTest.Of(Enumerable.Repeat(2.0, 20).ToArray(), Enumerable.Repeat(1.0, 20).ToArray()));
    }

    // Patton (2011): both losses are least at the variance, on average over the measured value: of 0 and 3 in equal parts at 1.5.
    [Fact]
    public void Qlike_and_squared_error_are_least_at_the_mean_of_what_is_measured()
    {
        foreach (double forecast in (double[])[0.5, 1.4, 1.6, 4])
        {
            Assert.True(Average(VarianceLoss.Qlike, forecast) > Average(VarianceLoss.Qlike, 1.5));
            Assert.True(Average(VarianceLoss.SquaredError, forecast) > Average(VarianceLoss.SquaredError, 1.5));
        }

        static double Average(Func<double, double, double> loss, double forecast) => (loss(forecast, 0) + loss(forecast, 3)) / 2;
    }
}
