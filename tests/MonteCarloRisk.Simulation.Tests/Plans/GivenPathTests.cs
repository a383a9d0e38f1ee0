using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Tests.Plans;

public sealed class GivenPathTests
{
    private const double Minute = 1 / (365.0 * 1440);

    [Fact]
    public void A_date_has_the_last_price_at_or_before_it_and_no_later_one()
    {
        // Dates at 60, 120, 180 and 240 seconds.
        PricePathSample sample = Walk(new([0, 60, 119, 181], [new("A", [10, 11, 12, 13]), new("B", [5, 4, 3, 2])]), 4, 3);
        for (int path = 0; path < 3; path++)
        {
            Assert.Equal([10.0, 11, 12, 12, 13], [.. Enumerable.Range(0, 5).Select(date => Math.Round(sample[path, date, 0], 9))]);
            Assert.Equal([5.0, 4, 3, 3, 2], [.. Enumerable.Range(0, 5).Select(date => Math.Round(sample[path, date, 1], 9))]);
        }
    }

    [Fact]
    public void Fifteen_thousand_dates_have_their_prices_to_rounding()
    {
        const int dates = 15_348;
        double[] prices = [.. Enumerable.Range(0, dates + 1).Select(k => 200 * Math.Exp(Math.Sin(k / 700.0)))];
        PricePathSample sample = Walk(new([.. Enumerable.Range(0, dates + 1).Select(k => 60.0 * k)], [new("A", prices)]), dates, 1);
        for (int date = 0; date <= dates; date++) Assert.Equal(prices[date], sample[0, date, 0], 1e-12 * prices[date]);
    }

    [Fact]
    public void Noise_has_the_stated_deviation_half_life_and_correlation()
    {
        // After eight half-lives; the moments of 40,000 paths have standard errors of 0.5%, of which 5.5 are a false alarm once in a million.
        const int paths = 40_000;
        const int dates = 64;
        PricePathSample sample = Walk(new([0], [new("A", [10], 0, .02), new("B", [5], 0, .03)], 1e6, [[1, .6], [.6, 1]], 8 * 60), dates, paths);
        double[] a = [.. Enumerable.Range(0, paths).Select(path => Math.Log(sample[path, dates, 0] / 10))];
        double[] b = [.. Enumerable.Range(0, paths).Select(path => Math.Log(sample[path, dates, 1] / 5))];
        double[] before = [.. Enumerable.Range(0, paths).Select(path => Math.Log(sample[path, dates - 8, 0] / 10))];
        double Mean(Func<int, double> value) => Enumerable.Range(0, paths).Average(value);
        Assert.Equal(.0004, Mean(path => a[path] * a[path]), 5.5 * .0004 * Math.Sqrt(2.0 / paths));
        Assert.Equal(.0009, Mean(path => b[path] * b[path]), 5.5 * .0009 * Math.Sqrt(2.0 / paths));
        Assert.Equal(.00036, Mean(path => a[path] * b[path]), 5.5 * .0006 * Math.Sqrt(1.36 / paths));
        Assert.Equal(.0002, Mean(path => a[path] * before[path]), 5.5 * .0004 * Math.Sqrt(1.25 / paths));
        Assert.Equal(0, Mean(path => a[path]), 5.5 * .02 / Math.Sqrt(paths));
        Assert.Equal(10, sample[0, 0, 0], 1e-12);
    }

    [Theory]
    [InlineData(new double[] { 0, 60, 60 }, "times rise, each once")]
    [InlineData(new double[] { 0, 120, 60 }, "times rise, each once")]
    [InlineData(new double[] { 30, 60, 90 }, "it is 0, the start")]
    [InlineData(new double[] { 0, 60, 7200 }, "no price for 7140 seconds")]
    [InlineData(new double[] { 0, 60_000, 90_000 }, "no price for 60000 seconds")]
    [InlineData(new double[] { 0, 3000, 6000 }, "no price for 3000 seconds")]
    public void Gaps_duplicates_and_other_units_are_refused(double[] times, string said) =>
        Assert.Contains(said, Assert.Throws<InputException>(() => Walk(new(times, [new("A", [1, 1, 1])], longestGap: 600), 4, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Prices_that_end_before_the_horizon_and_prices_of_zero_are_refused()
    {
        Assert.Contains("they end at 60", Assert.Throws<InputException>(() => Walk(new([0, 60], [new("A", [1, 1])], longestGap: 60), 4, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("above zero", Assert.Throws<InputException>(() => Walk(new([0, 60], [new("A", [1, 0])]), 4, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("milliseconds", Assert.Throws<InputException>(() => Walk(new([0, 60_000], [new("A", [1, 1])]), 4, 1)).Message, StringComparison.Ordinal);
    }

    private static PricePathSample Walk(GivenPathModel model, int dates, int paths) => PricePathSample.Walk(model, TimeGrid.Uniform(dates * Minute, dates), 42, paths);
}
