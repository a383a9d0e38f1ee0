using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

/// <summary>A small market in a folder of its own, whole or with one text replaced by another.</summary>
sealed class BrokenMarket : IDisposable
{
    /// <summary>Last day of the prices.</summary>
    public static readonly DateOnly LastDay = new(2026, 6, 30);

    const string Whole = """
        {
          // A market with everything in it.
          "name": "test market",
          "asOf": "2026-06-30",
          "assets": [
            { "name": "ETH", "prices": "ETH.csv" },
            { "name": "USDC", "prices": "USDC.csv", "drift": 0.01 },
          ],
          "model": { "volatility": { "type": "ewma", "decay": 0.94 }, "correlation": { "type": "shrunk" }, "drift": 0.05 },
          "rules": {
            "collateral": { "ETH": { "loanToValue": 0.75, "liquidationThreshold": 0.8 }, "USDC": { "loanToValue": 0.85, "liquidationThreshold": 0.9 } },
            "options": { "ETH": { "initialMargin": 0.15, "maintenanceMargin": 0.1 } },
            "perpetuals": { "ETH": { "initialMargin": 0.2, "maintenanceMargin": 0.12 } },
            "liquidationDelayDays": 1,
          },
          "options": [ { "name": "ETH-31JUL26-C", "underlying": "ETH", "right": "call", "strike": 3000, "expiry": "2026-07-31", "impliedVolatility": 0.7 } ],
          "perpetuals": [ { "name": "ETH-PERP", "underlying": "ETH", "funding": { "type": "constant", "rate": 0.0002, "intervalHours": 4 } }, { "name": "ETH-FREE", "underlying": "ETH" } ],
          "accounts": [
            { "name": "vault", "collateral": { "ETH": 10, "USDC": 1000 }, "debt": 12000 },
            { "name": "trader", "cash": 900, "perpetuals": { "ETH-PERP": -2, "ETH-FREE": 1 }, "entryPrices": { "ETH-PERP": 2950 } },
            { "name": "writer", "collateral": { "USDC": 50000 }, "options": { "ETH-31JUL26-C": -5 } },
          ],
          "target": { "insolvencyProbability": 0.001, "breachProbability": 0.05, "confidenceLevel": 0.95, "horizonDays": 30 },
          "simulation": { "paths": 1000000, "seed": 42, "precision": "double" },
        }
        """;

    readonly TemporaryFolder folder = new();

    public BrokenMarket(string replaced = "", string by = "")
    {
        WritePrices("ETH.csv", LastDay, 60, 3000);
        WritePrices("USDC.csv", LastDay, 60, 1);
        Assert.True(replaced.Length == 0 || Whole.Contains(replaced, StringComparison.Ordinal), $"The market has no {replaced}.");
        File = folder.Write("market.json", replaced.Length == 0 ? Whole : Whole.Replace(replaced, by, StringComparison.Ordinal));
    }

    public string File { get; }

    /// <summary>A file beside the market file.</summary>
    public string Beside(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Closes whose returns cluster: calm and wild months in turn.</summary>
    public void WriteReturns(string name, int days, double level)
    {
        var random = new Xoshiro256StarStar(name.Length);
        double close = level;
        folder.Write(name, "date,close\n" + string.Concat(Enumerable.Range(0, days).Select(i =>
        {
            close *= Math.Exp((i / 30 % 2 == 0 ? 0.02 : 0.04) * Normal.Sample(random, 0, 1));
            return string.Create(CultureInfo.InvariantCulture, $"{LastDay.AddDays(i + 1 - days):yyyy-MM-dd},{close}\n");
        })));
    }

    /// <summary>Closes of normal returns with jumps on every fourteenth day, the same days for all files.</summary>
    public void WriteJumps(string name, int days, double level)
    {
        var random = new Xoshiro256StarStar(name.Length);
        double close = level;
        folder.Write(name, "date,close\n" + string.Concat(Enumerable.Range(0, days).Select(i =>
        {
            close *= Math.Exp(0.02 * Normal.Sample(random, 0, 1) + (i % 14 == 5 ? Normal.Sample(random, -0.03, 0.08) : 0));
            return string.Create(CultureInfo.InvariantCulture, $"{LastDay.AddDays(i + 1 - days):yyyy-MM-dd},{close}\n");
        })));
    }

    /// <summary>Closes that move a few percent around a level.</summary>
    public void WritePrices(string name, DateOnly lastDay, int days, double level, double move = 0.01) =>
        folder.Write(name, "date,close\n" + string.Concat(Enumerable.Range(0, days).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{lastDay.AddDays(i - days + 1):yyyy-MM-dd},{level * (1 + move * (i * i * 7 % 23 % 5))}\n"))));

    public void Dispose() => folder.Dispose();
}
