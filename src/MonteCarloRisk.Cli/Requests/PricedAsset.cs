using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("An asset of a pricing model.")]
sealed record PricedAsset
{
    [Description("The asset's name.")]
    public string Name { get; init; } = "asset";

    [Description("Price today, above zero.")]
    [Within("[1e-15, 1e15]")]
    public required double Spot { get; init; }

    [Description("Volatility per square-root year, 0 to 10.")]
    [Within("[0, 10]")]
    public required double Volatility { get; init; }

    [Description("Yield per year, continuously compounded, -1 to 1; by default 0.")]
    [Within("[-1, 1]")]
    public double DividendYield { get; init; }

    /// <summary>The asset, checked, with its drift under the risk-neutral measure.</summary>
    public ModelAsset ToAsset(double rate, JsonPlace place)
    {
        Ranges.CheckPrice(Spot, place.Member("spot"));
        Ranges.CheckVolatility(Volatility, place.Member("volatility"));
        Ranges.CheckRate(DividendYield, place.Member("dividendYield"));
        return new ModelAsset(Name, Spot, Volatility, rate - DividendYield);
    }
}
