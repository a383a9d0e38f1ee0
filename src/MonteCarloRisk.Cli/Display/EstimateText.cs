using System.Globalization;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Cli.Display;

/// <summary>An estimate in few letters, with two digits of its standard error.</summary>
static class EstimateText
{
    /// <summary>Below it numbers take an exponent.</summary>
    const double SmallestPlain = 0.01;

    /// <summary>A mean of which no path had a value.</summary>
    const string NoHit = "0, no hit";

    /// <summary>Value and standard error, such as "8.9e-4 ± 2.9e-5"; the interval where a standard error of zero is no certainty, as of a probability without hits.</summary>
    public static string WithError(Estimate estimate) => estimate.StandardError switch
    {
        0 when estimate.Interval.Upper > estimate.Interval.Lower => WithInterval(estimate),
        double error when double.IsFinite(error) => $"{Number(estimate.Value, error)} ± {Number(error, error)}",
        _ => NoHit,
    };

    /// <summary>Value and interval, such as "10.451 [10.421, 10.480]".</summary>
    public static string WithInterval(Estimate estimate)
    {
        if (!double.IsFinite(estimate.Interval.Upper)) return NoHit;
        double scale = estimate.StandardError > 0 ? estimate.StandardError : (estimate.Interval.Upper - estimate.Interval.Lower) / 4;
        return $"{Number(estimate.Value, scale)} [{Number(estimate.Interval.Lower, scale)}, {Number(estimate.Interval.Upper, scale)}]";
    }

    /// <summary>A number with the digits that an error of some size leaves it.</summary>
    static string Number(double value, double scale)
    {
        if (value == 0) return "0";
        int power = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        int last = scale > 0 ? (int)Math.Floor(Math.Log10(scale)) - 1 : power - 3;
        if (Math.Abs(value) < SmallestPlain)
            return value.ToString($"0.{new string('0', Math.Clamp(power - last, 1, 6))}e-0", CultureInfo.InvariantCulture);
        return value.ToString($"N{Math.Clamp(-last, 0, 12)}", CultureInfo.InvariantCulture);
    }
}
