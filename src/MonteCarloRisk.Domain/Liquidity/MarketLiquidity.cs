using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Liquidity;

/// <summary>What sales cost in a market, and the sizes of position that requirements are measured at.</summary>
/// <param name="Assets">What sales of an asset cost, by its name; an asset that is not named is sold without slippage.</param>
/// <param name="Sizes">Sizes of position as multiples of the asset's depth, ascending, above zero.</param>
public sealed record MarketLiquidity(IReadOnlyDictionary<string, LiquidityModel> Assets, IReadOnlyList<double> Sizes)
{
    /// <summary>A tenth, a half, one, two and five times the depth.</summary>
    public static IReadOnlyList<double> UsualSizes { get; } = [0.1, 0.5, 1, 2, 5];

    /// <summary>Units of the standard borrower by asset name; null where they are those of the largest account.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, double>? StandardUnits { get; init; }

    /// <summary>The same without sizes to measure at.</summary>
    [JsonIgnore]
    public MarketLiquidity WithoutSizes => this with { Sizes = [] };
}
