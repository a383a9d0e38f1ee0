using System.CommandLine.Parsing;
using System.Globalization;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>A number of paths as people write it: 1000000, 1_000_000 or 1e6.</summary>
static class PathCount
{
    /// <summary>Paths that are run to the last.</summary>
    public static long? Parse(ArgumentResult argument) => Parse(argument, Lengths.MostPaths, Lengths.PathCounts);

    /// <summary>The most paths of a rule that stops them.</summary>
    public static long? ParseMost(ArgumentResult argument) => Parse(argument, SimulationSettings.MaximumPaths, Lengths.MaximumPathCounts);

    static long? Parse(ArgumentResult argument, long most, string allowed)
    {
        string text = argument.Tokens[0].Value;
        if (TryParse(text, out long paths) && paths <= most) return paths;
        argument.AddError($"{argument.Argument.Name}: {text} is not allowed; {allowed}; it is written as 1000000, 1_000_000 or 1e6");
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
