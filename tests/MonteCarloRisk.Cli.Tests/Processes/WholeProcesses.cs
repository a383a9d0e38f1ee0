namespace MonteCarloRisk.Cli.Tests.Processes;

/// <summary>Tests of whole processes, whose timing others would disturb.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeProcesses
{
    public const string Name = "processes";
}
