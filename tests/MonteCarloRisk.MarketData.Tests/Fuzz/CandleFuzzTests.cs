using System.Text;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Candles;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Tests.Fuzz;

/// <summary>Damaged real files: the reader refuses or reads, and what it reads is what the cells say.</summary>
public sealed class CandleFuzzTests
{
    static readonly string[] Files =
    [
        "raw/Binance_ETHUSDT_1h_as_published.csv", "daily/BTC_USDT_binance.csv", "daily/DOGE_USD_yahoo.csv", "daily/MKR_USD_yahoo_2018_2021.csv", "hourly/BTC_USDT_binance_2020.csv",
        "hourly/ETH_USDT_binance_4h_2017_2026.csv", "garch/sp500_daily_1999_2018.csv", "hourly/close_usdt_binance_2021_2025.csv", "garch/vix_daily_2014_2019.csv", "maker/eth_dai_usd_5min_2020-02_2020-04.csv",
    ];

    [Fact]
    public void No_crash_and_no_number_that_differs_from_its_cell()
    {
        string[][] files = [.. Files.Select(file => File.ReadAllLines(Repository.SharedData(file)))];
        Random random = FuzzCases.Random(20260303);
        var mutation = new Mutation(random);
        int read = 0, refused = 0;
        for (int i = 0; i < FuzzCases.Count; i++)
        {
            int file = random.Next(files.Length);
            string text = mutation.Restyle(FuzzCases.Part(files[file], random));
            for (int damages = random.Next(5); damages > 0; damages--)
                text = mutation.Damage(text);
            byte[] bytes = mutation.Bytes(text);
            CandleMapping? mapping = Files[file] switch
            {
                "hourly/close_usdt_binance_2021_2025.csv" => Closes("time_utc", "ETH"),
                "garch/vix_daily_2014_2019.csv" => Closes("date", "vix"),
                "maker/eth_dai_usd_5min_2020-02_2020-04.csv" => Closes("time_utc", "dai_usd"),
                _ => null,
            };
            try
            {
                read += Check(bytes, mapping);
            }
            catch (InputException)
            {
                refused++;
            }
            catch (Exception crash)
            {
                Assert.Fail($"case {i} of {Files[file]}: {crash}\n{text}");
            }
        }

        // Both ends must be met for the fuzz to say anything.
        Assert.InRange(refused, FuzzCases.Count / 20, FuzzCases.Count);
        Assert.InRange(read, FuzzCases.Count, int.MaxValue);
    }

    static CandleMapping Closes(string time, string close) => new(ColumnKey.Named(time), new PriceColumnKeys.CloseOnly(ColumnKey.Named(close)));

    // Reads all candles that come before a refusal and compares each with its cells; gives their number.
    static int Check(byte[] bytes, CandleMapping? mapping)
    {
        using var file = CandleFile.Open(new MemoryStream(bytes), "fuzz.csv", mapping);
        string text = new StreamReader(new MemoryStream(bytes), Encoding.UTF8).ReadToEnd();
        CandleLayout layout = file.Layout;
        var cells = new ReferenceCells(text, ',');
        int count = 0;
        foreach (Candle candle in file.Candles(blank => Assert.True(IsMissing(cells, blank.Line, layout))))
        {
            Equal(layout.Open, candle.Open);
            Equal(layout.High, candle.High);
            Equal(layout.Low, candle.Low);
            Equal(layout.Close, candle.Close);
            if (layout.Volume is { } volume && candle.Volume is { } traded)
                Equal(volume, traded);
            DateTime? time = ReferenceTimes.Read(cells.Cell(candle.Line, layout.Time.Index));
            if (layout.DayOrder is null)
                Assert.Equal(time, candle.Start);
            count++;

            void Equal(CandleColumn column, double value)
            {
                string cell = cells.Cell(candle.Line, column.Index);
                Assert.True(
                    ReferenceCells.Number(cell, layout.Numbers.DecimalMark, layout.Numbers.GroupMark) is { } number && BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits(value),
                    $"line {candle.Line}: \"{cell}\" was read as {value:R}");
            }
        }

        return count;
    }

    static bool IsMissing(ReferenceCells cells, long line, CandleLayout layout) =>
        new[] { layout.Open, layout.High, layout.Low, layout.Close }.Any(column => ReferenceCells.Number(cells.Cell(line, column.Index), layout.Numbers.DecimalMark, layout.Numbers.GroupMark) is null);
}
