using System.Globalization;
using System.Text;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>A small market in a folder of its own, whole or with one text of a file replaced by another.</summary>
sealed class SampleMarket : IDisposable
{
    const string Whole = """
        {
          "name": "test market",
          "asOf": "2026-06-30",
          "assets": [ { "name": "ETH", "prices": "ETH.csv" }, { "name": "USDC", "prices": "USDC.csv" } ],
          "model": { "volatility": { "type": "given", "value": 0.8 }, "correlation": { "type": "given", "matrix": [[1, 0.1], [0.1, 1]] } },
          "rules": {
            "collateral": { "ETH": { "loanToValue": 0.75, "liquidationThreshold": 0.8 } },
            "liquidationDelayDays": 1
          },
          "accounts": [ { "name": "vault", "collateral": { "ETH": 10 }, "debt": 22000 } ],
          "target": { "insolvencyProbability": 0.01, "breachProbability": 0.05, "horizonDays": 30 },
          "simulation": { "paths": 20000, "seed": 42 }
        }
        """;

    static readonly DateOnly LastDay = new(2026, 6, 30);

    readonly TemporaryFolder folder = new();

    public SampleMarket(string replaced = "", string by = "")
    {
        WritePrices("ETH.csv", 3000);
        WritePrices("USDC.csv", 1);
        File = folder.Write("market.json", replaced.Length == 0 ? Whole : Whole.With(replaced, by));
    }

    public string File { get; }

    public string Out => folder.File("out");

    public string Store => folder.File("runs.db");

    public SampleMarket WithPrices(string name, string replaced, string by)
    {
        string path = folder.File(name);
        folder.Write(name, System.IO.File.ReadAllText(path).With(replaced, by));
        return this;
    }

    public void Dispose() => folder.Dispose();

    void WritePrices(string name, double level)
    {
        var text = new StringBuilder("date,close\n");
        for (int i = 0; i < 60; i++)
            text.Append(CultureInfo.InvariantCulture, $"{LastDay.AddDays(i - 59):yyyy-MM-dd},{level * (1 + (0.01 * (i * i * 7 % 23 % 5)))}\n");
        folder.Write(name, text.ToString());
    }
}
