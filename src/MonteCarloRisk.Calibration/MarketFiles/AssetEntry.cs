using System.ComponentModel;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("One asset.")]
sealed record AssetEntry
{
    [Description("The asset's name, unique in the file.")]
    public required string Name { get; init; }

    [Description("CSV file of daily prices, relative to the market file's folder.")]
    public required string Prices { get; init; }

    [Description("Real-world drift of the price per year, continuously compounded; by default the model's.")]
    public double? Drift { get; init; }

    [Description("How this asset's volatility is found; by default as the model says.")]
    public VolatilityChoice? Volatility { get; init; }

    [Description("The law of this asset's returns under copula returns; by default as the model says.")]
    public MarginChoice? Margin { get; init; }

    [Description("Price today, above zero; by default the last close used.")]
    public double? Spot { get; init; }
}
