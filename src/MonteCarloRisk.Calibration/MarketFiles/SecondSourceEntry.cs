using System.ComponentModel;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("Another file of prices of the same asset, to compare with day by day.")]
sealed record SecondSourceEntry
{
    [Description("CSV or Parquet file of prices, relative to the market file's folder.")]
    public required string Prices { get; init; }

    [Description("Which column is what; by default the header says it.")]
    public ColumnsSection? Columns { get; init; }
}
