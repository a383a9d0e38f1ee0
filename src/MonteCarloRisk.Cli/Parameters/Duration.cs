using System.Globalization;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>A time as people write it: 90, 30s, 10m, 2h or 7d; without a unit it is in seconds.</summary>
static class Duration
{
    const NumberStyles Form = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The time in seconds; it may be anything that a number may be.</summary>
    public static bool TryParse(string text, out double seconds)
    {
        double unit = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => 0 };
        bool isNumber = double.TryParse(unit > 0 ? text[..^1] : text, Form, CultureInfo.InvariantCulture, out double number);
        seconds = number * (unit > 0 ? unit : 1);
        return isNumber;
    }
}
