using System.Globalization;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.MarketData.OptionChains;

/// <summary>Reads single cells of an option chain; what cannot be read is refused with its place.</summary>
static class ChainCell
{
    // Between these years lie all listed options on coins; a time beyond is a mistake of the column.
    const int FirstYear = 2016;
    const int LastYear = 2100;

    static readonly string[] TimeForms =
    [
        .. from separator in new[] { "T", " " }
           from fraction in new[] { "", ".FFFFFFF" }
           select $"yyyy-MM-dd'{separator}'HH:mm:ss{fraction}K",
    ];

    public static DateTime Time(string text, string column, string where)
    {
        if (!DateTime.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time)
            || time.Year is < FirstYear or > LastYear)
        {
            throw new InputException(where, $"{column}: {Excerpt.Quote(text)} is no time; an ISO date-time such as 2026-03-27T08:00:00+00:00 within {FirstYear} to {LastYear} is allowed, without an offset in UTC");
        }

        return time;
    }

    public static OptionRight Right(string text, string where) => text.ToUpperInvariant() switch
    {
        "CALL" or "C" => OptionRight.Call,
        "PUT" or "P" => OptionRight.Put,
        _ => throw new InputException(where, $"option_type: {Excerpt.Quote(text)} is not allowed; call or put is"),
    };

    /// <summary>A price or a size: blank for none, else finite and not negative.</summary>
    public static double? Amount(string text, string column, string where)
    {
        if (text.Length == 0) return null;
        double value = Number(text, column, where);
        return value >= 0 ? value : throw new InputException(where, $"{column}: {Excerpt.Quote(text)} is below zero; zero or more is allowed, and a blank cell for none");
    }

    public static double Positive(string text, string column, string where)
    {
        double value = Number(text, column, where);
        return value > 0 ? value : throw new InputException(where, $"{column}: {Excerpt.Quote(text)} is not allowed; it must be above zero");
    }

    static double Number(string text, string column, string where) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new InputException(where, $"{column}: {Excerpt.Quote(text)} is no finite number; a number with a decimal point and no thousands separators is allowed");
}
