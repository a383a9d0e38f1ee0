namespace MonteCarloRisk.Replays.Tests;

/// <summary>The real data beside the repository.</summary>
static class SharedData
{
    /// <summary>Its folder; the test is skipped where it is absent.</summary>
    public static string Folder()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "MonteCarloRisk.sln"))) root = root.Parent;
        string folder = Path.Combine(root?.FullName ?? "", "..", "shared", "data");
        Assert.SkipUnless(Directory.Exists(folder), $"The folder of real data, {folder}, is absent.");
        return folder;
    }
}
