namespace MonteCarloRisk.MarketData.Tests;

/// <summary>Folders of the repository, found from where the tests run.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The real data beside the repository; the test is skipped where it is absent.</summary>
    public static string SharedData(string path)
    {
        string folder = Path.Combine(Root, "..", "shared", "data");
        Assert.SkipUnless(Directory.Exists(folder), $"The folder of real data, {folder}, is absent.");
        return Path.Combine(folder, path);
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
