using MonteCarloRisk.Domain;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Files;

namespace MonteCarloRisk.Governance.Stress;

/// <summary>Charts of paths of incidents, one file a path.</summary>
public static class StressReport
{
    /// <summary>Writes the charts into a folder, which is made where it does not exist. They are put in place together or not at all.</summary>
    /// <param name="paths">The paths, of different names.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">The folder cannot be written to, or something is in the way.</exception>
    /// <exception cref="IOException">A file could not be written.</exception>
    public static void Write(IReadOnlyList<StressedPath> paths, string folder)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(folder);
        FileSet.Write(folder, [.. paths.Select(path => ($"{path.Name}.png", StressChart.Png(path)))]);
    }

    /// <summary>Refuses a folder that charts could not be written into, before any work is done; leaves everything as it is.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">It cannot be written to, or something is in the way.</exception>
    public static void CheckFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        FileSet.Check(folder, []);
    }
}
