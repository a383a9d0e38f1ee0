using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>The options that replace what a market file says of its simulation.</summary>
sealed class SimulationParameters
{
    readonly Option<long?> paths = new("--paths")
    {
        Description = "Number of paths, 1 to 2^48; by default the market file's.",
        HelpName = "N",
        CustomParser = PathCount.Parse,
    };

    readonly Option<ulong?> seed = new("--seed")
    {
        Description = "Seed of the random numbers, an unsigned 64-bit number; by default the market file's.",
        HelpName = "S",
        CustomParser = ParseSeed,
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
        command.Add(seed);
        command.Add(precision);
    }

    public SimulationSettings Replace(SimulationSettings settings, ParseResult parsed) => settings with
    {
        Paths = parsed.GetValue(paths) ?? settings.Paths,
        Seed = parsed.GetValue(seed) ?? settings.Seed,
        Precision = parsed.GetValue(precision) ?? settings.Precision,
    };

    /// <summary>The options as they would be written again; those not given are left out.</summary>
    public string Text(ParseResult parsed) => string.Concat(
        parsed.GetValue(paths) is { } count ? string.Create(CultureInfo.InvariantCulture, $" --paths {count}") : "",
        parsed.GetValue(seed) is { } number ? string.Create(CultureInfo.InvariantCulture, $" --seed {number}") : "",
        parsed.GetValue(precision) is { } chosen ? chosen == Precision.Single ? " --precision single" : " --precision double" : "");

    static ulong? ParseSeed(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value)) return value;
        argument.AddError($"--seed: {text} is not allowed; a seed is a whole number from 0 to {ulong.MaxValue}");
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
