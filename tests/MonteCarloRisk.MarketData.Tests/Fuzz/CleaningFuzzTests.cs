using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cleaning;
using MonteCarloRisk.MarketData.Cleaning.Policies;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Tests.Fuzz;

/// <summary>Damaged real files under random policies: what is not refused is a series that can be used, and every finding says where it is.</summary>
public sealed class CleaningFuzzTests : IDisposable
{
    static readonly string[] Files =
        ["raw/Binance_ETHUSDT_1h_as_published.csv", "daily/LUNA_USDT_binance.csv", "daily/UNI_USDT_binance.csv", "daily/USDC_USD_yahoo.csv", "daily/MKR_USD_yahoo_2018_2021.csv", "hourly/ETH_USDT_binance_2020.csv"];

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void No_crash_and_no_series_that_cannot_be_used()
    {
        string[][] files = [.. Files.Select(file => File.ReadAllLines(Repository.SharedData(file)))];
        Random random = FuzzCases.Random(20220531);
        var mutation = new Mutation(random);
        int used = 0, refused = 0;
        for (int i = 0; i < FuzzCases.Count / 2; i++)
        {
            int file = random.Next(files.Length);
            string text = FuzzCases.Part(files[file], random);
            for (int damages = random.Next(5); damages > 0; damages--)
                text = mutation.Damage(text);
            var source = new PriceSource("X", folder.Write("fuzz.csv", mutation.Bytes(text)), "fuzz.csv") { Policy = Policy(random) };
            source = random.Next(3) == 0 ? source with { Second = source with { Path = folder.Write("second.csv", FuzzCases.Part(files[file], random)), Name = "second.csv" } } : source;
            try
            {
                CleanedRows rows = CleanedRows.Read(source);
                Check(rows.UpTo(rows.Closes.Prices[random.Next(rows.Closes.Prices.Count)].Day));
                used++;
            }
            catch (InputException refusal)
            {
                Assert.DoesNotContain('\n', refusal.Message);
                refused++;
            }
            catch (Exception crash)
            {
                Assert.Fail($"case {i} of {Files[file]}, {source.Policy}: {crash}\n{text}");
            }
        }

        Assert.InRange(refused, FuzzCases.Count / 40, FuzzCases.Count);
        Assert.InRange(used, FuzzCases.Count / 20, FuzzCases.Count);
    }

    static void Check(CleanedSeries series)
    {
        IReadOnlyList<DailyPrice> prices = series.Closes.Prices;
        Assert.NotEmpty(prices);
        Assert.All(prices, price => Assert.True(price.Close > 0 && double.IsFinite(price.Close)));
        for (int i = 1; i < prices.Count; i++)
            Assert.True(prices[i - 1].Day < prices[i].Day);
        Assert.All(series.Closes.LogReturns().Values, value => Assert.True(double.IsFinite(value)));
        Assert.All(series.Findings, finding => Assert.True(finding is { Line: > 0, Stamp: not null, Rule.Length: > 0, Treatment.Length: > 0 }));
    }

    static CleaningPolicy Policy(Random random) => new()
    {
        Disorder = Any<RowDisorder>(random),
        BlankPrices = Any<UnusableRows>(random),
        NonPositivePrices = Any<UnusableRows>(random),
        ConflictingRows = Any<ConflictingRows>(random),
        PartialBars = Any<PartialBars>(random),
        ListingPrints = Any<SuspectRows>(random),
        BadTicks = Any<SuspectValues>(random),
        Differences = Any<SuspectValues>(random),
        Wicks = Any<SuspectRows>(random),
        StaleCloses = Any<SuspectRows>(random),
        LevelJumps = Any<LevelJumps>(random),
    };

    static T Any<T>(Random random)
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }
}
