namespace MonteCarloRisk.Benchmarks.WholeRuns;

/// <summary>The commands that are measured whole.</summary>
static class BundledExample
{
    private const string Market = "docs/examples/eth-options-vault/market.json";

    // Four correlated assets on thirty days; as many paths as one block holds.
    private const string OneBlock = """
        {
          "model": {
            "type": "gbm",
            "assets": [
              { "name": "ETH", "spot": 3000, "volatility": 0.8, "drift": 0 }, { "name": "BTC", "spot": 90000, "volatility": 0.5, "drift": 0 },
              { "name": "LINK", "spot": 15, "volatility": 1, "drift": 0 }, { "name": "USDC", "spot": 1, "volatility": 0.01, "drift": 0 }
            ],
            "correlation": [[1, 0.8, 0.7, 0], [0.8, 1, 0.6, 0], [0.7, 0.6, 1, 0], [0, 0, 0, 1]]
          },
          "account": { "collateral": { "ETH": 10, "BTC": 0.2, "LINK": 500, "USDC": 1000 }, "debt": 40000 },
          "horizon": 0.0821917808219178,
          "monitoring": { "type": "discrete", "dates": 30 },
          "simulation": { "paths": 32768, "seed": 42 }
        }
        """;

    public static string[] CalibrateArguments(string folder) =>
        ["calibrate", Path.Combine(RepositoryRoot(), Market), "--paths", "1000000", "--backend", "cpu", "--no-store", "--out", folder];

    /// <summary>Arguments of an insolvency request that one path block answers; the request is written to the folder.</summary>
    public static string[] OneBlockArguments(string folder)
    {
        string request = Path.Combine(folder, "request.json");
        File.WriteAllText(request, OneBlock);
        return ["insolvency", request];
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MonteCarloRisk.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the benchmarks run from a build inside the repository");
    }
}
