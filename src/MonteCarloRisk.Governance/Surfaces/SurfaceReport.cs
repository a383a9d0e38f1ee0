using System.Globalization;
using System.Text;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Surfaces;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Documents;
using MonteCarloRisk.Governance.Files;

namespace MonteCarloRisk.Governance.Surfaces;

/// <summary>The report of fitted option surfaces: one file for programs, and a chart a surface.</summary>
public static class SurfaceReport
{
    /// <summary>Everything that was used and found.</summary>
    public const string DocumentFile = "surface.json";

    /// <summary>The chart's file of a surface.</summary>
    /// <param name="surface">The surface.</param>
    public static string ChartFile(SurfaceFit surface)
    {
        ArgumentNullException.ThrowIfNull(surface);
        return string.Create(CultureInfo.InvariantCulture, $"surface-{surface.Asset.ToLowerInvariant()}-{surface.SnapshotTime:yyyyMMdd'T'HHmmss'Z'}.png");
    }

    /// <summary>Writes the files into a folder, which is made where it does not exist. They are put in place together or not at all.</summary>
    /// <param name="surfaces">The surfaces.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="reproduceCommand">The command that makes the same surfaces.</param>
    /// <exception cref="InputException">The folder cannot be written to, or something is in the way.</exception>
    /// <exception cref="IOException">A file could not be written.</exception>
    public static void Write(IReadOnlyList<SurfaceFit> surfaces, string folder, string reproduceCommand)
    {
        ArgumentNullException.ThrowIfNull(surfaces);
        ArgumentNullException.ThrowIfNull(folder);
        FileSet.Write(folder,
        [
            (DocumentFile, Document(surfaces, reproduceCommand)),
            .. surfaces.Select(surface => (ChartFile(surface), SurfaceChart.Png(surface))),
        ]);
    }

    /// <summary>Refuses a folder that a report could not be written into, before any work is done; leaves everything as it is.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">It cannot be written to, or something is in the way.</exception>
    public static void CheckFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        FileSet.Check(folder, [DocumentFile]);
    }

    /// <summary>The text of <see cref="DocumentFile"/>.</summary>
    /// <param name="surfaces">The surfaces.</param>
    /// <param name="reproduceCommand">The command that makes the same surfaces.</param>
    public static string DocumentText(IReadOnlyList<SurfaceFit> surfaces, string reproduceCommand) => Encoding.UTF8.GetString(Document(surfaces, reproduceCommand));

    static byte[] Document(IReadOnlyList<SurfaceFit> surfaces, string reproduceCommand) =>
        DocumentFormat.Write(new SurfaceDocument(DocumentFormat.SchemaVersion, reproduceCommand, surfaces));
}
