using System.Globalization;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cleaning.Policies;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Days;

/// <summary>
/// A close that is <see cref="Factor"/> times that of the row before, or a part of it as small: another unit, another token under the ticker, a
/// redenomination, or a collapse; prices alone do not tell which. Where days are missing between the two no return is computed, and the jump is listed;
/// where none are, the file is refused until its market file says what it is.
/// </summary>
static class LevelJump
{
    public const string Rule = "level jump";

    /// <summary>Tokens have fallen by more in a day, and hardly ever risen by it; units differ by a power of ten.</summary>
    public const double Factor = 10;

    /// <summary>How near to a power of ten a jump is said to be one.</summary>
    const double NearPower = 0.1;

    /// <summary>The days on which no return ends, with those of jumps that the policy cuts.</summary>
    /// <exception cref="InputException">There is a jump, and no policy says what it is.</exception>
    public static IReadOnlySet<DateOnly> Breaks(CandleSeries days, DaySeries context)
    {
        var breaks = new HashSet<DateOnly>(context.Breaks);
        for (int i = 1; i < days.Candles.Count; i++)
        {
            Candle before = days.Candles[i - 1], after = days.Candles[i];
            DateOnly day = DateOnly.FromDateTime(after.Start);
            double ratio = after.Close / before.Close;
            if ((ratio < Factor && ratio > 1 / Factor) || context.Breaks.Contains(day))
                continue;
            string what = string.Create(CultureInfo.InvariantCulture, $"{before.Close} on {before.Start:yyyy-MM-dd}, {after.Close} on {after.Start:yyyy-MM-dd}: {Size(ratio)}");
            if (after.Start - before.Start != TimeSpan.FromDays(1))
            {
                context.Ledger.Add(after, Rule, $"{what}, across a gap; another token or unit?", "no return is computed across");
                continue;
            }

            switch (context.Policy.LevelJumps)
            {
                case LevelJumps.Refuse:
                    throw context.Ledger.Refusal(
                        after.Line,
                        $"{what}; \"switches\" of the asset says that the ticker or the unit changes, or {Ledger.Unless("levelJumps", "keep", "cut")}");
                case LevelJumps.Keep:
                    context.Ledger.Add(after, Rule, what, "kept: the market file says that the price moved");
                    break;
                default:
                    context.Ledger.Add(after, Rule, what, "no return is computed across");
                    breaks.Add(day);
                    break;
            }
        }

        return breaks;
    }

    static string Size(double ratio)
    {
        double factor = Math.Max(ratio, 1 / ratio);
        double power = Math.Round(Math.Log10(factor));
        string near = Math.Abs(factor / Math.Pow(10, power) - 1) <= NearPower ? ", nearly a power of ten" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{(ratio > 1 ? "up" : "down")} by a factor of {factor:0.#}{near}");
    }
}
