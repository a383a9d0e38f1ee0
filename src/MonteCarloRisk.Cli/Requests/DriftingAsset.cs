using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("An asset of a risk model.")]
sealed record DriftingAsset
{
    [Description("The asset's name, unique in the request.")]
    public required string Name { get; init; }

    [Description("Price today, above zero.")]
    [Within("[1e-15, 1e15]")]
    public required double Spot { get; init; }

    [Description("Volatility per square-root year, 0 to 10.")]
    [Within("[0, 10]")]
    public required double Volatility { get; init; }

    [Description("Real-world drift of the price per year, continuously compounded, -10 to 10; by default 0.")]
    [Within("[-10, 10]")]
    public double Drift { get; init; }

    /// <summary>The asset, checked.</summary>
    public ModelAsset ToAsset(JsonPlace place)
    {
        Ranges.CheckPrice(Spot, place.Member("spot"));
        Ranges.CheckVolatility(Volatility, place.Member("volatility"));
        Ranges.CheckDrift(Drift, place.Member("drift"));
        return new ModelAsset(Name, Spot, Volatility, Drift);
    }
}
