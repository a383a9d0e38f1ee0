using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Cleaning;

namespace MonteCarloRisk.MarketData.Tests.RealFiles;

/// <summary>
/// What the rules find in the real files. Two lists, kept beside this file: what must be found, written from the notes beside the data and from
/// a look at the files; and how much is found in each daily file, all rules together, so that false alarms stay few.
/// </summary>
public sealed class RealFindingTests
{
    [Fact]
    public void Every_expected_finding_is_made_at_its_row()
    {
        var missed = new List<string>();
        string[][] expected = [.. Rows("expected-findings.csv")];
        foreach (IGrouping<(string File, string Column, string Second), string[]> group in expected.GroupBy(row => (row[0], row[1], row[2])))
        {
            CleanedSeries series = RealFile.Cleaned(group.Key.File, group.Key.Column, group.Key.Second);
            foreach (string[] row in group)
            {
                long line = long.Parse(row[3], CultureInfo.InvariantCulture);
                DateTime time = DateTime.Parse(row[4], CultureInfo.InvariantCulture);
                if (!series.Findings.Any(finding => finding.Line == line && finding.Stamp == time && finding.Rule == row[5]))
                    missed.Add(string.Join(", ", row));
            }
        }

        Assert.True(expected.Length > 60);
        Assert.Empty(missed);
    }

    [Fact]
    public void A_daily_file_has_as_many_findings_as_were_looked_at()
    {
        string[] found =
        [
            .. Directory.GetFiles(Repository.SharedData("daily"), "*.csv").Select(Path.GetFileName).Order(StringComparer.Ordinal)
                .SelectMany(file => RealFile.Cleaned($"daily/{file}").Findings.GroupBy(finding => finding.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => $"{file},{rule.Key},{rule.Count()}")),
        ];

        Assert.Equal(Rows("daily-findings.csv").Select(row => string.Join(',', row)), found);
    }

    [Fact]
    public void The_doubled_hours_of_the_dirty_file_are_903_equal_ones_and_1746_in_conflict()
    {
        CleanedSeries series = RealFile.Cleaned("raw/Binance_ETHUSDT_1h_as_published.csv");

        Dictionary<string, int> found = series.Findings.GroupBy(finding => finding.Rule).ToDictionary(rule => rule.Key, rule => rule.Count());
        Assert.Equal((903, 1746, 8, 25), (found["duplicated row"], found["conflicting row"], found["gap"], found["no trades"]));
        Assert.Equal(36062 - 2649 - 1, series.Bars.Candles.Count);
    }

    // Counted by a script of its own: ten days of 2017 and 2018 on which the publisher's last hour is not the exchange's, and none in the doubled months.
    [Fact]
    public void The_dirty_file_gives_the_days_of_the_clean_one_but_for_ten()
    {
        Dictionary<DateOnly, double> clean = RealFile.Cleaned("daily/ETH_USDT_binance.csv").Closes.Prices.ToDictionary(price => price.Day, price => price.Close);
        CleanedSeries dirty = RealFile.Cleaned("raw/Binance_ETHUSDT_1h_as_published.csv");

        IEnumerable<string> differ = dirty.Closes.Prices.Where(price => Math.Abs(price.Close / clean[price.Day] - 1) > 1e-9).Select(price => price.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(1393, dirty.Closes.Prices.Count);
        Assert.Equal(["2017-08-17", "2017-09-22", "2018-01-18", "2018-01-23", "2018-01-24", "2018-01-30", "2018-02-13", "2018-04-05", "2018-04-24", "2018-08-01"], differ);
    }

    [Fact]
    public void No_return_of_Luna_crosses_the_switch_to_the_new_token()
    {
        CleanedSeries luna = RealFile.Cleaned("daily/LUNA_USDT_binance.csv");

        Assert.Equal(752, luna.Closes.LogReturns().Values.Count);
        Assert.DoesNotContain(new DateOnly(2022, 5, 31), luna.Closes.LogReturns().Days);
        // The crash of -8.1 is the token's own; 12.1 from 0.00005 to 8.87 is no return of anything.
        Assert.True(luna.Closes.LogReturns().Values.Max() < 2);
        Assert.Contains("17 days are missing, 2022-05-14 to 2022-05-30", Assert.Single(luna.Findings, finding => finding.Rule == "gap").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_finding_says_where_it_is_and_what_was_done() =>
        Assert.All(RealFile.Cleaned("daily/ETH_USD_yahoo.csv", second: "daily/ETH_USDT_binance.csv").Findings, (DataFinding finding) =>
            Assert.True(finding is { Line: > 0, Stamp: not null, Detail.Length: > 0, Treatment.Length: > 0 }, finding.ToString()));

    static IEnumerable<string[]> Rows(string name) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "MonteCarloRisk.MarketData.Tests", "RealFiles", name)).Skip(1).Select(line => line.Split(','));
}
