namespace MonteCarloRisk.Cli.Tests;

/// <summary>Folders of the repository, found from where the tests run.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Example(string path) => Path.Combine(Root, "docs", "examples", path);

    /// <summary>A market over the real data beside the repository; the test is skipped where that is absent.</summary>
    public static string RealSeries(string market)
    {
        string folder = Path.Combine(Root, "..", "shared", "data", "daily");
        Assert.SkipUnless(Directory.Exists(folder), $"The folder of real prices, {folder}, is absent.");
        return Example($"real-series/{market}");
    }

    static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MonteCarloRisk.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("MonteCarloRisk.sln is in no folder above the tests.");
    }
}
