namespace MonteCarloRisk.Architecture;

/// <summary>A text file of the repository.</summary>
/// <param name="Path">Its path from the root, with forward slashes.</param>
/// <param name="Text">What it holds.</param>
sealed record TextFile(string Path, string Text);

/// <summary>The repository that the tests were built from.</summary>
static class Repository
{
    static readonly string[] Folders = [".ci", "kernels", "src", "tests", "benchmarks", "docs"];
    static readonly string[] TextExtensions = ["", ".cs", ".csproj", ".props", ".targets", ".json", ".md", ".sln", ".css", ".py", ".c", ".yml", ".runsettings"];

    public static string Root { get; } = FindRoot();

    /// <summary>The text files under version control; what a build or a run leaves behind is passed over.</summary>
    public static IReadOnlyList<TextFile> TextFiles { get; } =
    [
        .. Directory.EnumerateFiles(Root)
            .Concat(Folders.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
            .Where(path => TextExtensions.Contains(Path.GetExtension(path)))
            .Select(path => (Full: path, Relative: Path.GetRelativePath(Root, path).Replace('\\', '/')))
            .Where(path => !path.Relative.Split('/').Any(part => part is "bin" or "obj" or "TestResults" or "BenchmarkDotNet.Artifacts"))
            .OrderBy(path => path.Relative, StringComparer.Ordinal)
            .Select(path => new TextFile(path.Relative, System.IO.File.ReadAllText(path.Full))),
    ];

    public static IReadOnlyList<ProjectFile> ProjectFiles { get; } =
        [.. TextFiles.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).Select(ProjectFile.Parse)];

    public static TextFile File(string path) => TextFiles.Single(file => file.Path == path);

    static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "MonteCarloRisk.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("MonteCarloRisk.sln is in no folder above the tests.");
    }
}
