using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Volatility.RangeEstimators;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Tests.Volatility.RangeEstimators;

/// <summary>Range estimators on bars of a Brownian path whose extremes within each step are drawn from their exact distribution.</summary>
public sealed class RangeEstimatorTests
{
    const double Volatility = 0.8;
    const int Days = 100_000;

    /// <summary>Name, efficiency against a squared return as published (Parkinson 1980, Garman and Klass 1980, Rogers and Satchell 1991), bound on its error.</summary>
    public static TheoryData<string, double> Published => new()
    {
        { "Parkinson", 4.91 },
        { "Garman-Klass", 7.41 },
        { "Rogers-Satchell", 6.0 },
    };

    // The volatility of 100,000 days is known to 0.22% from closes: five standard errors. The efficiency is a ratio of sample variances, known to 2%.
    [Theory]
    [MemberData(nameof(Published))]
    public void One_bar_is_unbiased_and_as_efficient_as_published(string name, double efficiency)
    {
        IBarVariance estimator = name switch { "Parkinson" => new Parkinson(), "Garman-Klass" => new GarmanKlass(), _ => new RogersSatchell() };
        CandleSeries series = Bars(drift: 0, seed: 1);
        double truth = Volatility * Volatility / 365;
        double[] measures = [.. series.Candles.Select(candle => estimator.VarianceOf(candle) / truth)];
        double mean = measures.Average();
        double variance = measures.Average(value => (value - mean) * (value - mean));

        Assert.InRange(mean, 1 - (5 * Math.Sqrt(2 / efficiency / Days)), 1 + (5 * Math.Sqrt(2 / efficiency / Days)));
        Assert.InRange(2 / variance / efficiency, 0.95, 1.05);
        Estimate estimate = estimator.Annualised(series, 0.95);
        Assert.Equal(Volatility, estimate.Value, 5 * estimate.StandardError);
        Assert.Equal(Volatility / Math.Sqrt(2 * efficiency * Days), estimate.StandardError, 0.05 * estimate.StandardError);
    }

    [Fact]
    public void A_strong_drift_is_no_volatility_to_Rogers_and_Satchell_and_to_Yang_and_Zhang()
    {
        // Fewer days, so that the prices stay in their range; a drift of 12 a year is 0.8 of a day's deviation.
        CandleSeries series = Bars(drift: 12, seed: 2, days: 15_000);

        foreach (IRangeEstimator estimator in new IRangeEstimator[] { new CloseToClose(), new RogersSatchell(), new YangZhang() })
        {
            Estimate estimate = estimator.Annualised(series, 0.95);
            Assert.True(Math.Abs(estimate.Value - Volatility) <= 5 * estimate.StandardError, $"{estimator.Name}: {estimate.Value} ± {estimate.StandardError}");
            Assert.True(estimate.StandardError < 0.01 * Volatility);
        }

        Estimate biased = new Parkinson().Annualised(series, 0.95);
        Assert.True(biased.Value > Volatility + (20 * biased.StandardError), $"{biased.Value} ± {biased.StandardError}");
    }

    // Of 250 days each: one false alarm in a million an estimator.
    [Fact]
    public void The_intervals_of_a_year_of_bars_hold_the_volatility_as_often_as_they_say()
    {
        IRangeEstimator[] estimators = [new CloseToClose(), new Parkinson(), new GarmanKlass(), new RogersSatchell(), new YangZhang()];
        double total = Math.Sqrt((Volatility * Volatility) + 0.01);
        Coverage[] coverages = [.. estimators.Select(estimator => new Coverage(estimator.Name, total))];
        for (int sample = 0; sample < Coverage.Samples(200, 4000); sample++)
        {
            CandleSeries series = Bars(drift: 0, seed: 100 + sample, overnight: 0.1, days: 250);
            foreach ((IRangeEstimator estimator, Coverage coverage) in estimators.Zip(coverages)) coverage.Add(estimator.Annualised(series, 0.95));
        }

        foreach (Coverage coverage in coverages) coverage.Check();
    }

    [Fact]
    public void Steps_between_bars_count_in_every_estimator()
    {
        CandleSeries series = Bars(drift: 0, seed: 3, overnight: 0.5);
        double total = Math.Sqrt((Volatility * Volatility) + (0.5 * 0.5));

        foreach (IRangeEstimator estimator in new IRangeEstimator[] { new CloseToClose(), new Parkinson(), new GarmanKlass(), new RogersSatchell(), new YangZhang() })
        {
            Estimate estimate = estimator.Annualised(series, 0.95);
            Assert.True(Math.Abs(estimate.Value - total) <= 5 * estimate.StandardError, $"{estimator.Name}: {estimate.Value} for {total}");
            Assert.True(estimate.StandardError < 0.005 * total);
        }
    }

    [Fact]
    public void A_series_of_closes_alone_and_bars_that_are_none_are_refused()
    {
        CandleSeries bars = Bars(drift: 0, seed: 4, days: 60);
        CandleSeries closes = bars with { Candles = [.. bars.Candles.Select(candle => candle with { Open = candle.Close, High = candle.Close, Low = candle.Close })] };
        CandleSeries wrong = bars with { Candles = [.. bars.Candles.Select((candle, i) => i == 7 ? candle with { High = candle.Low } : candle)] };

        Assert.Contains("no bar of ETH has a range", Assert.Throws<InputException>(() => new Parkinson().Annualised(closes, 0.95)).Message, StringComparison.Ordinal);
        Assert.Contains("line 9", Assert.Throws<InputException>(() => new Parkinson().Annualised(wrong, 0.95)).Message, StringComparison.Ordinal);
        Assert.True(new CloseToClose().Annualised(closes, 0.95).Value > 0);
    }

    // The extremes of a Brownian path from 0 to x over time t: high = (x + sqrt(x^2 - 2 t s^2 ln u)) / 2, and so below; over 32 steps of a day the joint law of the two
    // differs from the exact one by what both extremes within one step have in common.
    static CandleSeries Bars(double drift, int seed, double overnight = 0, int days = Days)
    {
        const int steps = 32;
        var random = new Xoshiro256StarStar(seed);
        double time = 1.0 / 365 / steps;
        double variance = Volatility * Volatility * time;
        var candles = new Candle[days];
        double level = 0;
        for (int day = 0; day < days; day++)
        {
            double open = level += overnight == 0 ? 0 : overnight * Math.Sqrt(1.0 / 365) * Normal.Sample(random, 0, 1);
            double high = level, low = level;
            for (int step = 0; step < steps; step++)
            {
                double move = (drift * time) + (Math.Sqrt(variance) * Normal.Sample(random, 0, 1));
                high = Math.Max(high, level + ((move + Math.Sqrt((move * move) - (2 * variance * Math.Log(1 - random.NextDouble())))) / 2));
                low = Math.Min(low, level + ((move - Math.Sqrt((move * move) - (2 * variance * Math.Log(1 - random.NextDouble())))) / 2));
                level += move;
            }

            candles[day] = new Candle(new DateTime(1700, 1, 1).AddDays(day), Math.Exp(open), Math.Exp(high), Math.Exp(low), Math.Exp(level), 1, day + 2);
        }

        return new CandleSeries("ETH", "eth.csv", "", TimeSpan.FromDays(1), candles);
    }
}
