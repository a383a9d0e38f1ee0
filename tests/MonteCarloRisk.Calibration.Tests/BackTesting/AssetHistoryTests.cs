using System.Globalization;
using System.Text;
using MonteCarloRisk.Calibration.BackTesting;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.Tests.BackTesting;

public sealed class AssetHistoryTests : IDisposable
{
    static readonly DateOnly First = new(2022, 1, 1);
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_day_is_fitted_as_a_market_file_of_that_day_is_whatever_came_later()
    {
        DateOnly day = First.AddDays(400);
        AssetHistory history = Assert.Single(AssetHistory.Open(Write(Prices(600))));
        Market walked = history.AsOf(day);
        Market known = MarketCalibrator.Calibrate(Write(Prices(600, wildFrom: 401), $"\"asOf\": \"{day:yyyy-MM-dd}\","));

        Assert.Equal(day, walked.ValuationDate);
        Assert.Equal(known.Model.Assets[0], walked.Model.Assets[0]);
        Assert.Empty(walked.Accounts);
        Assert.Equal(2, walked.Rules.LiquidationDelay);
    }

    [Fact]
    public void A_window_holds_the_close_of_its_day_and_those_to_the_last_close_out()
    {
        AssetHistory history = AssetHistory.Open(Write(Prices(600)))[0];
        Assert.Equal(First.AddDays(250), history.FirstDay);
        Assert.Equal(First.AddDays(600), history.LastDay);
        Assert.Equal(7, history.WindowDays);
        Assert.Null(history.ClosesFrom(First.AddDays(249)));
        Assert.Equal([.. Enumerable.Range(250, 8).Select(Close)], history.ClosesFrom(First.AddDays(250))!);
        Assert.NotNull(history.ClosesFrom(First.AddDays(593)));
        Assert.Null(history.ClosesFrom(First.AddDays(594)));
    }

    [Fact]
    public void A_window_with_a_missing_day_is_none()
    {
        AssetHistory history = AssetHistory.Open(Write(Prices(600, without: 300)))[0];
        Assert.NotNull(history.ClosesFrom(First.AddDays(292)));
        for (int day = 293; day <= 300; day++) Assert.Null(history.ClosesFrom(First.AddDays(day)));
        Assert.NotNull(history.ClosesFrom(First.AddDays(301)));
    }

    [Fact]
    public void An_asset_of_several_is_fitted_by_itself()
    {
        folder.Write("B.csv", Prices(600, wildFrom: 0));
        string file = Write(Prices(600), assets: """, { "name": "B", "prices": "B.csv" }""", model: """
            "model": { "returns": { "type": "groupedStudent", "groups": [ { "assets": ["A", "B"], "degreesOfFreedom": 5 } ] }, "correlation": { "type": "given", "matrix": [[1, 0.5], [0.5, 1]] } },
            """);
        AssetHistory history = Assert.Single(AssetHistory.Open(file));
        Assert.Equal("A", history.Asset);
        Assert.Equal("A", Assert.Single(history.AsOf(First.AddDays(500)).Model.Assets).Name);
    }

    [Theory]
    [InlineData("\"horizonDays\": 5", "\"horizon\": \"2024-01-01\"", "$.target", "horizonDays")]
    [InlineData("\"prices\": \"A.csv\"", "\"prices\": \"A.csv\", \"spot\": 5", "$.assets[0].spot", "close of each day")]
    [InlineData("\"A\": { \"loanToValue\": 0.7, \"liquidationThreshold\": 0.8 }", "", "$.rules", "collateral rule")]
    public void What_cannot_be_walked_is_refused(string text, string instead, string place, string allowed)
    {
        string file = Write(Prices(600));
        File.WriteAllText(file, File.ReadAllText(file).Replace(text, instead, StringComparison.Ordinal));
        InputException refusal = Assert.Throws<InputException>(() => AssetHistory.Open(file));
        Assert.Contains(place, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, refusal.Message, StringComparison.Ordinal);
    }

    static double Close(int day) => 100 * Math.Exp(0.002 * ((day * 7919 + day * day * 31 % 101) % 23 - 11));

    static string Prices(int returns, int wildFrom = int.MaxValue, int without = -1)
    {
        var rows = new StringBuilder("date,close\n");
        for (int day = 0; day <= returns; day++)
        {
            if (day != without) rows.Append(CultureInfo.InvariantCulture, $"{First.AddDays(day):yyyy-MM-dd},{(day >= wildFrom ? Close(day) * (1 + (0.2 * (day % 2))) : Close(day)):R}\n");
        }

        return rows.ToString();
    }

    string Write(string prices, string members = "", string assets = "", string model = "")
    {
        folder.Write("A.csv", prices);
        return folder.Write("market.json", $$"""
            {
              "name": "walk", {{members}}
              "assets": [ { "name": "A", "prices": "A.csv" }{{assets}} ],
              {{model}}
              "rules": { "collateral": { "A": { "loanToValue": 0.7, "liquidationThreshold": 0.8 } }, "liquidationDelayDays": 2 },
              "target": { "insolvencyProbability": 0.01, "breachProbability": 0.05, "horizonDays": 5 },
              "simulation": { "paths": 20000, "seed": 42 }
            }
            """);
    }
}
