using FsCheck;
using FsCheck.Fluent;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Tests.Volatility;

public sealed class VolatilityEstimatorTests
{
    [Fact]
    public void Sample_volatility_matches_an_independent_computation() =>
        Assert.Equal(0.7067946334304993, new SampleVolatility().Annualised(FixedReturns.Of(FixedReturns.Rows[1])), 13);

    [Theory]
    [InlineData(0.94, 0.7176014566562524)]
    [InlineData(0.80, 0.7303128041942476)]
    public void Ewma_volatility_matches_an_independent_computation(double decay, double expected) =>
        Assert.Equal(expected, new EwmaVolatility(decay).Annualised(FixedReturns.Of(FixedReturns.Rows[1])), 13);

    [Fact]
    public void Ewma_over_exactly_the_seed_is_the_root_mean_square()
    {
        double[] thirty = FixedReturns.Rows[1].Take(30).ToArray();

        Assert.Equal(Math.Sqrt(365 * thirty.Average(x => x * x)), new EwmaVolatility().Annualised(FixedReturns.Of(thirty)), 14);
    }

    [Theory]
    [MemberData(nameof(Fitted))]
    public void Fewer_than_thirty_returns_are_refused_and_thirty_are_not(IVolatilityEstimator estimator)
    {
        var error = Assert.Throws<InputException>(() => estimator.Annualised(FixedReturns.Of(FixedReturns.Rows[0].Take(29).ToArray())));

        Assert.Contains("ETH has 29 daily returns; a volatility needs 30", error.Message, StringComparison.Ordinal);
        Assert.True(estimator.Annualised(FixedReturns.Of(FixedReturns.Rows[0].Take(30).ToArray())) > 0);
    }

    [Theory]
    [MemberData(nameof(Fitted))]
    public void A_price_that_never_moves_has_no_volatility(IVolatilityEstimator estimator) =>
        Assert.Equal(0, estimator.Annualised(FixedReturns.Of(new double[40])));

    [Theory]
    [MemberData(nameof(Fitted))]
    public void Twice_the_returns_have_twice_the_volatility(IVolatilityEstimator estimator) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>().Filter(values => values.Length > 0), values =>
        {
            double[] returns = Enumerable.Range(0, 40).Select(i => values[i % values.Length] % 1000 / 1000.0).ToArray();
            double once = estimator.Annualised(FixedReturns.Of(returns));
            double twice = estimator.Annualised(FixedReturns.Of(returns.Select(x => 2 * x).ToArray()));
            return Math.Abs(twice - 2 * once) <= 1e-12 * Math.Max(1, twice);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_given_volatility_is_taken_as_it_is() =>
        Assert.Equal(0.8, new GivenVolatility(0.8).Annualised(FixedReturns.Of([])));

    public static TheoryData<IVolatilityEstimator> Fitted() => [new SampleVolatility(), new EwmaVolatility()];
}
