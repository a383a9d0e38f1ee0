using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.MarketData.Cleaning.Policies;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("One asset.")]
sealed record AssetEntry
{
    [Description("The asset's name, unique in the file.")]
    public required string Name { get; init; }

    [Description("CSV or Parquet file of prices by the day or by shorter bars, relative to the market file's folder.")]
    public required string Prices { get; init; }

    [Description("Which column of the file is what; by default the header says it.")]
    public ColumnsSection? Columns { get; init; }

    [Description("When the file was made, such as 2024-12-07T14:00:00Z; UTC where no offset is written. A bar that ends later had not ended.")]
    public DateTime? Retrieved { get; init; }

    [Description("Days on which the file's ticker or unit changes, ascending; by default none.")]
    public IReadOnlyList<SeriesSwitch> Switches { get; init; } = [];

    [Description("Another file of the same asset to compare with; by default none.")]
    public SecondSourceEntry? SecondSource { get; init; }

    [Description("What is done with findings in this asset's files; by default as the market says.")]
    public CleaningPolicy? Cleaning { get; init; }

    [Description("Real-world drift of the price per year, continuously compounded; by default the model's.")]
    [Within("[-10, 10]")]
    public double? Drift { get; init; }

    [Description("How this asset's volatility is found; by default as the model says.")]
    public VolatilityChoice? Volatility { get; init; }

    [Description("The law of this asset's returns under copula returns; by default as the model says.")]
    public MarginChoice? Margin { get; init; }

    [Description("Price today, above zero; by default the last close used.")]
    [Within("(0, )")]
    public double? Spot { get; init; }
}
