using MonteCarloRisk.Domain;

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
    [InlineData("when,close\n2026-06-28,1\n", ":1", "no time column")]
    [InlineData("date,close,Close\n2026-06-28,1,2\n", ":1", "two columns")]
    [InlineData("\n \nwhen,close\n2026-06-28,1\n", ":3", "no time column")]
    [InlineData("\r\ndate,close\r\n2026-06-28,x\r\n", ":3", "\"x\"")]
    [InlineData("date,close\n2026-06-28,\"1\n2026-06-29,2\n", ":2", "\"1 2026-06-29,2\" is not a price")]
    [InlineData("date,close\n2026-06-28,1\n2026-06-29\n", ":3", "1 columns; the header has 2")]
    [InlineData("date,close\n2026-06-28,1\n2026-06-29,3,000\n", ":3", "3 columns; the header has 2")]
    [InlineData("date,close\n03.06.2026,1\n", ":2", "day or its month first")]
    [InlineData("date,close\n2026-02-29,1\n", ":2", "\"2026-02-29\"")]
    [InlineData("date,close\n1782604,1\n", ":2", "1990 to 2100")]
    [InlineData("date,close\n-5,1\n", ":2", "\"-5\"")]
    [InlineData("date,close\n,1\n", ":2", "\"\"")]
    [InlineData("date,close\n2026-06-28,one\n", ":2", "\"one\" is not a price; a finite number")]
    [InlineData("date,close\n2026-06-28,1.5\0\n", ":2", "is not a price")]
    [InlineData("date,close\n2026-06-28,\n", "", "none of the file's 1 rows has all its prices")]
    [InlineData("date,close\n2026-06-28,1\n2026-06-29,\n", ":3", "no value in \"close\", 2026-06-29; a row has its close, unless \"blankPrices\" in the market file's \"cleaning\" says otherwise: \"leaveOut\"")]
    [InlineData("date,close\n2026-06-28,null\n2026-06-29,null\n2026-06-30,1\n", ":2", "2 rows have no value in \"close\", 2026-06-28 to 2026-06-29")]
    [InlineData("date,close\n2026-06-28,0\n", ":2", "the close 0 of 2026-06-28 is not above zero; a price is finite and above zero, unless \"nonPositivePrices\"")]
    [InlineData("date,close\n2026-06-28,-3\n", ":2", "the close -3 of 2026-06-28")]
    [InlineData("date,close\n2026-06-28,Infinity\n", ":2", "finite")]
    [InlineData("date,close\n2026-06-28,1e999\n", ":2", "finite")]
    [InlineData("date,close\n2026-06-28,1\n2026-06-30,2\n2026-06-29,3\n", ":4", "2026-06-29 follows 2026-06-30; rows must be sorted by time, oldest first or newest first throughout, unless \"disorder\"")]
    [InlineData("date,close\n2026-06-30,1\n2026-06-28,2\n2026-06-29,3\n", ":4", "2026-06-29 follows 2026-06-28; rows must be sorted")]
    [InlineData("date,close\n2026-06-28,1\n\n2026-06-28,2\n", ":4", "2026-06-28 already stands on line 2, with other prices (open 2 against 1, high 2 against 1, low 2 against 1, close 2 against 1); one row is allowed, unless \"conflictingRows\"")]
    [InlineData("date,close\n2026-06-27,1\n2026-06-28T00:00:00Z,1\n2026-06-28T12:00:00Z,2\n2026-06-29,2\n2026-06-30,2\n2026-07-01,2\n", ":4", "2026-06-28 12:00 already stands on line 3")]
    [InlineData("date,close\n2026-06-28,1\n2026-06-29,10\n", ":3", "1 on 2026-06-28, 10 on 2026-06-29: up by a factor of 10, nearly a power of ten; \"switches\" of the asset says that the ticker or the unit changes, or \"levelJumps\"")]
    [InlineData("date,close\n2026-06-28,1\n2026-06-29,0.03\n", ":3", "down by a factor of 33.3; \"switches\"")]
    public void A_broken_file_is_refused_with_its_line_and_what_is_allowed(string text, string line, string says)
    {
        string path = folder.Write("eth.csv", text);

        var error = Assert.Throws<InputException>(() => PriceFile.Cleaned(path));

        Assert.Equal(path + line, error.Where);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_missing_file_a_missing_folder_and_a_folder_are_refused_by_name()
    {
        foreach (string path in new[] { Path.Combine(folder.FullName, "none.csv"), Path.Combine(folder.FullName, "no", "ne.csv"), folder.FullName })
            Assert.Equal(path, Assert.Throws<InputException>(() => PriceFile.Cleaned(path)).Where);
    }

    [Fact]
    public void A_quote_that_is_never_closed_in_a_very_long_file_is_refused()
    {
        string path = folder.Write("eth.csv", "date,close\n2026-06-28,\"" + new string('1', 17_000_000));

        Assert.Contains("quote", Assert.Throws<InputException>(() => PriceFile.Cleaned(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_with_line_breaks_is_shown_short_and_on_one_line()
    {
        string path = folder.Write("eth.csv", $"date,close\n2026-06-28,\"a\nb{new string('x', 500)}\"\n");

        var error = Assert.Throws<InputException>(() => PriceFile.Cleaned(path));

        Assert.DoesNotContain('\n', error.Message);
        Assert.True(error.Message.Length < path.Length + 250);
    }
}
