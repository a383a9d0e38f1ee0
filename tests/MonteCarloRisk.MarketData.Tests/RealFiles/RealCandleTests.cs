using System.Globalization;
using MonteCarloRisk.MarketData.Candles;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Tests.RealFiles;

/// <summary>Rows and periods are those that the notes beside the data state.</summary>
public sealed class RealCandleTests
{
    [Theory]
    [InlineData("daily/BTC_USDT_binance", 3121, "2017-08-17", "2026-03-03")]
    [InlineData("daily/ETH_USDT_binance", 3121, "2017-08-17", "2026-03-03")]
    [InlineData("daily/LINK_USDT_binance", 2604, "2019-01-16", "2026-03-03")]
    [InlineData("daily/UNI_USDT_binance", 1994, "2020-09-17", "2026-03-03")]
    [InlineData("daily/AAVE_USDT_binance", 1939, "2020-10-15", "2026-02-04")]
    [InlineData("daily/SOL_USDT_binance", 2031, "2020-08-11", "2026-03-03")]
    [InlineData("daily/BNB_USDT_binance", 3040, "2017-11-06", "2026-03-03")]
    [InlineData("daily/DOGE_USDT_binance", 1888, "2021-01-01", "2026-03-03")]
    [InlineData("daily/MATIC_USDT_binance", 1965, "2019-04-26", "2024-09-10")]
    [InlineData("daily/MKR_USDT_binance", 1526, "2021-01-01", "2025-03-06")]
    [InlineData("daily/CRV_USDT_binance", 1526, "2021-01-01", "2025-03-06")]
    [InlineData("daily/LUNA_USDT_binance", 754, "2020-08-21", "2022-09-30")]
    [InlineData("daily/BTC_USD_yahoo", 2898, "2017-01-01", "2024-12-07")]
    [InlineData("daily/ETH_USD_yahoo", 2586, "2017-11-09", "2024-12-07")]
    [InlineData("daily/SOL_USD_yahoo", 1703, "2020-04-10", "2024-12-07")]
    [InlineData("daily/AVAX_USD_yahoo", 1540, "2020-07-13", "2024-12-07")]
    [InlineData("daily/DOGE_USD_yahoo", 2586, "2017-11-09", "2024-12-07")]
    [InlineData("daily/BNB_USD_yahoo", 2586, "2017-11-09", "2024-12-07")]
    [InlineData("daily/XRP_USD_yahoo", 2586, "2017-11-09", "2024-12-07")]
    [InlineData("daily/STETH_USD_yahoo", 1446, "2020-12-23", "2024-12-07")]
    [InlineData("daily/WSTETH_USD_yahoo", 1158, "2021-10-07", "2024-12-07")]
    [InlineData("daily/WBTC_USD_yahoo", 2139, "2019-01-30", "2024-12-07")]
    [InlineData("daily/USDC_USD_yahoo", 2253, "2018-10-08", "2024-12-07")]
    [InlineData("daily/USDT_USD_yahoo", 2586, "2017-11-09", "2024-12-07")]
    [InlineData("daily/DAI_USD_yahoo_2019_2022", 1087, "2019-11-22", "2022-11-12")]
    [InlineData("daily/DAI_USD_yahoo_2021_2023", 971, "2021-01-01", "2023-08-29")]
    [InlineData("daily/USTC_USD_yahoo_2020_2022", 684, "2020-11-25", "2022-10-09")]
    [InlineData("daily/MKR_USD_yahoo_2018_2021", 939, "2018-05-20", "2021-05-20", CandlePrices.CloseOnly)]
    [InlineData("garch/sp500_daily_1999_2018", 5031, "1999-01-04", "2018-12-31", CandlePrices.CloseOnly)]
    [InlineData("hourly/BTC_USDT_binance_2020", 8779, "2020-01-01", "2020-12-31 23:00")]
    [InlineData("hourly/ETH_USDT_binance_2020", 8779, "2020-01-01", "2020-12-31 23:00")]
    [InlineData("hourly/BTC_USDT_binance_4h_2017_2026", 18709, "2017-08-17 04:00", "2026-03-03 20:00")]
    [InlineData("hourly/ETH_USDT_binance_4h_2017_2026", 18709, "2017-08-17 04:00", "2026-03-03 20:00")]
    [InlineData("raw/Binance_ETHUSDT_1h_as_published", 36062, "2017-08-17 04:00", "2021-06-10")]
    public void Every_row_is_read_and_every_number_is_that_of_its_cell(string file, int rows, string first, string last, CandlePrices prices = CandlePrices.OpenHighLowClose)
    {
        string path = Repository.SharedData(file + ".csv");
        CandleSeries series = CandleSeriesReader.Read("X", path, file);

        Assert.Equal((rows, prices), (series.Candles.Count, series.Prices));
        Assert.Equal((Time(first), Time(last)), (series.Candles[0].Start, series.Candles[^1].Start));
        Assert.Equal(TimeSpan.FromHours(file.Contains("_4h_", StringComparison.Ordinal) ? 4 : file.StartsWith("hourly", StringComparison.Ordinal) || file.StartsWith("raw", StringComparison.Ordinal) ? 1 : 24), series.Interval);
        Assert.Empty(series.BlankRows);
        string[] lines = File.ReadAllLines(path), header = lines[0].Split(',');
        foreach (Candle candle in series.Candles)
        {
            string[] cells = lines[candle.Line - 1].Split(',');
            double Cell(string name) => double.Parse(cells[Array.IndexOf(header, name)], CultureInfo.InvariantCulture);
            Assert.Equal(Cell("close"), candle.Close);
            if (prices == CandlePrices.OpenHighLowClose)
                Assert.Equal((Cell("open"), Cell("high"), Cell("low")), (candle.Open, candle.High, candle.Low));
            if (header.Contains("volume"))
                Assert.Equal(Cell("volume"), candle.Volume);
            if (header.Contains("Volume ETH"))
                Assert.Equal(Cell("Volume ETH"), candle.Volume);
        }
    }

    [Fact]
    public void The_dirty_file_is_turned_and_keeps_its_two_units_and_its_doubled_hours()
    {
        CandleSeries series = CandleSeriesReader.Read("ETH", Repository.SharedData("raw/Binance_ETHUSDT_1h_as_published.csv"), "raw");

        Assert.Equal(2649, series.Candles.Count - series.Candles.Select(candle => candle.Start).Distinct().Count());
        Assert.Equal(new Candle(Time("2017-08-17 04:00"), 652.74, 652.74, 298, 300.79, 122.52, 36063), series.Candles[0]);
        Assert.Equal(2620.87, series.Candles[^1].Close);
    }

    [Theory]
    [InlineData("hourly/close_usdt_binance_2021_2025", "time_utc", "BTC", 38970, 0)]
    [InlineData("hourly/close_usdt_binance_2021_2025", "time_utc", "USDC", 38970, 3995)]
    [InlineData("maker/eth_dai_usd_5min_2020-02_2020-04", "time_utc", "dai_usd", 15348, 0)]
    [InlineData("garch/vix_daily_2014_2019", "date", "vix", 1305, 46)]
    [InlineData("gas/ethereum_avg_gas_price_wei_daily", "date", "avg_gas_price_wei", 3114, 0)]
    [InlineData("options/deribit_index_and_atm_iv_2025-12_2026-08", "timestamp_utc", "index_price", 1862, 0)]
    public void One_column_of_a_table_is_read_by_a_mapping(string file, string time, string column, int rows, int blanks)
    {
        var mapping = new CandleMapping(ColumnKey.Named(time), new PriceColumnKeys.CloseOnly(ColumnKey.Named(column)));

        CandleSeries series = CandleSeriesReader.Read(column, Repository.SharedData(file + ".csv"), file, mapping);

        Assert.Equal((rows, blanks), (series.Candles.Count + series.BlankRows.Count, series.BlankRows.Count));
    }

    static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
