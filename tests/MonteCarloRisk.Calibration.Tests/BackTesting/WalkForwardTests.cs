using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.BackTesting;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.BackTesting;

public sealed class WalkForwardTests
{
    static readonly WalkForward Walk = new(new WalkSettings());

    public static TheoryData<IVolatilityModel> Models =>
    [
        new EwmaVolatility(),
        new SampleVolatility(),
        new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal),
        new GarchModel(VarianceEquation.Gjr, ErrorFamily.Student),
        new GarchModel(VarianceEquation.Egarch, ErrorFamily.Normal) { Mean = ReturnMean.Zero },
    ];

    // A walk over fewer days gives the same bits on them, wherever it ends between two fits.
    [Theory]
    [MemberData(nameof(Models))]
    public void No_forecast_looks_at_its_own_day_or_beyond(IVolatilityModel model)
    {
        double[] returns = Clustered(700, 3);
        double[] other = [.. returns];
        for (int day = 587; day < other.Length; day++)
            other[day] *= -5;

        WalkedVolatility whole = Walk.Walk(FixedReturns.Of(returns), model), changed = Walk.Walk(FixedReturns.Of(other), model), part = Walk.Walk(FixedReturns.Of(returns[..587]), model);

        Assert.Equal(whole.Variances.Take(588), changed.Variances.Take(588));
        Assert.Equal(whole.Means.Take(588), changed.Means.Take(588));
        Assert.Equal(part.Variances, whole.Variances.Take(587));
        if (model is not SampleVolatility)
            Assert.NotEqual(whole.Variances[588], changed.Variances[588]);
        Assert.Equal((250, 450), (whole.First, whole.Count));
    }

    [Fact]
    public void Ewma_is_its_recursion()
    {
        double[] returns = Clustered(520, 5);
        double variance = returns[..30].Average(x => x * x);
        for (int day = 30; day < 400; day++)
            variance = 0.94 * variance + 0.06 * returns[day] * returns[day];

        WalkedVolatility walk = Walk.Walk(FixedReturns.Of(returns), new EwmaVolatility());

        Assert.Equal(variance, walk.Variances[400], 1e-15);
        Assert.Equal(returns[400] / Math.Sqrt(variance), walk.Residual(400), 1e-12);
    }

    [Fact]
    public void A_stated_volatility_is_the_same_on_every_day() =>
        Assert.All(Walk.Walk(FixedReturns.Of(Clustered(520, 5)), new GivenVolatility(0.8)).Variances, variance => Assert.Equal(0.64 / 365, variance, 1e-15));

    [Fact]
    public void A_short_series_and_one_that_stands_still_are_refused()
    {
        string refusal = Assert.Throws<InputException>(() => Walk.Walk(FixedReturns.Of(Clustered(499, 1)), new EwmaVolatility())).Message;
        Assert.Contains("499 daily returns; a back-test needs 500 or more", refusal, StringComparison.Ordinal);
        Assert.Contains("did not move", Assert.Throws<InputException>(() => Walk.Walk(FixedReturns.Of(new double[600]), new EwmaVolatility())).Message, StringComparison.Ordinal);
    }

    // Independent normal returns: any forecast but the constant is noise. GARCH's persistence falls away, EWMA keeps moving; over 2750 days Diebold and
    // Mariano's test tells them apart at any seed but one in thousands.
    [Fact]
    public void Where_the_volatility_stands_still_ewma_loses_the_contest()
    {
        ForecastContest contest = ForecastContest.Of(FixedReturns.Of(Normals(3000, 8, 0.04)), new WalkSettings());

        Assert.NotEqual(0, contest.Best);
        Assert.False(contest.AgainstBest(0).Passes);
        Assert.Equal(contest.Scores.Min(), contest.Scores[contest.Best]);
        WalkedVolatility chosen = contest.Chosen();
        Assert.Equal(contest.Candidates[0].Variances.Take(500), chosen.Variances.Take(500));
        Assert.NotEqual(contest.Candidates[0].Variances[^1], chosen.Variances[^1]);
    }

    [Fact]
    public void The_choice_says_by_what_score_against_which_others()
    {
        DailyReturns returns = FixedReturns.Of(Clustered(900, 21));
        ChosenVolatility chosen = ChosenVolatility.Of(returns, 30, ForecastContest.Models);

        Assert.StartsWith("auto: ", chosen.Name, StringComparison.Ordinal);
        Assert.Contains("has the least mean QLIKE of one-day forecasts over 650 days out of sample", chosen.Explanation, StringComparison.Ordinal);
        Assert.All(ForecastContest.Models, model => Assert.Contains(model.Name, chosen.Explanation, StringComparison.Ordinal));
        Assert.Contains("Diebold-Mariano p", chosen.Explanation, StringComparison.Ordinal);
        Assert.Equal(chosen.Chosen.Annualised(returns), chosen.Annualised(returns));
    }

    internal static double[] Normals(int count, int seed, double deviation)
    {
        var random = new Xoshiro256StarStar(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Normal.Sample(random, 0, deviation))];
    }

    // GARCH(1,1) with alpha 0.1 and beta 0.88.
    internal static double[] Clustered(int count, int seed)
    {
        double variance = 1.6e-3;
        double[] normals = Normals(count, seed, 1);
        for (int day = 0; day < count; day++)
        {
            normals[day] *= Math.Sqrt(variance);
            variance = 3.2e-5 + 0.1 * normals[day] * normals[day] + 0.88 * variance;
        }

        return normals;
    }
}
