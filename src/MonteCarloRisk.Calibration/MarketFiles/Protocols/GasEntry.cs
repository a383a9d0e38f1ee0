using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Keepers;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Gas, as a file says it.</summary>
[Description("What a liquidation costs in gas.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MeanReverting), "meanReverting")]
[JsonDerivedType(typeof(AssetPrice), "assetPrice")]
[JsonDerivedType(typeof(FittedGasEntry), "fitted")]
public abstract record GasEntry
{
    /// <summary>The usual cost.</summary>
    [Description("Usual cost of one liquidation, zero or more; of fitted gas that at the last gas price.")]
    [Within("[0, 1e18]")]
    public required double CostPerLiquidation { get; init; }

    /// <summary>The market, checked.</summary>
    internal GasMarket ToMarket(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Ranges.CheckAmount(CostPerLiquidation, place.Member("costPerLiquidation"), "the cost of a liquidation");
        return Of(assets, place);
    }

    /// <summary>The market, its cost checked before.</summary>
    protected abstract GasMarket Of(IReadOnlyCollection<string> assets, JsonPlace place);

    [Description("The usual cost times exp(x), where x reverts to zero, is pushed up by moves of a reference asset and has noise of its own.")]
    internal sealed record MeanReverting : GasEntry
    {
        [Description("The asset whose moves fill the blocks.")]
        public required string ReferenceAsset { get; init; }

        [Description("By how much x rises for a log return of the reference asset of either sign, 0 to 100; by default 0.")]
        [Within("[0, 100]")]
        public double MoveSensitivity { get; init; }

        [Description("Seconds in which half of x is left; by default 21600.")]
        [Within("(0, 2592000]")]
        public double HalfLife { get; init; } = 21_600;

        [Description("Standard deviation of x in the long run without moves, 0 to 5; by default 0.")]
        [Within("[0, 5]")]
        public double Deviation { get; init; }

        [Description("Gas today over the usual, 0.001 to 1000; by default 1.")]
        [Within("[0.001, 1000]")]
        public double Start { get; init; } = 1;

        protected override GasMarket Of(IReadOnlyCollection<string> assets, JsonPlace place)
        {
            Names.CheckKnown(ReferenceAsset, assets, "asset", place.Member("referenceAsset"));
            Fractions.CheckWithin(MoveSensitivity, 0, 100, place.Member("moveSensitivity"), "a sensitivity");
            Durations.Check(HalfLife, place.Member("halfLife"), "a half-life");
            Fractions.CheckWithin(Deviation, 0, 5, place.Member("deviation"), "a deviation of log gas");
            Fractions.CheckWithin(Start, .001, 1000, place.Member("start"), "gas today over the usual");
            return new GasMarket.MeanReverting(CostPerLiquidation, ReferenceAsset, MoveSensitivity, HalfLife, Deviation) { Start = Start };
        }
    }

    [Description("The usual cost times the price of an asset of the model over its price today.")]
    internal sealed record AssetPrice : GasEntry
    {
        [Description("The asset of the model whose price is that of gas.")]
        public required string PriceAsset { get; init; }

        protected override GasMarket Of(IReadOnlyCollection<string> assets, JsonPlace place)
        {
            Names.CheckKnown(PriceAsset, assets, "asset", place.Member("priceAsset"));
            return new GasMarket.AssetPrice(CostPerLiquidation, PriceAsset);
        }
    }
}
