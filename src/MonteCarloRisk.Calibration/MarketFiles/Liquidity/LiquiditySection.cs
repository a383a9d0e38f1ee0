using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.MarketFiles.Liquidity;

[Description("What it costs to sell collateral when accounts are closed out.")]
sealed record LiquiditySection
{
    const int MostSizes = 20;
    const double LargestSize = 1e6;

    [Description("What sales of an asset cost, by its name; an asset that is not named is sold without slippage.")]
    public required IReadOnlyDictionary<string, LiquidityChoice> Assets { get; init; }

    [Description("Sizes of position that the liquidation threshold is measured at, as multiples of the depth, which is what can be sold at a slippage of 2%; ascending, 20 at most; by default 0.1, 0.5, 1, 2 and 5.")]
    [Within("(0, 1e6]")]
    public IReadOnlyList<double> Sizes { get; init; } = MarketLiquidity.UsualSizes;

    public void Check(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        foreach ((string asset, LiquidityChoice choice) in Assets)
        {
            JsonPlace member = place.Member("assets").Member(asset);
            Names.CheckKnown(asset, assets, "asset", member);
            if (choice is null) throw member.Refuse(null, "an object is needed");
            choice.Check(member);
        }

        JsonPlace sizes = place.Member("sizes");
        if (Sizes.Count > MostSizes) throw sizes.Fault($"{Sizes.Count} sizes; at most {MostSizes} are allowed");
        for (int i = 0; i < Sizes.Count; i++)
        {
            if (!(Sizes[i] > 0 && Sizes[i] <= LargestSize)) throw sizes.Item(i).Refuse(Sizes[i], "a size is a multiple of the depth above 0 and at most 1e6");
            if (i > 0 && !(Sizes[i] > Sizes[i - 1])) throw sizes.Item(i).Refuse(Sizes[i], "sizes are ascending, each once");
        }
    }

    public MarketLiquidity ToLiquidity(PriceModel model) =>
        new(Assets.ToDictionary(pair => pair.Key, pair => pair.Value.ToModel(model.Assets.First(asset => asset.Name == pair.Key).Volatility)), Sizes);
}
