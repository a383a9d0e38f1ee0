using System.Text;
using System.Text.Json;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Governance.Documents;
using MonteCarloRisk.Governance.Files;
using MonteCarloRisk.Governance.Html;
using MonteCarloRisk.Governance.Markdown;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance;

/// <summary>The report of a calibration: a page for people, its short form in Markdown, the findings in the data as a table, and two files for programs.</summary>
public static class CalibrationReport
{
    /// <summary>The page: self-contained, with charts.</summary>
    public const string PageFile = "report.html";

    /// <summary>The short form, without charts.</summary>
    public const string MarkdownFile = "report.md";

    /// <summary>The parameters in force and recommended.</summary>
    public const string ParametersFile = "parameters.json";

    /// <summary>Every finding in the data and what was done.</summary>
    public const string FindingsFile = "findings.csv";

    /// <summary>Everything that was used and found.</summary>
    public const string RunFile = "run.json";

    /// <summary>
    /// Writes the five files into a folder, which is made where it does not exist. They are put in place together or not at all.
    /// What differs from machine to machine (backends, seconds, the command) stands in the block "This run" of the page and of the Markdown, and in run.json.
    /// </summary>
    /// <param name="calibration">What the calibration found.</param>
    /// <param name="folder">The folder to write into.</param>
    /// <param name="reproduceCommand">The command that makes the same calibration.</param>
    /// <exception cref="InputException">The folder cannot be written to, or something is in the way.</exception>
    /// <exception cref="IOException">A file could not be written.</exception>
    public static void Write(MarketCalibration calibration, string folder, string reproduceCommand)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(reproduceCommand);
        FileSet.Write(folder,
        [
            (PageFile, Encoding.UTF8.GetBytes(ReportPage.Of(calibration, reproduceCommand))),
            (MarkdownFile, Encoding.UTF8.GetBytes(MarkdownReport.Of(calibration, reproduceCommand))),
            (FindingsFile, FindingsDocument.Of(calibration.Market.Data.Findings)),
            (ParametersFile, DocumentFormat.Write(ParametersDocument.Of(calibration))),
            (RunFile, DocumentFormat.Write(RunDocument.Of(calibration, reproduceCommand))),
        ]);
    }

    /// <summary>Refuses a folder that a report could not be written into, before any work is done; leaves everything as it is.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">It cannot be written to, or something is in the way.</exception>
    public static void CheckFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        FileSet.Check(folder, [PageFile, MarkdownFile, FindingsFile, ParametersFile, RunFile]);
    }

    /// <summary>The text of <see cref="RunFile"/>.</summary>
    /// <param name="calibration">What the calibration found.</param>
    /// <param name="reproduceCommand">The command that makes the same calibration.</param>
    public static string RunDocumentText(MarketCalibration calibration, string reproduceCommand) =>
        Encoding.UTF8.GetString(DocumentFormat.Write(RunDocument.Of(calibration, reproduceCommand)));

    /// <summary>Reads a calibration and the command that makes it from a folder that <see cref="Write"/> wrote.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">There is no run.json that can be used.</exception>
    public static (MarketCalibration Calibration, string ReproduceCommand) Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string file = Path.Combine(folder, RunFile);
        try
        {
            RunDocument document = JsonSerializer.Deserialize<RunDocument>(File.ReadAllBytes(file), DocumentFormat.Options)
                ?? throw new InputException(file, "is null; a run is an object");
            return document.SchemaVersion == DocumentFormat.SchemaVersion
                ? (document.ToCalibration(), document.ReproduceCommand)
                : throw new InputException(file, $"schemaVersion is {document.SchemaVersion}; this version reads {DocumentFormat.SchemaVersion}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            throw new InputException(file, $"cannot be read as a run: {exception.Message}");
        }
    }
}
