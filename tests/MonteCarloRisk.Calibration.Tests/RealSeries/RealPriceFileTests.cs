using MonteCarloRisk.MarketData.Cleaning;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.RealSeries;

public sealed class RealPriceFileTests
{
    [Theory]
    [InlineData("BTC_USDT_binance", 3121, "2017-08-17", "2026-03-03")]
    [InlineData("ETH_USDT_binance", 3121, "2017-08-17", "2026-03-03")]
    [InlineData("LINK_USDT_binance", 2604, "2019-01-16", "2026-03-03")]
    [InlineData("UNI_USDT_binance", 1994, "2020-09-17", "2026-03-03")]
    [InlineData("AAVE_USDT_binance", 1939, "2020-10-15", "2026-02-04")]
    [InlineData("SOL_USDT_binance", 2031, "2020-08-11", "2026-03-03")]
    [InlineData("BNB_USDT_binance", 3040, "2017-11-06", "2026-03-03")]
    [InlineData("DOGE_USDT_binance", 1888, "2021-01-01", "2026-03-03")]
    [InlineData("MATIC_USDT_binance", 1965, "2019-04-26", "2024-09-10")]
    [InlineData("MKR_USDT_binance", 1526, "2021-01-01", "2025-03-06")]
    [InlineData("CRV_USDT_binance", 1526, "2021-01-01", "2025-03-06")]
    [InlineData("LUNA_USDT_binance", 754, "2020-08-21", "2022-09-30")]
    [InlineData("BTC_USD_yahoo", 2898, "2017-01-01", "2024-12-07")]
    [InlineData("ETH_USD_yahoo", 2586, "2017-11-09", "2024-12-07")]
    [InlineData("AVAX_USD_yahoo", 1540, "2020-07-13", "2024-12-07")]
    [InlineData("STETH_USD_yahoo", 1446, "2020-12-23", "2024-12-07")]
    [InlineData("WSTETH_USD_yahoo", 1158, "2021-10-07", "2024-12-07")]
    [InlineData("WBTC_USD_yahoo", 2139, "2019-01-30", "2024-12-07")]
    [InlineData("USDC_USD_yahoo", 2253, "2018-10-08", "2024-12-07")]
    [InlineData("USDT_USD_yahoo", 2586, "2017-11-09", "2024-12-07")]
    [InlineData("DAI_USD_yahoo_2019_2022", 1087, "2019-11-22", "2022-11-12")]
    [InlineData("USTC_USD_yahoo_2020_2022", 684, "2020-11-25", "2022-10-09")]
    [InlineData("MKR_USD_yahoo_2018_2021", 939, "2018-05-20", "2021-05-20")]
    public void Every_row_of_a_real_file_is_read(string name, int days, string first, string last)
    {
        DailyPriceSeries series = Read(name);

        Assert.Equal(days, series.Prices.Count);
        Assert.Equal(days + 1, series.Prices[^1].Line);
        Assert.Equal(DateOnly.Parse(first), series.FirstDay);
        Assert.Equal(DateOnly.Parse(last), series.LastDay);
    }

    [Fact]
    public void The_crash_of_March_2020_is_a_large_return_of_bitcoin()
    {
        CleanedSeries bitcoin = PriceFile.Cleaned(Path("BTC_USDT_binance"));
        DailyReturns returns = bitcoin.Closes.LogReturns();
        int crash = returns.Days.ToList().IndexOf(new DateOnly(2020, 3, 12));

        Assert.Equal(Math.Log(4800 / 7934.52), returns.Values[crash]);
        Assert.Equal(-0.395, Math.Exp(returns.Values[crash]) - 1, 3);
        Assert.Contains(bitcoin.Findings, finding => finding is { Rule: "large return", Line: 940 } && finding.Detail.Contains("2020-03-12", StringComparison.Ordinal));
    }

    static DailyPriceSeries Read(string name) => PriceFile.Closes(Path(name));

    static string Path(string name) => Repository.SharedData($"daily/{name}.csv");
}
