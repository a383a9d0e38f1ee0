using FsCheck;
using FsCheck.Fluent;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Models;
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

    // J. Hull, Risk Management and Financial Institutions, example 5.2: decay 0.90, a volatility of 1% a day and a rise of 2% give a variance of 0.00013, 1.14% a day.
    [Fact]
    public void Ewma_volatility_is_the_published_one()
    {
        double daily = new EwmaVolatility(0.9).Annualised(FixedReturns.Of([.. Enumerable.Range(0, 30).Select(day => day % 2 == 0 ? 0.01 : -0.01), 0.02])) / Math.Sqrt(365);

        Assert.Equal(0.00013, daily * daily, 1e-15);
        Assert.Equal(0.0114, daily, 4);
    }

    // Normal returns and Student t of six degrees; two in a million false alarms each.
    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(6)]
    public void The_intervals_of_a_sample_volatility_and_of_todays_hold_it_as_often_as_they_say(double degrees)
    {
        var random = new MathNet.Numerics.Random.MersenneTwister(41);
        double truth = 0.03 * Math.Sqrt(365 * (double.IsPositiveInfinity(degrees) ? 1 : degrees / (degrees - 2)));
        Coverage sample = new("sample", truth), today = new("EWMA", truth);
        for (int i = 0; i < Coverage.Samples(400, 4000); i++)
        {
            var returns = FixedReturns.Of([.. Enumerable.Range(0, 500).Select(_ =>
                0.03 * (double.IsPositiveInfinity(degrees) ? MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1) : MathNet.Numerics.Distributions.StudentT.Sample(random, 0, 1, degrees)))]);
            sample.Add(new SampleVolatility().Fit(returns).AnnualisedForecast(10, new FittingError()));
            today.Add(new EwmaVolatility().Fit(returns).AnnualisedForecast(10, new FittingError()));
        }

        sample.Check(coverageAllowance: 0.03);
        today.Check(coverageAllowance: 0.03);
    }

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
