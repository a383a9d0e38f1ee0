using System.Globalization;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

/// <summary>What a market file may say of its price files, and what of it reaches the market.</summary>
public sealed class CleaningTests
{
    const string Prices = "\"prices\": \"ETH.csv\"";

    [Fact]
    public void A_policy_of_an_asset_stands_before_that_of_the_market()
    {
        using var refused = Market("");
        using var first = Market("", "\"cleaning\": { \"conflictingRows\": \"first\" },");
        using var last = Market(", \"cleaning\": { \"conflictingRows\": \"last\" }", "\"cleaning\": { \"conflictingRows\": \"first\" },");

        Assert.Contains("unless \"conflictingRows\"", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(refused.File)).Message, StringComparison.Ordinal);
        Assert.Equal(3000, MarketCalibrator.Calibrate(first.File).Model.Assets[0].Spot, 6);
        Assert.Equal(3333, MarketCalibrator.Calibrate(last.File).Model.Assets[0].Spot, 6);

        static BrokenMarket Market(string asset, string market = "")
        {
            var files = new BrokenMarket(Prices, Prices + asset);
            File.WriteAllText(files.File, File.ReadAllText(files.File).Replace("\"asOf\":", market + " \"asOf\":", StringComparison.Ordinal));
            files.WritePrices("ETH.csv", BrokenMarket.LastDay, 60, 3000, move: 0.01);
            string[] rows = File.ReadAllLines(files.Beside("ETH.csv"));
            File.WriteAllLines(files.Beside("ETH.csv"), [.. rows[..^1], "2026-06-30,3000", "2026-06-30,3333"]);
            return files;
        }
    }

    [Fact]
    public void Columns_are_named_or_numbered_and_shorter_bars_make_days()
    {
        using var named = new BrokenMarket(Prices, Prices + ", \"columns\": { \"time\": \"when\", \"close\": \"b\" }");
        using var numbered = new BrokenMarket(Prices, Prices + ", \"columns\": { \"time\": 0, \"close\": 2, \"decimalMark\": \"comma\", \"separator\": \"semicolon\" }");
        DateTime first = BrokenMarket.LastDay.AddDays(-59).ToDateTime(TimeOnly.MinValue);
        IEnumerable<(string Time, double Price)> bars = Enumerable.Range(0, 240).Select(i => ($"{first.AddHours(6 * i):yyyy-MM-dd HH:mm}", 3000 + i * i % 37 / 4.0));
        File.WriteAllText(named.Beside("ETH.csv"), "when,a,b\n" + string.Concat(bars.Select(bar => FormattableString.Invariant($"{bar.Time},1,{bar.Price}\n"))));
        File.WriteAllText(numbered.Beside("ETH.csv"), string.Concat(bars.Select(bar => FormattableString.Invariant($"{bar.Time};1;{bar.Price:0.00}\n").Replace('.', ','))));

        Market one = MarketCalibrator.Calibrate(named.File), other = MarketCalibrator.Calibrate(numbered.File);

        Assert.Equal(60, one.Data.Series[0].Days);
        Assert.Equal(3000 + 239 * 239 % 37 / 4.0, one.Model.Assets[0].Spot);
        Assert.Equal(one.Model.Assets, other.Model.Assets);
    }

    [Fact]
    public void A_day_that_had_not_ended_when_the_file_was_made_is_not_the_valuation_day()
    {
        using var files = new BrokenMarket(Prices, Prices + ", \"retrieved\": \"2026-06-30T15:00:00+02:00\"");

        Market market = MarketCalibrator.Calibrate(files.File);

        Assert.Equal(BrokenMarket.LastDay.AddDays(-1), market.ValuationDate);
        DataFinding finding = Assert.Single(market.Data.Findings, finding => finding.Rule == "partial bar");
        Assert.Equal(("ETH", 61L, "left out"), (finding.Asset, finding.Line, finding.Treatment));
        Assert.Contains("2026-06-30 13:00", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_day_that_a_policy_leaves_out_is_not_the_valuation_day()
    {
        using var files = new BrokenMarket(Prices, Prices + ", \"secondSource\": { \"prices\": \"USDC.csv\" }, \"cleaning\": { \"differences\": \"leaveOut\" }");
        files.WritePrices("ETH.csv", BrokenMarket.LastDay, 60, 1);
        files.WritePrices("USDC.csv", BrokenMarket.LastDay, 60, 1);
        string[] rows = File.ReadAllLines(files.Beside("ETH.csv"));
        File.WriteAllLines(files.Beside("ETH.csv"), [.. rows[..^1], "2026-06-30,1.2"]);

        Market market = MarketCalibrator.Calibrate(files.File);

        Assert.Equal(BrokenMarket.LastDay.AddDays(-1), market.ValuationDate);
        Assert.Contains(market.Data.Findings, finding => finding is { Rule: "second source differs", Line: 61, Treatment: "left out; no return is computed across" });
    }

    [Fact]
    public void A_redenomination_takes_its_return_out_of_the_volatility_and_the_correlation()
    {
        using var plain = new BrokenMarket();
        using var files = new BrokenMarket(Prices, Prices + ", \"switches\": [ { \"day\": \"2026-06-10\", \"kind\": \"redenomination\" } ]");
        string[] rows = File.ReadAllLines(files.Beside("ETH.csv"));
        File.WriteAllLines(files.Beside("ETH.csv"), rows.Select(row => row.StartsWith("2026", StringComparison.Ordinal) && string.CompareOrdinal(row[..10], "2026-06-10") < 0
            ? FormattableString.Invariant($"{row[..10]},{1000 * double.Parse(row[11..], CultureInfo.InvariantCulture)}")
            : row));
        File.WriteAllLines(plain.Beside("ETH.csv"), File.ReadAllLines(files.Beside("ETH.csv")));

        Assert.Contains("\"switches\" of the asset", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(plain.File)).Message, StringComparison.Ordinal);
        Market market = MarketCalibrator.Calibrate(files.File);

        Assert.InRange(market.Data.Series[0].SampleVolatility, 0.01, 2);
        Assert.Equal(58, market.Data.CorrelationReturns);
    }
}
