using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("An asset whose returns the regimes describe.")]
sealed record SpotAsset
{
    [Description("The asset's name, unique in the request.")]
    public required string Name { get; init; }

    [Description("Price today, above zero.")]
    [Within("[1e-15, 1e15]")]
    public required double Spot { get; init; }

    /// <summary>The asset, checked.</summary>
    public PricedName ToAsset(JsonPlace place)
    {
        Ranges.CheckPrice(Spot, place.Member("spot"));
        return new PricedName(Name, Spot);
    }
}
