namespace MonteCarloRisk.Cli.Tests.Processes;

/// <summary>A request that keeps two cores busy for some seconds.</summary>
static class LongRequest
{
    public static string Of(long paths, ulong seed = 42) => $$"""
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
          "simulation": { "paths": {{paths}}, "seed": {{seed}} }
        }
        """;
}
