using System.Security.Cryptography;
using System.Text;
using MonteCarloRisk.MarketData.Candles;
using MonteCarloRisk.MarketData.Cells;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Tests.Candles;

public sealed class CandleStyleTests : IDisposable
{
    static readonly DateTime First = new(2026, 6, 28, 0, 0, 0, DateTimeKind.Utc);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("1782604800000,1000.5,1100,900,1050.25,7,1782691199999,1,2,3,4,0\n1782691200000,1050.25,1200,1000,1150,8,1782777599999,1,2,3,4,0\n", 1)]
    [InlineData("1782604800000000,1000.5,1100,900,1050.25,7,1782691199999999,1,2,3,4,0\n1782691200000000,1050.25,1200,1000,1150,8,1782777599999999,1,2,3,4,0\n", 1)]
    [InlineData("open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n1782604800000,1000.5,1100,900,1050.25,7,1782691199999,1,2,3,4,0\n1782691200000,1050.25,1200,1000,1150,8,1782777599999,1,2,3,4,0\n")]
    [InlineData("Date,Open,High,Low,Close,Adj Close,Volume\n2026-06-28,1000.5,1100,900,1050.25,1,7\n2026-06-29,1050.25,1200,1000,1150,1,8\n")]
    [InlineData("https://www.CryptoDataDownload.com\nunix,date,symbol,open,high,low,close,Volume ETH,Volume USDT,tradecount\n1782604800.0,2026-06-28 12-AM,ETH/USDT,1000.5,1100,900,1050.25,7,70,NULL\n1782691200,2026-06-29 00:00:00,ETH/USDT,1050.25,1200,1000,1150,8,80,3\n", 3)]
    [InlineData("\uFEFFdate,open,high,low,close,volume\r\n2026-06-28,1000.5,1100,900,1050.25,7\r\n2026-06-29,1050.25,1200,1000,1150,8\r\n")]
    [InlineData("date;open;high;low;close;volume\n28.06.2026;1000,5;1100;900;1050,25;7\n29.06.2026;1050,25;1200;1000;1150;8\n")]
    [InlineData("Date;Open;High;Low;Close;Volume\n28.06.2026 00:00;1.000,5;1.100;900;1.050,25;7\n29.06.2026 00:00;1.050,25;1.200;1.000;1.150;8\n")]
    [InlineData("Date,Open,High,Low,Close,Volume\n06/28/2026,\"1,000.5\",\"1,100.00\",900,\"1,050.25\",7\n06/29/2026,\"1,050.25\",\"1,200\",\"1,000\",\"1,150\",8\n")]
    [InlineData("\"Date\",\"Open\",\"High\",\"Low\",\"Close\",\"Volume\"\n\"Jun 28, 2026\",\"1000.5\",\"1100\",\"900\",\"1050.25\",\"7\"\n\"June 29, 2026\",\"1050.25\",\"1200\",\"1000\",\"1150\",\"8\"\n")]
    [InlineData("timestamp\topen\thigh\tlow\tclose\tvolume\n1782604800000000000\t1000.5\t1.1e3\t900\t1050.25\t7\n1782691200000000000\t1050.25\t1200\t1000\t1150\t8\n")]
    [InlineData("time|open|high|low|close|volume\n2026-06-28T00:00:00.000000000Z|1000.5|1100|900|1050.25|7\n2026-06-29T02:00:00+02:00|1050.25|1200|1000|1150|8\n")]
    [InlineData("\n \ndate,open,high,low,close,volume\n\n20260628,1000.5,1100,900,1050.25,7\n2026/06/29,1050.25,1200,1000,1150,8\n\n", 5)]
    public void Every_style_gives_the_same_candles(string text, long firstLine = 2)
    {
        CandleSeries series = Read(text);

        Assert.Equal(
            [new Candle(First, 1000.5, 1100, 900, 1050.25, 7, firstLine), new Candle(First.AddDays(1), 1050.25, 1200, 1000, 1150, 8, firstLine + 1)],
            series.Candles);
        Assert.All(series.Candles, candle => Assert.Equal(DateTimeKind.Utc, candle.Start.Kind));
        Assert.Equal(TimeSpan.FromDays(1), series.Interval);
        Assert.Equal(CandlePrices.OpenHighLowClose, series.Prices);
        Assert.Empty(series.BlankRows);
    }

    [Theory]
    [InlineData("time,PriceUSD\n2026-06-28T00:00:00.000000000Z,1050.25\n2026-06-29T00:00:00.000000000Z,1150\n")]
    [InlineData("date,price,market_cap\n2026-06-28,1050.25,x\n2026-06-29,1150,y\n")]
    public void A_file_of_closes_says_so(string text)
    {
        CandleSeries series = Read(text);

        Assert.Equal(CandlePrices.CloseOnly, series.Prices);
        Assert.Equal([new Candle(First, 1050.25, 1050.25, 1050.25, 1050.25, null, 2), new Candle(First.AddDays(1), 1150, 1150, 1150, 1150, null, 3)], series.Candles);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("null")]
    [InlineData("NULL")]
    [InlineData("NaN")]
    [InlineData("n/a")]
    [InlineData("\" \"")]
    public void A_row_without_a_price_gives_no_candle_and_is_told(string missing)
    {
        CandleSeries series = Read($"date,open,high,low,close,volume\n2026-06-28,1,2,1,2,3\n2026-06-29,1,{missing},1,2,3\n2026-06-30,1,2,1,2,{missing}\n");

        Assert.Equal([2L, 4L], series.Candles.Select(candle => candle.Line));
        Assert.Null(series.Candles[1].Volume);
        Assert.Equal([new BlankRow(First.AddDays(1), 3, "high") { Close = 2 }], series.BlankRows);
    }

    [Fact]
    public void A_newest_first_file_is_turned_and_nothing_else_is_put_in_order()
    {
        CandleSeries series = Read("date,close\n2026-07-02,5\n2026-06-30,4\n2026-07-01,3\n2026-06-28,2\n2026-06-28,1\n");

        Assert.Equal([1.0, 2, 3, 4, 5], series.Candles.Select(candle => candle.Close));
        Assert.Equal([6L, 5, 4, 3, 2], series.Candles.Select(candle => candle.Line));
    }

    [Fact]
    public void What_is_odd_but_can_be_read_is_left_to_the_cleaning() =>
        Assert.Equal([0.0, -3, 1e-300, 7, 7], Read("date,close\n2026-06-28,0\n2026-06-29,-3\n2026-06-29,1e-300\n2026-07-15,7\n2026-07-15,7\n").Candles.Select(candle => candle.Close));

    [Fact]
    public void The_series_carries_the_hash_of_the_bytes_and_the_name_the_caller_gave()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("date,close\r\n2026-06-28,10\r\n2026-06-29,11\r\n");
        CandleSeries series = CandleSeriesReader.Read("ETH", folder.Write("eth.csv", bytes), "prices/eth.csv");

        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(bytes)), "prices/eth.csv", "ETH"), (series.Sha256, series.File, series.Asset));
    }

    [Fact]
    public void A_mapping_says_which_column_is_what_and_how_it_is_written()
    {
        string path = folder.Write("odd.csv", "when|x|last|v\n03/04/2026|1|1 234,5|2\n04/04/2026|1|2 000|3\n");
        var mapping = new CandleMapping(ColumnKey.Named("When"), new PriceColumnKeys.CloseOnly(ColumnKey.Named("LAST")))
        {
            Volume = ColumnKey.Numbered(3),
            TimeForm = TimeForm.DayFirst,
            Numbers = new NumberForm(',', ' '),
            Separator = CellSeparator.Bar,
        };

        CandleSeries series = CandleSeriesReader.Read("ODD", path, "odd.csv", mapping);

        Assert.Equal(new Candle(new DateTime(2026, 4, 3, 0, 0, 0, DateTimeKind.Utc), 1234.5, 1234.5, 1234.5, 1234.5, 2, 2), series.Candles[0]);
        Assert.Equal(2000, series.Candles[1].Close);
    }

    [Fact]
    public void A_mapping_by_numbers_reads_a_file_without_a_header_from_its_first_row()
    {
        string path = folder.Write("kraken.csv", "1782604800,1,4,0.5,2,9,3\n1782691200,2,5,1.5,3,8,3\n");
        var prices = new PriceColumnKeys.OpenHighLowClose(ColumnKey.Numbered(1), ColumnKey.Numbered(2), ColumnKey.Numbered(3), ColumnKey.Numbered(4));

        CandleSeries series = CandleSeriesReader.Read("ETH", path, "kraken.csv", new CandleMapping(ColumnKey.Numbered(0), prices));

        Assert.Equal([new Candle(First, 1, 4, 0.5, 2, null, 1), new Candle(First.AddDays(1), 2, 5, 1.5, 3, null, 2)], series.Candles);
    }

    CandleSeries Read(string text) => CandleSeriesReader.Read("ETH", folder.Write("eth.csv", text), "eth.csv");
}
