using System.CommandLine.Parsing;
using System.Globalization;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>The seed of random numbers: a whole number of 64 bits.</summary>
static class Seed
{
    public static ulong? Parse(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value)) return value;
        argument.AddError($"--seed: {text} is not allowed; a seed is a whole number from 0 to {ulong.MaxValue}");
        return null;
    }
}
