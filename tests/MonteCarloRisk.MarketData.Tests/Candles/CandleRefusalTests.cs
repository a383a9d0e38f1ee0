using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Candles;
using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.Tests.Candles;

public sealed class CandleRefusalTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "", "empty")]
    [InlineData("date,close\n", "", "no rows")]
    [InlineData("date,close\n2026-06-28,null\n", "", "none of the file's 1 rows")]
    [InlineData("date,close\n2026-06-28,1\n", "", "state the interval")]
    [InlineData("date,close\n2026-06-28,1\n2026-06-28,1\n", "", "state the interval")]
    [InlineData("date,a,b\n2026-06-28,1,2\n", ":1", "there is no price column among \"date\", \"a\", \"b\"")]
    [InlineData("when,close\n2026-06-28,1\n", ":1", "there is no time column")]
    [InlineData("date,close,CLOSE\n2026-06-28,1,2\n", ":1", "two columns are named")]
    [InlineData("1782604800,1,2,1,2,3\n1782691200,1,2,1,2,3\n", ":1", "is not a header; state in a mapping")]
    [InlineData("2026-06-28,1,2,1,2,3\n", ":1", "is not a header")]
    [InlineData("date,close\n03/04/2026,1\n04/04/2026,2\n", ":2", "\"03/04/2026\" may have its day or its month first")]
    [InlineData("date,close\n13/04/2026,1\n04/13/2026,2\n", ":3", "one order")]
    [InlineData("date,close\n2026-02-29,1\n", ":2", "\"2026-02-29\" is not a time")]
    [InlineData("date,close\n202606281200,1\n", ":2", "is not a time")]
    [InlineData("date,close\n20260628120000,1\n", ":2", "is not a time")]
    [InlineData("date,close\n1782604,1\n", ":2", "1990 to 2100")]
    [InlineData("date,close\n2026-06-28 24:00,1\n", ":2", "is not a time")]
    [InlineData("date,close\n2026-06-28 13-PM,1\n", ":2", "is not a time")]
    [InlineData("date,close\n,1\n", ":2", "\"\" is not a time")]
    [InlineData("date,close\n2026-06-28,1.5\n2026-06-29,one\n", ":3", "\"one\" is not a price; a finite number with a decimal point and thousands apart by \",\" is allowed, and a missing value is")]
    [InlineData("date,close\n2026-06-28,1e999\n", ":2", "finite")]
    [InlineData("date,close\n2026-06-28,Infinity\n", ":2", "\"Infinity\"")]
    [InlineData("date,close\n2026-06-28,0x10\n", ":2", "\"0x10\"")]
    [InlineData("date,close\n2026-06-28,1 000\n", ":2", "\"1 000\"")]
    [InlineData("date,close\n2026-06-28,\"1,5\"\n2026-06-29,1.5\n", ":3", "decimal point and \"1,5\" a decimal comma")]
    [InlineData("date;close\n2026-06-28;1,234\n2026-06-29;2,345\n", ":2", "\"1,234\" may have a decimal comma or a comma between thousands")]
    [InlineData("date,close\n2026-06-28,1.5\n2026-06-29,\"1,23\"\n", ":3", "decimal comma")]
    [InlineData("date,close\n2026-06-28,\"12\"3\n", ":2", "is not a price")]
    [InlineData("date,close\n2026-06-28,1\n2026-06-29\n", ":3", "the row has 1 columns; the header has 2")]
    [InlineData("date,close\n2026-06-28,1,5\n", ":2", "the row has 3 columns; the header has 2")]
    [InlineData("date,close,volume\n2026-06-28,1,12K\n", ":2", "\"12K\" is not a volume")]
    [InlineData("date,symbol,close\n2026-06-28,ETH,1\n2026-06-29,BTC,1\n", ":3", "the row is of \"BTC\", the rows above are of \"ETH\"")]
    public void What_cannot_be_read_is_refused_with_its_line_and_what_is_allowed(string text, string line, string says)
    {
        string path = folder.Write("eth.csv", text);

        var error = Assert.Throws<InputException>(() => CandleSeriesReader.Read("ETH", path, "eth.csv"));

        Assert.Equal(path + line, error.Where);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("when", "there is no column \"when\" among")]
    [InlineData("date", "is yyyy-MM-dd; the mapping says a day, month first")]
    public void A_mapping_that_does_not_fit_is_refused(string time, string says)
    {
        string path = folder.Write("eth.csv", "date,close\n2026-06-28,1\n2026-06-29,2\n");
        var mapping = new CandleMapping(ColumnKey.Named(time), new PriceColumnKeys.CloseOnly(ColumnKey.Numbered(1))) { TimeForm = TimeForm.MonthFirst };

        Assert.Contains(says, Assert.Throws<InputException>(() => CandleSeriesReader.Read("ETH", path, "eth.csv", mapping)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_and_columns_that_cannot_be_are_refused()
    {
        Assert.Throws<InputException>(() => new NumberForm('.', '.'));
        Assert.Throws<InputException>(() => new NumberForm(';', null));
        Assert.Throws<InputException>(() => new NumberForm('.', '5'));
        Assert.Throws<InputException>(() => ColumnKey.Named(" "));
        Assert.Throws<InputException>(() => ColumnKey.Numbered(-1));
    }

    [Fact]
    public void The_hash_is_not_given_before_the_end()
    {
        string rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{1782604800 + (60 * i)},{i}\n"));
        using CandleFile file = CandleFile.Open(folder.Write("eth.csv", "time,close\n" + rows));

        Assert.Throws<InvalidOperationException>(() => file.Sha256);
        Assert.Equal(20_000, file.Candles(blank => Assert.Fail($"{blank} is not blank")).Count());
        Assert.Equal(64, file.Sha256.Length);
    }
}
