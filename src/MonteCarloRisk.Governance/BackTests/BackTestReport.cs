using System.Text;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Governance.Documents;
using MonteCarloRisk.Governance.Files;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Governance.BackTests;

/// <summary>The report of a back-test: a page with a chart an asset, its tables in Markdown, and a file for programs.</summary>
public static class BackTestReport
{
    /// <summary>The page.</summary>
    public const string PageFile = "backtest.html";

    /// <summary>The tables.</summary>
    public const string MarkdownFile = "backtest.md";

    /// <summary>Everything but the days without exceptions.</summary>
    public const string DocumentFile = "backtest.json";

    /// <summary>Writes the files into a folder, which is made where it does not exist. They are put in place together or not at all.</summary>
    /// <param name="test">The back-test.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="reproduceCommand">The command that makes the same back-test.</param>
    /// <exception cref="InputException">The folder cannot be written to, or something is in the way.</exception>
    /// <exception cref="IOException">A file could not be written.</exception>
    public static void Write(MarketBackTest test, string folder, string reproduceCommand)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(folder);
        FileSet.Write(folder,
        [
            (DocumentFile, DocumentFormat.Write(BackTestDocument.Of(test, reproduceCommand))),
            (MarkdownFile, Encoding.UTF8.GetBytes(MarkdownText(test, reproduceCommand))),
            (PageFile, Encoding.UTF8.GetBytes(BackTestPage.Of(test, reproduceCommand))),
        ]);
    }

    /// <summary>Refuses a folder that a report could not be written into, before any work is done; leaves everything as it is.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">It cannot be written to, or something is in the way.</exception>
    public static void CheckFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        FileSet.Check(folder, [DocumentFile, MarkdownFile, PageFile]);
    }

    /// <summary>The text of <see cref="DocumentFile"/>.</summary>
    /// <param name="test">The back-test.</param>
    /// <param name="reproduceCommand">The command that makes the same back-test.</param>
    public static string DocumentText(MarketBackTest test, string reproduceCommand) => Encoding.UTF8.GetString(DocumentFormat.Write(BackTestDocument.Of(test, reproduceCommand)));

    static string MarkdownText(MarketBackTest test, string reproduceCommand) =>
        $"Made by `{reproduceCommand}`.\n\n## By model\n\n{Markdown.MarkdownText.Table(BackTestTable.Passes(test))}\n## By asset\n\n{Markdown.MarkdownText.Table(BackTestTable.Tests(test))}\n## Forecasts of the variance\n\n{Markdown.MarkdownText.Table(BackTestTable.Scores(test))}";
}
