using System.Reflection;

namespace MonteCarloRisk.Simulation.Runs;

/// <summary>Where a run came from.</summary>
/// <param name="Command">The command that asked for it, or what it is for.</param>
/// <param name="Data">The data files behind its plan.</param>
/// <param name="Purpose">What it is for among the runs of its command, such as "rules in force"; empty where it is the only one.</param>
public sealed record RunLineage(string Command, IReadOnlyList<DataFile> Data, string Purpose = "")
{
    /// <summary>Version of this code, as built.</summary>
    public static string CodeVersion { get; } =
        typeof(RunLineage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
