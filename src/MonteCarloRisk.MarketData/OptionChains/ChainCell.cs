using System.Globalization;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.OptionChains;

/// <summary>What the cells of an option chain may hold; what cannot be read is refused with its place.</summary>
static class ChainCell
{
    // Between these years lie all listed options on coins; a time beyond is a mistake of the column.
    const int FirstYear = 2016;
    const int LastYear = 2100;

    // A day without a time of day would move every expiry by up to a day.
    static readonly string[] TimeForms =
    [
        .. from separator in new[] { "T", " " }
           from fraction in new[] { "", ".FFFFFFF" }
           select $"yyyy-MM-dd'{separator}'HH:mm:ss{fraction}K",
    ];

    public static DateTime Time(TableColumn column, string where)
    {
        string text = column.Text();
        if (!DateTime.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time)
            || time.Year is < FirstYear or > LastYear)
        {
            throw Refusal(column, text, where, $"no time; an ISO date-time such as 2026-03-27T08:00:00+00:00 within {FirstYear} to {LastYear} is allowed, without an offset in UTC");
        }

        return time;
    }

    public static OptionRight Right(TableColumn column) => column.OneOf(("call", OptionRight.Call), ("put", OptionRight.Put), ("C", OptionRight.Call), ("P", OptionRight.Put));

    /// <summary>A price or a size: blank for none, else finite and not negative.</summary>
    public static double? Amount(TableColumn column, string where)
    {
        if (column.TextOrNull() is not { } text) return null;
        double value = column.Number();
        return value >= 0 ? value : throw Refusal(column, text, where, "below zero; zero or more is allowed, and a blank cell for none");
    }

    public static double Positive(TableColumn column, string where)
    {
        double value = column.Number();
        return value > 0 ? value : throw Refusal(column, column.Text(), where, "not allowed; it must be above zero");
    }

    static InputException Refusal(TableColumn column, string text, string where, string finding) =>
        new(where, $"{Excerpt.Quote(text)} in {Excerpt.Quote(column.Name)} is {finding}");
}
