using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.PriceFiles;

namespace MonteCarloRisk.Calibration.Tests.PriceFiles;

public sealed class PriceFileErrorTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "", "empty")]
    [InlineData("\n \n", "", "empty")]
    [InlineData("date,close\n", "", "no rows")]
    [InlineData("date,open,volume\n2026-06-28,1,2\n", ":1", "\"date\", \"open\", \"volume\"")]
    [InlineData("when,close\n2026-06-28,1\n", ":1", "no date column")]
    [InlineData("date,close,Close\n2026-06-28,1,2\n", ":1", "two columns")]
    [InlineData("\n \nwhen,close\n2026-06-28,1\n", ":3", "no date column")]
    [InlineData("\r\ndate,close\r\n2026-06-28,x\r\n", ":3", "\"x\"")]
    [InlineData("date,close\n2026-06-28,\"1\n2026-06-29,2\n", ":2", "\"1 2026-06-29,2\" is not a price")]
    [InlineData("date,close\n2026-06-28,1\n2026-06-29\n", ":3", "1 columns; the header has 2")]
    [InlineData("date,close\n2026-06-28,1\n2026-06-29,3,000\n", ":3", "3 columns; the header has 2")]
    [InlineData("date,close\n28.06.2026,1\n", ":2", "\"28.06.2026\"")]
    [InlineData("date,close\n06/28/2026,1\n", ":2", "\"06/28/2026\"")]
    [InlineData("date,close\n2026-02-29,1\n", ":2", "\"2026-02-29\"")]
    [InlineData("date,close\n1970-01-21,1\n", ":2", "2009 to 2100")]
    [InlineData("date,close\n1782604,1\n", ":2", "2009 to 2100")]
    [InlineData("date,close\n1782604800000000000,1\n", ":2", "2009 to 2100")]
    [InlineData("date,close\n-5,1\n", ":2", "\"-5\"")]
    [InlineData("date,close\n,1\n", ":2", "\"\"")]
    [InlineData("date,close\n1782604800,1\n1782691200000,2\n", ":3", "unix milliseconds, the rows above are unix seconds")]
    [InlineData("date,close\n2026-06-28,1\n20260629,2\n", ":3", "yyyyMMdd, the rows above are yyyy-MM-dd")]
    [InlineData("date,close\n2026-06-28,one\n", ":2", "\"one\"")]
    [InlineData("date,close\n2026-06-28,\n", ":2", "\"\" is not a price")]
    [InlineData("date,close\n2026-06-28,1.5\0\n", ":2", "is not a price")]
    [InlineData("date,close\n2026-06-28,null\n", ":2", "\"null\"")]
    [InlineData("date;close\n2026-06-28;3000,5\n", ":2", "\"3000,5\"")]
    [InlineData("date,close\n2026-06-28,\"3,000.5\"\n", ":2", "thousands")]
    [InlineData("date,close\n2026-06-28,0\n", ":2", "above zero")]
    [InlineData("date,close\n2026-06-28,-3\n", ":2", "\"-3\"")]
    [InlineData("date,close\n2026-06-28,NaN\n", ":2", "finite")]
    [InlineData("date,close\n2026-06-28,Infinity\n", ":2", "finite")]
    [InlineData("date,close\n2026-06-28,1e999\n", ":2", "finite")]
    [InlineData("date,close\n2026-06-28,1\n2026-06-30,2\n2026-06-29,3\n", ":4", "2026-06-29 follows 2026-06-30")]
    [InlineData("date,close\n2026-06-30,1\n2026-06-28,2\n2026-06-29,3\n", ":4", "sorted")]
    [InlineData("date,close\n2026-06-28,1\n\n2026-06-28,1\n", ":4", "line 2")]
    [InlineData("date,close\n2026-06-28T00:00:00Z,1\n2026-06-28T12:00:00Z,1\n", ":3", "line 2")]
    public void A_broken_file_is_refused_with_its_line_and_what_is_allowed(string text, string line, string says)
    {
        string path = folder.Write("eth.csv", text);

        var error = Assert.Throws<InputException>(() => PriceFileReader.Read("ETH", path, "eth.csv"));

        Assert.Equal(path + line, error.Where);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_missing_file_a_missing_folder_and_a_folder_are_refused_by_name()
    {
        foreach (string path in new[] { Path.Combine(folder.FullName, "none.csv"), Path.Combine(folder.FullName, "no", "ne.csv"), folder.FullName })
            Assert.Equal(path, Assert.Throws<InputException>(() => PriceFileReader.Read("ETH", path, "eth.csv")).Where);
    }

    [Fact]
    public void A_quote_that_is_never_closed_in_a_very_long_file_is_refused()
    {
        string path = folder.Write("eth.csv", "date,close\n2026-06-28,\"" + new string('1', 17_000_000));

        Assert.Contains("quote", Assert.Throws<InputException>(() => PriceFileReader.Read("ETH", path, "eth.csv")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_with_line_breaks_is_shown_short_and_on_one_line()
    {
        string path = folder.Write("eth.csv", $"date,close\n2026-06-28,\"a\nb{new string('x', 500)}\"\n");

        var error = Assert.Throws<InputException>(() => PriceFileReader.Read("ETH", path, "eth.csv"));

        Assert.DoesNotContain('\n', error.Message);
        Assert.True(error.Message.Length < path.Length + 250);
    }
}
