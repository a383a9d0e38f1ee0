using System.Globalization;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Numbers;

/// <summary>Numbers as a reader of the report sees them: the same on every machine, with no more digits than they carry.</summary>
static class NumberText
{
    /// <summary>Stands for a number that is not there or not finite.</summary>
    public const string None = "–";

    const int MostDecimals = 15;

    static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Count(long count) => count.ToString("N0", Culture);

    public static string Days(int days) => $"{Count(days)} {(days == 1 ? "day" : "days")}";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", Culture);

    public static string Plain(double value, string format) => double.IsFinite(value) ? value.ToString(format, Culture) : None;

    /// <summary>A fraction as a percentage with two decimals, and two significant digits where it is smaller than that.</summary>
    public static string Percent(double fraction)
    {
        if (!double.IsFinite(fraction))
        {
            return None;
        }

        double percent = 100 * fraction;
        int decimals = percent != 0 && Math.Abs(percent) < 0.1 ? Math.Min(1 - (int)Math.Floor(Math.Log10(Math.Abs(percent))), MostDecimals) : 2;
        return percent.ToString("F" + decimals.ToString(Culture), Culture) + "%";
    }

    /// <summary>Two significant digits with an exponent below one in a hundred; above, as many decimals as tell it from one.</summary>
    public static string Probability(double probability)
    {
        if (!double.IsFinite(probability))
        {
            return None;
        }

        if (probability is <= 0 or >= 1)
        {
            return probability <= 0 ? "0" : "1";
        }

        if (probability < 0.01)
        {
            return probability.ToString("0.0e-0", Culture);
        }

        int decimals = probability < 0.1 ? 4 : Math.Clamp((int)Math.Ceiling(-Math.Log10(1 - probability)) + 1, 3, 12);
        return probability.ToString("F" + decimals.ToString(Culture), Culture);
    }

    /// <summary>Money with thousands separators: whole units from 1,000, cents from a tenth, fewer digits below.</summary>
    public static string Money(double amount)
    {
        if (!double.IsFinite(amount))
        {
            return None;
        }

        return Math.Abs(amount) switch
        {
            0 => "0",
            >= 1e15 or < 1e-3 => amount.ToString("0.00e-0", Culture),
            >= 1000 => amount.ToString("N0", Culture),
            >= 0.1 => amount.ToString("N2", Culture),
            _ => amount.ToString("0.0000", Culture),
        };
    }

    /// <summary>A price with cents from 1 on, so that it can be compared with the data; six decimals below.</summary>
    public static string Price(double price) => !double.IsFinite(price) ? None : price.ToString(price >= 1 ? "N2" : "0.######", Culture);

    /// <summary>A chosen probability, such as a target: no more digits than were chosen.</summary>
    public static string Target(double probability) => Plain(probability, probability < 0.01 ? "0.####e-0" : "0.######");

    /// <summary>A chosen fraction, such as a confidence level, without needless decimals.</summary>
    public static string Level(double fraction) => Plain(Math.Round(100 * fraction, 10), "0.######") + "%";

    public static string Percent(ConfidenceInterval interval) => Bracket(interval, Percent);

    public static string Probability(ConfidenceInterval interval) => Bracket(interval, Probability);

    public static string Money(ConfidenceInterval interval) => Bracket(interval, Money);

    /// <summary>A value with its interval, such as "3.2e-4 [2.9e-4, 3.6e-4]".</summary>
    public static string Probability(Estimate estimate) => $"{Probability(estimate.Value)} {Probability(estimate.Interval)}";

    /// <summary>A value with its interval, such as "1,234 [1,100, 1,380]".</summary>
    public static string Money(Estimate estimate) => $"{Money(estimate.Value)} {Money(estimate.Interval)}";

    static string Bracket(ConfidenceInterval interval, Func<double, string> text) => $"[{text(interval.Lower)}, {text(interval.Upper)}]";
}
