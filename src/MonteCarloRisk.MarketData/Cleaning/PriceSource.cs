using MonteCarloRisk.MarketData.Candles;
using MonteCarloRisk.MarketData.Cleaning.Policies;

namespace MonteCarloRisk.MarketData.Cleaning;

/// <summary>A file of prices and what is known of it.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="Path">Where the file lies; errors name it.</param>
/// <param name="Name">The file as its user named it; findings name it.</param>
public sealed record PriceSource(string Asset, string Path, string Name)
{
    /// <summary>Which column is what; null where the header says it.</summary>
    public CandleMapping? Mapping { get; init; }

    /// <summary>When the file was made, UTC: a bar that ends later had not ended. Null where it is not known.</summary>
    public DateTime? Retrieved { get; init; }

    /// <summary>Days on which the ticker or the unit changes.</summary>
    public IReadOnlyList<SeriesSwitch> Switches { get; init; } = [];

    /// <summary>What is done with what is found.</summary>
    public CleaningPolicy Policy { get; init; } = new();

    /// <summary>Another file of the same asset, to compare with; null where there is none.</summary>
    public PriceSource? Second { get; init; }
}
