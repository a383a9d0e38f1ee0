using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Margin.Sensitivities;

/// <summary>A market with one input moved that is not its price model's; null where it has no such input, or the moved one is none of its kind.</summary>
public static class MovedMarket
{
    /// <summary>The implied volatilities of all options on an underlying times a factor, with the smiles that they move along; floors and caps stay.</summary>
    /// <param name="market">The market.</param>
    /// <param name="underlying">The underlying.</param>
    /// <param name="factor">The factor, above zero.</param>
    public static Market? ImpliedVolatility(Market market, string underlying, double factor)
    {
        EuropeanOption Moved(EuropeanOption contract) => contract.Underlying != underlying ? contract : contract with
        {
            ImpliedVolatility = factor * contract.ImpliedVolatility,
            Dynamics = contract.Dynamics is VolatilityDynamics.Smile smile
                ? smile with { Slice = smile.Slice with { Theta = factor * factor * smile.Slice.Theta, Psi = factor * factor * smile.Slice.Psi } }
                : contract.Dynamics,
        };
        EuropeanOption[] moved = [.. market.Contracts.Select(Moved)];
        return moved.All(contract => contract.Dynamics is not { Bounds: var bounds } || (contract.ImpliedVolatility >= bounds.Floor && contract.ImpliedVolatility <= bounds.Cap))
            ? market with { Contracts = moved }
            : null;
    }

    /// <summary>What of an asset can be sold within any slippage times a factor; null where the size of a sale does not matter.</summary>
    /// <param name="market">The market.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="factor">The factor, above zero.</param>
    public static Market? Depth(Market market, string asset, double factor) => market.Liquidity?.Assets.GetValueOrDefault(asset) switch
    {
        LiquidityModel.SquareRoot root => With(market, asset, root with { DailyVolume = factor * root.DailyVolume }),
        LiquidityModel.Table table => With(market, asset, table with { Rows = [.. table.Rows.Select(row => row with { Volume = factor * row.Volume })] }),
        _ => null,
    };

    /// <summary>A slippage that does not depend on what is sold times a factor; null where there is none, or where the moved one would be the whole value.</summary>
    /// <param name="market">The market.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="factor">The factor, above zero.</param>
    public static Market? Slippage(Market market, string asset, double factor) => market.Liquidity?.Assets.GetValueOrDefault(asset) is LiquidityModel.Constant { Share: > 0 } constant && factor * constant.Share < 1
        ? With(market, asset, constant with { Share = factor * constant.Share })
        : null;

    private static Market With(Market market, string asset, LiquidityModel moved) =>
        market with { Liquidity = market.Liquidity! with { Assets = market.Liquidity.Assets.ToDictionary(one => one.Key, one => one.Key == asset ? moved : one.Value) } };
}
