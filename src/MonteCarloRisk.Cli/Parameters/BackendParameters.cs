using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>The options that choose where the paths run; the numbers are the same everywhere.</summary>
sealed class BackendParameters
{
    const int MostThreads = 1024;

    readonly Option<string> backend = new("--backend")
    {
        Description = "Where the paths run; the numbers are the same everywhere. auto takes every CUDA device and the CPU; cuda, opencl, or one device such as cuda:0, take these, and the CPU where they fail.",
        HelpName = string.Join('|', OpenedBackends.Names),
        DefaultValueFactory = _ => "auto",
        CustomParser = ParseName,
    };

    readonly Option<int?> threads = new("--threads")
    {
        Description = "Threads of the CPU backends; by default every thread of the machine.",
        HelpName = "N",
        CustomParser = ParseThreads,
    };

    public void AddTo(Command command)
    {
        command.Add(backend);
        command.Add(threads);
    }

    public OpenedBackends Open(ParseResult parsed, CancellationToken cancellation) =>
        OpenedBackends.Open(parsed.GetValue(backend)!, parsed.GetValue(threads) ?? Environment.ProcessorCount, WorkerProgram.Named("mcrisk"), cancellation);

    static string ParseName(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (!OpenedBackends.Knows(text))
            argument.AddError($"--backend: {text} is not allowed; {string.Join(", ", OpenedBackends.Names)} are");
        return text;
    }

    static int? ParseThreads(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= MostThreads) return value;
        argument.AddError($"--threads: {text} is not allowed; 1 to {MostThreads} threads are");
        return null;
    }
}
