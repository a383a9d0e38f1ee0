using System.CommandLine;
using System.CommandLine.Parsing;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>The options that choose where the paths run; the numbers are the same everywhere.</summary>
sealed class BackendParameters
{
    const string Example = "cuda:0";

    readonly Option<string> backend = new("--backend")
    {
        Description = "Where the paths run; the numbers are the same everywhere. auto takes every CUDA device and the CPU; cuda, opencl, or one device such as cuda:0, take these, and the CPU where they fail.",
        HelpName = $"{string.Join('|', OpenedBackends.Names)}|{Example}",
        DefaultValueFactory = _ => "auto",
        CustomParser = ParseName,
    };

    readonly Option<int?> threads = ThreadsOption.Create();

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
            argument.AddError($"--backend: {text} is not allowed; {string.Join(", ", OpenedBackends.Names)} are, or one device such as {Example}");
        return text;
    }
}
