using System.Text.RegularExpressions;

namespace MonteCarloRisk.Architecture.Files;

/// <summary>Rules of the text of files; each gives its violations.</summary>
static partial class TextRules
{
    /// <summary>Lines from which on a source file is too long to be read at a sitting.</summary>
    public const int MaximumLines = 400;

    static readonly string[] Silences = ["#pragma warning disable", "<NoWarn>", "SuppressMessage", "<GenerateDocumentationFile>false"];

    public static IEnumerable<string> LongSources(IEnumerable<TextFile> files) =>
        from file in files
        where IsSource(file)
        let lines = file.Text.AsSpan().Count('\n')
        where lines >= MaximumLines
        select $"{file.Path} has {lines} lines; fewer than {MaximumLines} are allowed";

    public static IEnumerable<string> AbsolutePaths(IEnumerable<TextFile> files) =>
        from file in files
        from Match match in AbsolutePath().Matches(file.Text)
        select $"{file.Path} names {match.Value.Trim()}";

    /// <summary>The compiler demands a comment on every public member of the product, as long as nobody tells it not to.</summary>
    public static IEnumerable<string> SilencedWarnings(IEnumerable<TextFile> files) =>
        from file in files
        where file.Path.StartsWith("src/", StringComparison.Ordinal) || file.Path.StartsWith("kernels/", StringComparison.Ordinal)
        from silence in Silences
        where file.Text.Contains(silence, StringComparison.Ordinal)
        select $"{file.Path} has {silence}";

    /// <summary>
    /// Stages of a path carry no inlining attribute, so that the CPU's compiler leaves large ones as calls and the device's compiler inlines
    /// all. Only the memories may keep their loops over a lane's paths out of line: they are host code.
    /// </summary>
    public static IEnumerable<string> StagesOutOfLine(IEnumerable<TextFile> files) =>
        from file in files
        where IsSource(file) && file.Path.StartsWith("kernels/", StringComparison.Ordinal) && !file.Path.Contains("/Memory/", StringComparison.Ordinal)
        where file.Text.Contains("MethodImplOptions.NoInlining", StringComparison.Ordinal)
        select $"{file.Path} forbids inlining";

    public static IEnumerable<string> DeadLinks(IEnumerable<TextFile> files, Func<string, bool> exists) =>
        from file in files
        where file.Path.EndsWith(".md", StringComparison.Ordinal)
        from Match match in Link().Matches(file.Text)
        let target = match.Groups[1].Value
        where !target.Contains("://", StringComparison.Ordinal)
        let path = Path.Combine(Path.GetDirectoryName(file.Path)!, target)
        where !exists(path)
        select $"{file.Path} links to {target}";

    /// <summary>A term has one meaning, and so one row of the glossary.</summary>
    public static IEnumerable<string> RepeatedTerms(TextFile glossary) =>
        from row in glossary.Text.Split('\n')
        where row.StartsWith("| **", StringComparison.Ordinal)
        from Match term in Term().Matches(row)
        group row by term.Groups[1].Value.ToUpperInvariant() into rows
        where rows.Count() > 1
        select $"{glossary.Path} has {rows.Key} in {rows.Count()} rows";

    static bool IsSource(TextFile file) => file.Path.EndsWith(".cs", StringComparison.Ordinal);

    // A link to a place within a page is its page's.
    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Term();

    [GeneratedRegex(@"(?<![\w.~/$}])/(?:home|root|work|tmp|mnt|Users)/\w[^\s""'`)]*|(?<!\w)[A-Z]:\\\w[^\s""'`)]*")]
    private static partial Regex AbsolutePath();
}
