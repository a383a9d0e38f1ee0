using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>The options that replace what a market file says of its simulation.</summary>
sealed class SimulationParameters
{
    readonly Option<long?> paths = new("--paths")
    {
        Description = "Number of paths, 1 to 1e11; by default the market file's.",
        HelpName = "N",
        CustomParser = PathCount.Parse,
    };

    readonly Option<double?> standardError = new("--standard-error")
    {
        Description = "Stop once the standard error of the protocol's insolvency probability is at or below this, instead of after a number of paths.",
        HelpName = "X",
        CustomParser = argument => ParseNumber(argument, Lengths.IsStandardError, Lengths.StandardErrors),
    };

    readonly Option<double?> relativeError = new("--relative-error")
    {
        Description = "Stop once that standard error is at or below this fraction of the probability, such as 0.01.",
        HelpName = "X",
        CustomParser = argument => ParseNumber(argument, Lengths.IsRelativeError, Lengths.RelativeErrors),
    };

    readonly Option<double?> timeBudget = new("--time-budget")
    {
        Description = "Stop after this time: seconds, or with a unit as in 30s, 10m or 2h.",
        HelpName = "TIME",
        CustomParser = ParseTime,
    };

    readonly Option<long?> maximumPaths = new("--maximum-paths")
    {
        Description = "The most paths that such a rule may take; by default the market file's, or 1e10.",
        HelpName = "N",
        CustomParser = PathCount.ParseMost,
    };

    readonly Option<ulong?> seed = new("--seed")
    {
        Description = "Seed of the random numbers, an unsigned 64-bit number; by default the market file's.",
        HelpName = "S",
        CustomParser = Seed.Parse,
    };

    readonly Option<Precision?> precision = new("--precision")
    {
        Description = "Precision of the path arithmetic; by default the market file's.",
        HelpName = "single|double",
        CustomParser = ParsePrecision,
    };

    public void AddTo(Command command)
    {
        command.Add(paths);
        command.Add(standardError);
        command.Add(relativeError);
        command.Add(timeBudget);
        command.Add(maximumPaths);
        command.Add(seed);
        command.Add(precision);
    }

    /// <summary>Refuses options that contradict one another, whatever a market file says.</summary>
    /// <exception cref="InputException">They do.</exception>
    public void Check(ParseResult parsed)
    {
        string[] given = [.. new Option[] { paths, standardError, relativeError, timeBudget }.Where(option => parsed.GetResult(option) is not null).Select(option => option.Name)];
        if (given.Length > 1) throw new InputException(string.Join(" and ", given), "exactly one of --paths, --standard-error, --relative-error and --time-budget is allowed");
        if (parsed.GetValue(paths) is not null && parsed.GetValue(maximumPaths) is not null)
            throw new InputException(maximumPaths.Name, "this is the most that a stopping rule may take; with --paths it has no meaning");
    }

    /// <summary>The settings with what the options replace of them.</summary>
    /// <exception cref="InputException">A most is given, and no rule that it could bound.</exception>
    public SimulationSettings Replace(SimulationSettings settings, ParseResult parsed)
    {
        StoppingRule stopping = Rule(parsed) ?? settings.Stopping;
        long? most = parsed.GetValue(maximumPaths);
        if (most is not null && stopping == StoppingRule.AllPaths)
            throw new InputException(maximumPaths.Name, "this is the most that a stopping rule may take, and the market file names a number of paths; add --standard-error, --relative-error or --time-budget");
        long usual = stopping != StoppingRule.AllPaths && settings.Stopping == StoppingRule.AllPaths ? StoppingRule.UsualMaximumPaths : settings.Paths;
        return settings with
        {
            Paths = parsed.GetValue(paths) ?? most ?? usual,
            Seed = parsed.GetValue(seed) ?? settings.Seed,
            Precision = parsed.GetValue(precision) ?? settings.Precision,
            Stopping = stopping,
        };
    }

    /// <summary>The options as they were written; those not given are left out.</summary>
    public string Text(ParseResult parsed) => Written(parsed, [paths, standardError, relativeError, timeBudget, maximumPaths, seed, precision]);

    /// <summary>The options as they were written, with a number of paths in place of a rule.</summary>
    public string Text(ParseResult parsed, long reached) => string.Create(CultureInfo.InvariantCulture, $" {paths.Name} {reached}{Written(parsed, [seed, precision])}");

    static string Written(ParseResult parsed, IEnumerable<Option> options) =>
        string.Concat(options.Select(option => parsed.GetResult(option)?.Tokens is [{ } token] ? $" {option.Name} {token.Value}" : ""));

    StoppingRule? Rule(ParseResult parsed)
    {
        if (parsed.GetValue(paths) is not null) return StoppingRule.AllPaths;
        if (parsed.GetValue(standardError) is { } size) return new StoppingRule.AbsoluteError(size);
        if (parsed.GetValue(relativeError) is { } fraction) return new StoppingRule.RelativeError(fraction);
        return parsed.GetValue(timeBudget) is { } seconds ? new StoppingRule.TimeBudget(TimeSpan.FromSeconds(seconds)) : null;
    }

    static double? ParseNumber(ArgumentResult argument, Func<double, bool> isAllowed, string allowed)
    {
        string text = argument.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && isAllowed(value)) return value;
        argument.AddError($"{argument.Argument.Name}: {text} is not allowed; {allowed}");
        return null;
    }

    static double? ParseTime(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (Duration.TryParse(text, out double seconds) && Lengths.IsTimeBudget(seconds)) return seconds;
        argument.AddError($"--time-budget: {text} is not allowed; {Lengths.TimeBudgets}, such as 90, 30s, 10m or 2h");
        return null;
    }

    static Precision? ParsePrecision(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        switch (text)
        {
            case "single": return Precision.Single;
            case "double": return Precision.Double;
            default:
                argument.AddError($"--precision: {text} is not allowed; single or double is");
                return null;
        }
    }
}
