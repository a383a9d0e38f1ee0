using System.Reflection;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>Which code this is: the version, and the build of what the blocks depend on.</summary>
internal static class CodeVersion
{
    /// <summary>Equal in two processes where they run the same builds of the simulation and the kernels.</summary>
    public static string Current { get; } = $"{Assembly.GetName().Version} {Build(Assembly)} {Build(typeof(IPathProgram).Assembly)}";

    private static Assembly Assembly => typeof(CodeVersion).Assembly;

    private static string Build(Assembly assembly) => assembly.ManifestModule.ModuleVersionId.ToString("n");
}
