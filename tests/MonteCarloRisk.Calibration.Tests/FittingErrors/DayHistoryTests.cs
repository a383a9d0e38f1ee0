using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.FittingErrors;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.FittingErrors;

public sealed class DayHistoryTests
{
    static readonly DateOnly First = new(2026, 1, 1);

    // The second asset begins 60 days later and lacks day 80, so the days that both have are 60 to 79 and 81 to 99.
    static readonly int[] Late = [.. Enumerable.Range(60, 40).Where(day => day != 80)];
    static readonly DailyReturns[] Returns = [Of("OLD", [.. Enumerable.Range(0, 100)]), Of("YOUNG", Late)];
    static readonly DayHistory History = new(Returns, [.. Late.Select(day => First.AddDays(day))]);

    [Fact]
    public void Days_stay_whole_and_those_that_all_share_come_last()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            ResampledDays drawn = History.Draw(new Xoshiro256StarStar(seed));
            int[] old = [.. drawn.OfAssets[0].Select(place => Day(0, place))], young = [.. drawn.OfAssets[1].Select(place => Day(1, place))], common = [.. drawn.Common.Select(place => Late[place])];
            Assert.Equal(100, old.Length);
            Assert.Equal(common, young);
            Assert.Equal(common, old[^common.Length..]);
            Assert.DoesNotContain(old[..^common.Length], day => Late.Contains(day));
        }
    }

    [Fact]
    public void Every_day_is_as_likely_as_any_other()
    {
        // Of 100 days drawn 4000 times, each is expected 4000 times, with a standard deviation of sqrt(4000 mean block) at most; six of them are passed once in a million by one of 100.
        int[] counts = new int[100];
        for (int seed = 0; seed < 4000; seed++)
        {
            foreach (int place in History.Draw(new Xoshiro256StarStar(seed)).OfAssets[0]) counts[place]++;
        }

        Assert.All(counts, count => Assert.Equal(4000, count, 6 * Math.Sqrt(4000 * 2 * History.MeanBlock)));
    }

    static int Day(int asset, int place) => Returns[asset].Days[place].DayNumber - First.DayNumber;

    static DailyReturns Of(string asset, int[] days)
    {
        var random = new Xoshiro256StarStar(asset.Length);
        return new DailyReturns(asset, "prices.csv", [.. days.Select(day => First.AddDays(day))], [.. days.Select(_ => random.NextDouble() - 0.5)]);
    }
}
