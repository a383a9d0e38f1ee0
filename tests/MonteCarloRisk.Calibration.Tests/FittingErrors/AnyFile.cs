using MonteCarloRisk.Calibration.MarketFiles;

namespace MonteCarloRisk.Calibration.Tests.FittingErrors;

/// <summary>A market file that asks for nothing of its own.</summary>
static class AnyFile
{
    public static MarketFile Of(string asset) => new()
    {
        Name = "test market",
        Assets = [new AssetEntry { Name = asset, Prices = $"{asset}.csv" }],
        Target = new TargetSection { InsolvencyProbability = 0.01, BreachProbability = 0.05, HorizonDays = 30 },
        Simulation = new SimulationSection { Paths = 1000, Seed = 42 },
    };
}
