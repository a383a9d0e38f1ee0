using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.BackTesting;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Calibration.Tests.BackTesting;

public sealed class SeriesBackTesterTests
{
    const double AlarmLevel = 0.003;

    // 8000 independent Student-t returns of 3 degrees of freedom, their volatility stated: a normal tail has too many exceptions (their probability is
    // 1.4%, three standard errors from 1%) and far too little shortfall; the fitted law and the history have neither. Twelve tests
    // of true models at 0.3%: a false alarm in a seed of thirty.
    [Fact]
    public void Fat_tails_fail_the_normal_law_and_pass_the_others()
    {
        var random = new Xoshiro256StarStar(41);
        double[] returns = [.. Enumerable.Range(0, 8000).Select(_ => 0.04 / Math.Sqrt(3) * StudentT.Sample(random, 0, 1, 3))];

        ModelBackTest normal = One(returns, InnovationLaw.Normal), student = One(returns, InnovationLaw.Student), history = One(returns, InnovationLaw.FilteredHistory);

        Assert.False(normal.Long.Passes && normal.Short.Passes);
        Assert.False(normal.Long.Shortfall.Passes);
        foreach (PositionBackTest position in new[] { student.Long, student.Short, history.Long, history.Short })
        {
            Assert.True(position.Coverage.PValue > AlarmLevel, $"{position.Coverage}");
            Assert.True(position.ConditionalCoverage.PValue > AlarmLevel, $"{position.ConditionalCoverage}");
            Assert.True(position.Shortfall.PValue > AlarmLevel, $"{position.Shortfall}");
        }
    }

    // The normal's one in a hundred is 2.3263 deviations, and the mean beyond its one in forty 2.3378, in any table.
    [Fact]
    public void Value_at_risk_and_shortfall_are_those_of_the_law()
    {
        BackTestDay day = One(WalkForwardTests.Normals(600, 2, 0.04), InnovationLaw.Normal).Long.Days[100];
        Assert.Equal(2.3263 * 0.04, day.At99.ValueAtRisk, 1e-5);
        Assert.Equal(2.3378 * 0.04, day.At975.ExpectedShortfall, 1e-5);
    }

    // 250 residuals before the first forecast: rank 251 / 100 = 2.51 lies between the second worst and the third; at 97.5% the rank is 6.275, and the
    // mean beyond is the area below the ranks: z1 + (z1 + z2) / 2 + ... + 0.275 (z6 + 0.1375 (z7 - z6)), over 6.275.
    [Fact]
    public void The_history_is_read_at_its_ranks()
    {
        double[] returns = WalkForwardTests.Normals(600, 17, 0.04);
        double[] lowest = [.. returns.Take(250).Order().Take(8)], highest = [.. returns.Take(250).OrderDescending().Take(8)];

        ModelBackTest test = One(returns, InnovationLaw.FilteredHistory);

        Assert.Equal(-(lowest[1] + 0.51 * (lowest[2] - lowest[1])), test.Long.Days[0].At99.ValueAtRisk, 1e-12);
        Assert.Equal(highest[1] + 0.51 * (highest[2] - highest[1]), test.Short.Days[0].At99.ValueAtRisk, 1e-12);
        double area = lowest[0] + Enumerable.Range(0, 5).Sum(k => (lowest[k] + lowest[k + 1]) / 2) + 0.275 * (lowest[5] + 0.1375 * (lowest[6] - lowest[5]));
        Assert.Equal(-area / 6.275, test.Long.Days[0].At975.ExpectedShortfall, 1e-12);
    }

    [Fact]
    public void All_models_come_once_the_own_one_first()
    {
        SeriesBackTest test = Tester(WalkForwardTests.Clustered(520, 4)).Run(
            (returns, settings) => new WalkForward(settings).Walk(returns, new EwmaVolatility()), InnovationLaw.Normal, BackTestScope.AllModels);

        Assert.Equal(15, test.Models.Select(model => (model.Volatility, model.Law)).Distinct().Count());
        Assert.Equal(15, test.Models.Count);
        Assert.Equal(("EWMA, decay 0.94", "normal"), (test.Models[0].Volatility, test.Models[0].Law));
        Assert.Equal(5, test.Scores.Count);
        Assert.Null(test.Scores[0].QlikeAgainstEwma);
    }

    // Windows of real series on which the curvature of the likelihood overflowed inside the decomposition; a fit ends, or says that it does not.
    [Theory]
    [InlineData("DOGE_USDT_binance.csv", 0, 670)]
    [InlineData("ETH_USD_yahoo.csv", 175, 425)]
    public void A_curvature_that_overflows_ends_no_fit(string file, int from, int to)
    {
        DailyReturns returns = PriceFile.Closes(Repository.SharedData(Path.Combine("daily", file))).LogReturns();
        DailyReturns window = returns with { Days = [.. returns.Days.Take(to).Skip(from)], Values = [.. returns.Values.Take(to).Skip(from)] };

        GarchFit fit = new GarchModel(VarianceEquation.Egarch, ErrorFamily.Normal).Fit(window);

        Assert.True(double.IsFinite(fit.Estimates.LogLikelihood));
        Assert.True(fit.Estimates.Convergence.Status == FitStatus.NotConverged || double.IsFinite(fit.NextVariance), fit.Estimates.Convergence.ToString());
    }

    // Errors without tails are likeliest under as many degrees of freedom as are allowed.
    [Fact]
    public void Degrees_of_freedom_of_thin_tails_are_at_their_bound() =>
        Assert.InRange(StudentErrors.FittedTo([.. Enumerable.Range(0, 500).Select(k => Math.Sqrt(3) * (2 * (k + 0.5) / 500 - 1))]).DegreesOfFreedom, 900, 1000);

    static ModelBackTest One(double[] returns, InnovationLaw law) => Assert.Single(Tester(returns).Run(
        (daily, settings) => new WalkForward(settings).Walk(daily, new GivenVolatility(0.04 * Math.Sqrt(365))), law, BackTestScope.Market).Models);

    static SeriesBackTester Tester(double[] returns)
    {
        double price = 100;
        var prices = new List<DailyPrice> { new(new DateOnly(2020, 1, 1), price, 2) };
        foreach (double value in returns)
            prices.Add(new DailyPrice(prices[^1].Day.AddDays(1), price *= Math.Exp(value), prices.Count + 2));
        return new SeriesBackTester(new DailyPriceSeries("ETH", "eth.csv", "", prices), new WalkSettings());
    }
}
