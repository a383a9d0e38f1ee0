using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>The option that bounds the threads of the CPU.</summary>
static class ThreadsOption
{
    const int Most = 1024;

    public static Option<int?> Create() => new("--threads")
    {
        Description = "Threads of the CPU backends; by default every thread of the machine.",
        HelpName = "N",
        CustomParser = Parse,
    };

    static int? Parse(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= Most) return value;
        argument.AddError($"--threads: {text} is not allowed; 1 to {Most} threads are");
        return null;
    }
}
