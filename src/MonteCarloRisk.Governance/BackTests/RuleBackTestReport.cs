using System.Text;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Governance.Documents;
using MonteCarloRisk.Governance.Files;
using MonteCarloRisk.Governance.Markdown;
using MonteCarloRisk.Margin.BackTests;

namespace MonteCarloRisk.Governance.BackTests;

/// <summary>The report of a walk of margin rules: a page with a chart an asset, its tables in Markdown, and a file for programs.</summary>
public static class RuleBackTestReport
{
    /// <summary>The page.</summary>
    public const string PageFile = "margins.html";

    /// <summary>The tables.</summary>
    public const string MarkdownFile = "margins.md";

    /// <summary>Everything, window by window.</summary>
    public const string DocumentFile = "margins.json";

    /// <summary>Writes the files into a folder, which is made where it does not exist. They are put in place together or not at all.</summary>
    /// <param name="test">The walk.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="reproduceCommand">The command that makes the same walk.</param>
    /// <exception cref="InputException">The folder cannot be written to, or something is in the way.</exception>
    /// <exception cref="IOException">A file could not be written.</exception>
    public static void Write(RuleBackTest test, string folder, string reproduceCommand) => FileSet.Write(folder,
    [
        (DocumentFile, Document(test, reproduceCommand)),
        (MarkdownFile, Encoding.UTF8.GetBytes(Text(test, reproduceCommand))),
        (PageFile, Encoding.UTF8.GetBytes(RuleBackTestPage.Of(test, reproduceCommand))),
    ]);

    /// <summary>Refuses a folder that a report could not be written into, before any work is done; leaves everything as it is.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">It cannot be written to, or something is in the way.</exception>
    public static void CheckFolder(string folder) => FileSet.Check(folder, [DocumentFile, MarkdownFile, PageFile]);

    /// <summary>The text of <see cref="DocumentFile"/>.</summary>
    /// <param name="test">The walk.</param>
    /// <param name="reproduceCommand">The command that makes the same walk.</param>
    public static string DocumentText(RuleBackTest test, string reproduceCommand) => Encoding.UTF8.GetString(Document(test, reproduceCommand));

    static byte[] Document(RuleBackTest test, string reproduceCommand) => DocumentFormat.Write(new RuleBackTestDocument(DocumentFormat.SchemaVersion, reproduceCommand, test));

    static string Text(RuleBackTest test, string reproduceCommand) =>
        $"{RuleBackTestPage.Explanation(test)}\n\nMade by `{reproduceCommand}`.\n\n## All assets together\n\n{MarkdownText.Table(RuleBackTestTable.Pooled(test))}\n{RuleBackTestPage.Reading}\n\n"
        + $"## By asset\n\n{MarkdownText.Table(RuleBackTestTable.ByAsset(test))}\n## Exceptions\n\n{MarkdownText.Table(RuleBackTestTable.Exceptions(test))}";

    sealed record RuleBackTestDocument(int SchemaVersion, string ReproduceCommand, RuleBackTest BackTest);
}
