using System.Text;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Documents;
using MonteCarloRisk.Governance.Files;

namespace MonteCarloRisk.Governance.Nightly;

/// <summary>A nightly run: its markets, as a table for people and a document for programs.</summary>
/// <param name="Folder">The folder of the markets.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Fault">Why it failed as a whole, in one line; empty where it did not.</param>
/// <param name="Started">When it began.</param>
/// <param name="Finished">When it ended; null while it goes on.</param>
/// <param name="PricePerHour">Price of an hour of a device; null where none was given.</param>
/// <param name="Found">Markets found in the folder.</param>
/// <param name="Markets">Those that were tried so far, in name order.</param>
public sealed record NightlyReport(
    string Folder,
    NightStatus Status,
    string Fault,
    DateTimeOffset Started,
    DateTimeOffset? Finished,
    double? PricePerHour,
    int Found,
    IReadOnlyList<NightlyMarket> Markets)
{
    /// <summary>The document's file.</summary>
    public const string FileName = "nightly.json";

    /// <summary>The document's text.</summary>
    public string Text => Encoding.UTF8.GetString(Document());

    /// <summary>The markets as a table.</summary>
    public ReportTable Table => NightlyTable.Of(this);

    /// <summary>All of it in a few numbers.</summary>
    public NightlyTotals Totals => NightlyTotals.Of(this);

    /// <summary>Refuses a folder that the document could not be written into, before any work is done; leaves everything as it is.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="Domain.InputException">It cannot be written to, or something is in the way.</exception>
    public static void CheckFolder(string folder) => FileSet.Check(folder, [FileName]);

    /// <summary>Puts the document into a folder: whole, or not at all.</summary>
    /// <param name="folder">The folder, which is made where it does not exist.</param>
    /// <exception cref="Domain.InputException">The folder cannot be written to, or something is in the way.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    public void Write(string folder) => FileSet.Write(folder, [(FileName, Document())]);

    private byte[] Document() => DocumentFormat.Write(
        new Members(DocumentFormat.SchemaVersion, Folder, Status, Fault, Started, Finished, PricePerHour, Totals, Markets));

    private sealed record Members(
        int SchemaVersion,
        string Folder,
        NightStatus Status,
        string Fault,
        DateTimeOffset Started,
        DateTimeOffset? Finished,
        double? PricePerHour,
        NightlyTotals Totals,
        IReadOnlyList<NightlyMarket> Markets);
}
