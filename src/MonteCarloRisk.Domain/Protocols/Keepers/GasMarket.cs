using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Protocols.Keepers;

/// <summary>What a transaction costs in gas.</summary>
/// <param name="CostPerLiquidation">Usual cost of one liquidation, zero or more.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MeanReverting), "meanReverting")]
[JsonDerivedType(typeof(AssetPrice), "assetPrice")]
public abstract record GasMarket(double CostPerLiquidation)
{
    /// <summary>The asset of the model that it follows.</summary>
    [JsonIgnore]
    public abstract string Asset { get; }

    /// <summary>The usual cost times exp(x), where x reverts to zero, is pushed up by moves of a reference asset and has noise of its own.</summary>
    /// <param name="CostPerLiquidation">Usual cost of one liquidation, zero or more.</param>
    /// <param name="ReferenceAsset">The asset whose moves fill the blocks.</param>
    /// <param name="MoveSensitivity">By how much x rises for a log return of the reference asset of either sign: 4 makes gas 5.5 times as dear after a move of 43%; zero or more.</param>
    /// <param name="HalfLife">Seconds in which half of x is left, above zero.</param>
    /// <param name="Deviation">Standard deviation of x in the long run without moves, zero or more.</param>
    public sealed record MeanReverting(double CostPerLiquidation, string ReferenceAsset, double MoveSensitivity, double HalfLife, double Deviation) : GasMarket(CostPerLiquidation)
    {
        /// <summary>Gas today over the usual, above zero: x begins at its logarithm.</summary>
        public double Start { get; init; } = 1;

        /// <inheritdoc/>
        public override string Asset => ReferenceAsset;
    }

    /// <summary>The usual cost times the price of an asset of the model over its price today: gas under any law that an asset may have, or as it was.</summary>
    /// <param name="CostPerLiquidation">Cost of one liquidation today, zero or more.</param>
    /// <param name="PriceAsset">The asset whose price is that of gas.</param>
    public sealed record AssetPrice(double CostPerLiquidation, string PriceAsset) : GasMarket(CostPerLiquidation)
    {
        /// <inheritdoc/>
        public override string Asset => PriceAsset;
    }
}
