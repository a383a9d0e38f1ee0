namespace MonteCarloRisk.Cli.Tests;

/// <summary>The requests that the tool promises to answer, as scripts send them.</summary>
static class SampleRequest
{
    public const string Call = """{"model": {"type": "gbm", "spot": 100, "volatility": 0.2, "rate": 0.05, "dividendYield": 0}, "payoff": {"type": "european", "right": "call", "strike": 100, "expiry": 1}, "simulation": {"paths": 1000000, "seed": 42}}""";

    public const string Spread = """{"model": {"type": "gbm", "assets": [{"name": "A", "spot": 100, "volatility": 0.2}, {"name": "B", "spot": 100, "volatility": 0.3}], "correlation": [[1, 0.5], [0.5, 1]], "rate": 0.05}, "payoff": {"type": "basket", "aggregation": "sum", "weights": [1, -1], "right": "call", "strike": 0, "expiry": 1}, "simulation": {"paths": 300000, "seed": 42}}""";

    public const string Account = """{"model": {"type": "gbm", "assets": [{"name": "ETH", "spot": 100, "volatility": 0.3, "drift": 0.05}], "correlation": [[1]]}, "account": {"collateral": {"ETH": 1}, "debt": 70}, "horizon": 1, "monitoring": {"type": "discrete", "dates": 52}, "simulation": {"paths": 1000000, "seed": 42}}""";

    public static string With(this string request, string replaced, string by)
    {
        Assert.Contains(replaced, request, StringComparison.Ordinal);
        return request.Replace(replaced, by, StringComparison.Ordinal);
    }
}
