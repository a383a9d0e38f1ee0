using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Perpetuals;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>The pool of a market of perpetuals as it stands today; money in the numéraire.</summary>
/// <param name="Asset">The asset of which it holds units.</param>
/// <param name="Long">What it holds for longs.</param>
/// <param name="Short">What it holds for shorts.</param>
sealed record PoolMembers(string Asset, PoolMembers.Side Long, PoolMembers.Side Short)
{
    public static PoolMembers? Of(ModelAsset asset, PriceModel model, LendingProtocol protocol)
    {
        if (protocol.Collateral[asset.Name].Liquidation is not LiquidationMechanism.LiquidityPool pool) return null;
        LeveragedPosition[] held = [.. protocol.Perpetuals.Where(position => position.Asset == asset.Name)];
        double Profit(int side) => held.Where(position => Math.Sign(position.Units) == side).Sum(position => position.Units * (asset.Spot - position.EntryPrice));
        double longs = pool.Units * model.Assets.First(one => one.Name == pool.Asset).Spot;
        return new PoolMembers(
            pool.Asset,
            new Side(longs, asset.Spot * held.Sum(position => Math.Max(0, position.Units)), pool.ReserveFactor * longs, longs > 0 ? Profit(1) / longs : 0),
            new Side(pool.Cash, held.Sum(position => Math.Max(0, -position.Units) * position.EntryPrice), pool.ReserveFactor * pool.Cash, pool.Cash > 0 ? Profit(-1) / pool.Cash : 0));
    }

    /// <summary>What a pool holds for a side.</summary>
    /// <param name="Held">What it holds.</param>
    /// <param name="Reserved">What the side's open interest reserves of it: units of longs at today's price, shorts at what they were opened at.</param>
    /// <param name="MostReserved">What may be reserved; left out where there is no limit.</param>
    /// <param name="ProfitFactor">The side's profit over what is held for it, below zero where it loses.</param>
    internal sealed record Side(double Held, double Reserved, double? MostReserved, double ProfitFactor);
}
