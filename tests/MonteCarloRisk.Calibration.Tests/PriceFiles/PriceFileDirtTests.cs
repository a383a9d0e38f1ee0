using System.Security.Cryptography;
using System.Text;
using MonteCarloRisk.MarketData.Cleaning;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.PriceFiles;

public sealed class PriceFileDirtTests : IDisposable
{
    static readonly DateOnly First = new(2026, 6, 28);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("date,close\n2026-06-28,10\n2026-06-29,11.5\n")]
    [InlineData("date,close\r\n2026-06-28,10\r\n2026-06-29,11.5\r\n")]
    [InlineData("date,close\n2026-06-28,10\n2026-06-29,11.5")]
    [InlineData("date,close\n2026-06-28,10\n2026-06-29,11.5\n\n\n  \n")]
    [InlineData("Date;Open;Close\n2026-06-28;9;10\n2026-06-29;9;11.5\n")]
    [InlineData("DATE\tCLOSE\n2026-06-28\t10\n2026-06-29\t11.5\n")]
    [InlineData("\" Date \",\"Adj Close\"\n\"2026-06-28\",\"10\"\n\"2026-06-29\", 11.5 \n")]
    [InlineData("timestamp,price\n2026-06-28T00:00:00Z,10\n2026-06-29T00:00:00Z,11.5\n")]
    [InlineData("time,last\n2026-06-28T23:59:59.999+00:00,10\n2026-06-29T23:59:59.999+00:00,1.15e1\n")]
    [InlineData("datetime,value\n2026-06-28 00:00:00,10\n2026-06-29 00:00:00,11.5\n")]
    [InlineData("snapped_at,price\n2026-06-28 00:00:00 UTC,10\n2026-06-29 00:00:00 UTC,11.5\n")]
    [InlineData("day,close_price\n2026/06/28,10\n2026/06/29,11.5\n")]
    [InlineData("date,close\n20260628,10\n20260629,11.5\n")]
    [InlineData("unix,close\n1782604800,10\n1782691200,11.5\n")]
    [InlineData("open_time,close\n1782604800000,10\n1782691200000,11.5\n")]
    [InlineData("Open Time,Close\n1782604800000000,10\n1782691200000000,11.5\n")]
    [InlineData("OpenTime,Close,Volume\n1782604800.0,10,\n1782691200.0,11.5,\n")]
    public void A_file_in_any_usual_form_gives_the_same_series(string text)
    {
        DailyPriceSeries series = Read(text);

        Assert.Equal([First, First.AddDays(1)], series.Prices.Select(price => price.Day));
        Assert.Equal([10, 11.5], series.Prices.Select(price => price.Close));
        Assert.Equal([2L, 3L], series.Prices.Select(price => price.Line));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_byte_order_mark_does_not_become_part_of_the_first_column_name(bool utf8)
    {
        Encoding encoding = utf8 ? Encoding.UTF8 : Encoding.Unicode;
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("date,close\n2026-06-28,10\n")];

        Assert.Equal(10, Assert.Single(PriceFile.Closes(folder.Write("bom.csv", bytes)).Prices).Close);
    }

    [Fact]
    public void A_newest_first_file_is_turned_round_and_reported()
    {
        CleanedSeries series = PriceFile.Cleaned(folder.Write("eth.csv", "date,close\n2026-06-30,12\n2026-06-29,11\n2026-06-28,10\n"));

        Assert.Equal([10, 11, 12], series.Closes.Prices.Select(price => price.Close));
        Assert.Equal([4, 3, 2], series.Closes.Prices.Select(price => price.Line));
        Assert.Equal("newest first", Assert.Single(series.Findings).Rule);
    }

    [Fact]
    public void A_time_with_an_offset_belongs_to_its_day_in_UTC()
    {
        DailyPriceSeries series = Read("date,close\n2026-06-29T01:00:00+02:00,10\n2026-06-30T01:00:00+02:00,11\n");

        Assert.Equal(First, series.FirstDay);
    }

    [Fact]
    public void The_close_is_taken_before_the_adjusted_close_whatever_the_order_of_the_columns() =>
        Assert.Equal(2, Read("adj close,date,close\n1,2026-06-28,2\n").Prices[0].Close);

    [Fact]
    public void The_series_carries_the_hash_of_the_bytes_and_the_name_the_caller_gave()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("date,close\r\n2026-06-28,10\r\n");
        DailyPriceSeries series = CleanedRows.Read(new PriceSource("ETH", folder.Write("eth.csv", bytes), "prices/eth.csv")).Closes;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), series.Sha256);
        Assert.Equal("prices/eth.csv", series.File);
        Assert.Equal("ETH", series.Asset);
    }

    DailyPriceSeries Read(string text) => PriceFile.Closes(folder.Write("eth.csv", text));
}
