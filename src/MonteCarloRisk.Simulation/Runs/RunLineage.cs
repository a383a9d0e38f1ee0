using System.Reflection;

namespace MonteCarloRisk.Simulation.Runs;

/// <summary>Where a run came from.</summary>
/// <param name="Command">The command that asked for it, or what it is for.</param>
/// <param name="Data">The data files behind its plan.</param>
public sealed record RunLineage(string Command, IReadOnlyList<DataFile> Data)
{
    /// <summary>Version of this code, as built.</summary>
    public static string CodeVersion { get; } =
        typeof(RunLineage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
