using System.Globalization;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.OptionChains;

/// <summary>What the exchange's name of an inverse option says: COIN-DMMMYY-STRIKE-C or -P, expiring at 08:00 UTC of that day.</summary>
/// <param name="Asset">The coin.</param>
/// <param name="Expiry">When it expires, UTC.</param>
/// <param name="Strike">Strike in dollars.</param>
/// <param name="Right">Call or put.</param>
readonly record struct InstrumentName(string Asset, DateTime Expiry, double Strike, OptionRight Right)
{
    const string Form = "an inverse option is named COIN-DMMMYY-STRIKE-C or -P, such as BTC-27MAR26-80000-P";

    const int ExpiryHour = 8;

    public static InstrumentName Read(string text, string where)
    {
        string[] parts = text.Split('-');
        if (parts.Length != 4) throw new InputException(where, $"{Excerpt.Quote(text)} is no option; {Form}");
        if (parts[0].Contains('_', StringComparison.Ordinal))
            throw new InputException(where, $"{Excerpt.Quote(text)} is a linear option, its premium in dollars; {Form}");
        if (parts[0].Length == 0 || !parts[0].All(char.IsAsciiLetterOrDigit)) throw new InputException(where, $"{Excerpt.Quote(parts[0])} is no coin; {Form}");
        if (!DateTime.TryParseExact(parts[1], "dMMMyy", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime day))
            throw new InputException(where, $"{Excerpt.Quote(parts[1])} is no day of expiry; {Form}");
        if (!parts[2].All(letter => char.IsAsciiDigit(letter) || letter == '.') || !NumberText.TryRead(parts[2], NumberForm.Plain, out double strike) || strike <= 0)
            throw new InputException(where, $"{Excerpt.Quote(parts[2])} is no strike; {Form}");
        OptionRight right = parts[3] switch
        {
            "C" => OptionRight.Call,
            "P" => OptionRight.Put,
            _ => throw new InputException(where, $"{Excerpt.Quote(parts[3])} is neither C nor P; {Form}"),
        };
        return new InstrumentName(parts[0], day.AddHours(ExpiryHour), strike, right);
    }
}
