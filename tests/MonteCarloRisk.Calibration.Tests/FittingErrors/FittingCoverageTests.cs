using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.FittingErrors;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Bootstrap;

namespace MonteCarloRisk.Calibration.Tests.FittingErrors;

/// <summary>
/// How often the interval of the fitting error holds the truth: days of geometric Brownian motion of a known volatility, the margin of a 30-day first passage in closed form.
/// More samples by setting MONTECARLORISK_LONG_TESTS.
/// </summary>
public sealed class FittingCoverageTests
{
    const double Volatility = 0.8, Years = 30.0 / 365, Target = 0.01;

    static readonly int Samples = Environment.GetEnvironmentVariable("MONTECARLORISK_LONG_TESTS") is null ? 400 : 4000;

    // The allowance is for the bootstrap itself: 99 draws place a percentile to 1.6%, and the percentile interval of a variance from 365 days lacks about half a percent (Efron, Tibshirani 1993, section 13.7).
    [Theory]
    [InlineData("sample", 365, 0.02)]
    [InlineData("ewma", 500, 0.02)]
    public void The_interval_of_a_margin_holds_the_true_one(string kind, int days, double allowance)
    {
        IVolatilityEstimator estimator = kind == "sample" ? new SampleVolatility() : new EwmaVolatility();
        var coverage = new Coverage($"margin by {kind} volatility", Margin(Volatility));
        for (int sample = 0; sample < Samples; sample++) coverage.Add(Answer(estimator, Returns(days, sample)));
        coverage.Check(allowance, biasAllowance: 0.2);
    }

    [Fact]
    public void The_margin_is_the_one_of_the_closed_form()
    {
        // The density of the time of the first passage, a / (s sqrt(2 pi t^3)) exp(-(a - s^2 t / 2)^2 / (2 s^2 t)) with a = -ln b, integrated to 30 days in Python (Simpson, 40,000 steps).
        Assert.Equal(0.0035292510544915, FallsTo(Volatility, 0.5), 1e-12);
        Assert.Equal(0.0333059305814086, FallsTo(Volatility, 0.6), 1e-12);
        Assert.Equal(Target, FallsTo(Volatility, 1 - Margin(Volatility)), 1e-12);
    }

    static Estimate Answer(IVolatilityEstimator estimator, DailyReturns returns)
    {
        double fitted = estimator.Annualised(returns);
        var refits = new ModelRefits(AnyFile.Of("ETH"), [new ModelAsset("ETH", 100, fitted, 0)], [estimator], [returns], returns.Days, [returns.Values], null, JsonPlace.Root("market.json"));
        ModelDraws draws = refits.Draw(new FittingErrorSection { Histories = 99 }, 2, _ => [], JsonPlace.Root("market.json"), null, CancellationToken.None);
        TwiceSimulated?[] margins = [.. draws.Draws.Select(draw => Margin(draw.Model.Assets[0].Volatility)).Select(margin => (TwiceSimulated?)new TwiceSimulated(margin, margin))];
        double value = Margin(fitted);
        return new FittingSpread(SpreadScale.Difference, 0.95, "fitting error").Around(value, new TwiceSimulated(value, value), margins);
    }

    static double Margin(double volatility)
    {
        double lower = 1e-6, upper = 1;
        for (int i = 0; i < 60; i++)
        {
            double middle = (lower + upper) / 2;
            if (FallsTo(volatility, middle) < Target) lower = middle;
            else upper = middle;
        }

        return 1 - lower;
    }

    // P(lowest price / spot <= b) of a price without drift: N((ln b + v / 2) / sqrt(v)) + N((ln b - v / 2) / sqrt(v)) / b, v = volatility^2 years (Harrison 1985, section 1.8).
    static double FallsTo(double volatility, double b)
    {
        double variance = volatility * volatility * Years, deviation = Math.Sqrt(variance), log = Math.Log(b);
        return Normal.CDF(0, 1, (log + variance / 2) / deviation) + Normal.CDF(0, 1, (log - variance / 2) / deviation) / b;
    }

    static DailyReturns Returns(int days, int seed)
    {
        var random = new Xoshiro256StarStar(1000 + seed);
        return FixedReturns.Of([.. Enumerable.Range(0, days).Select(_ => Volatility / Math.Sqrt(365) * Normal.Sample(random, 0, 1))]);
    }
}
