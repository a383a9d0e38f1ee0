using System.CommandLine;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>The option that every command has: one JSON document on standard output, and nothing else there.</summary>
static class JsonOption
{
    public static Option<bool> Create() => new("--json") { Description = "Write one JSON document to standard output, and nothing else there." };
}
