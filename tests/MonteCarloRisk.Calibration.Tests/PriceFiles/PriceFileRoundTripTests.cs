using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.PriceFiles;

public sealed class PriceFileRoundTripTests
{
    static readonly Func<DateOnly, string>[] DayForms =
    [
        day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        day => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        day => day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture),
        day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T23:59:59Z",
        day => UnixSeconds(day).ToString(CultureInfo.InvariantCulture),
        day => (UnixSeconds(day) * 1000).ToString(CultureInfo.InvariantCulture),
        day => (UnixSeconds(day) * 1_000_000).ToString(CultureInfo.InvariantCulture),
    ];

    static readonly Arbitrary<(int FirstDay, int[] Steps, int Form, char Separator, string LineEnd, bool NewestFirst)> Files = (
        from firstDay in Gen.Choose(0, 30000)
        from steps in Gen.NonEmptyListOf(Gen.Choose(1, 5))
        from form in Gen.Choose(0, DayForms.Length - 1)
        from separator in Gen.Elements(',', ';', '\t')
        from lineEnd in Gen.Elements("\n", "\r\n")
        from newestFirst in Gen.Elements(true, false)
        select (firstDay, steps.ToArray(), form, separator, lineEnd, newestFirst)).ToArbitrary();

    [Fact]
    public void What_is_written_in_any_form_and_order_is_read_back_exactly()
    {
        using var folder = new TemporaryFolder();
        Prop.ForAll(Files, file =>
        {
            DateOnly day = new DateOnly(2009, 1, 1).AddDays(file.FirstDay);
            (DateOnly Day, double Close)[] closes = file.Steps.Select((step, i) => (day = day.AddDays(step), Math.PI * step / (i + 1))).ToArray();
            IEnumerable<string> rows = closes.Select(close => string.Create(CultureInfo.InvariantCulture, $"{DayForms[file.Form](close.Day)}{file.Separator}{close.Close}"));
            string text = string.Join(file.LineEnd, (file.NewestFirst ? rows.Reverse() : rows).Prepend($"date{file.Separator}close"));

            DailyPriceSeries series = PriceFile.Closes(folder.Write("eth.csv", text));

            return closes.SequenceEqual(series.Prices.Select(price => (price.Day, price.Close)));
        }).QuickCheckThrowOnFailure();
    }

    static long UnixSeconds(DateOnly day) => (day.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * 86400L;
}
