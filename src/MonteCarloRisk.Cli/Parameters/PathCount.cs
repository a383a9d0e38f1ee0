using System.CommandLine.Parsing;
using System.Globalization;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>A number of paths as people write it: 1000000, 1_000_000 or 1e6.</summary>
static class PathCount
{
    public static long? Parse(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (TryParse(text, out long paths)) return paths;
        argument.AddError($"{argument.Argument.Name}: {text} is not allowed; a number of paths is from 1 to 2^48 = {SimulationSettings.MaximumPaths}, such as 1000000, 1_000_000 or 1e6");
        return null;
    }

    public static bool TryParse(string text, out long paths)
    {
        const NumberStyles Form = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        bool isCount = decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal), Form, CultureInfo.InvariantCulture, out decimal count)
            && count == decimal.Truncate(count)
            && count is >= 1 and <= SimulationSettings.MaximumPaths;
        paths = isCount ? (long)count : 0;
        return isCount;
    }
}
