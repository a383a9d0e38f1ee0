using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Perpetuals;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Lays out markets of perpetuals whose counterparty is a pool.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="model">The model.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="clock">Durations as dates.</param>
internal sealed class LiquidityPoolRows(PlanTables tables, PriceModel model, LendingProtocol protocol, ProtocolClock clock)
{
    // More than any factor; a number of single precision.
    private const double Unbounded = 1e38;

    /// <summary>A market's row.</summary>
    public MechanismRow Of(int asset, LiquidationMechanism.LiquidityPool pool, int measures)
    {
        LeveragedPosition[] held = [.. PerpetualRows.Order(protocol, model.Assets[asset].Name)];
        LeveragedPosition[] longs = [.. held.Where(position => position.Units > 0)];
        LeveragedPosition[] shorts = held[longs.Length..];
        int[] order =
        [
            .. Enumerable.Range(0, longs.Length).OrderBy(place => held[place].EntryPrice),
            .. Enumerable.Range(longs.Length, shorts.Length).OrderByDescending(place => held[place].EntryPrice),
        ];
        int backing = model.Assets.Index().First(one => one.Item.Name == pool.Asset).Index;
        int positions = tables.AddParameters(held.SelectMany(position => Parameters(position, model.Assets[asset].Spot)));
        return new MechanismRow(
            Mechanism.LiquidityPool,
            asset,
            tables.AddParameters(
                pool.BorrowingFactor * clock.Years, pool.LiquidationFee, pool.MostProfit, pool.Deleveraging?.Trigger ?? Unbounded, pool.Deleveraging?.Target ?? 0,
                Highest(longs), Highest(shorts), Units(longs), Size(longs), Units(shorts), Size(shorts), pool.Units, pool.Cash,
                -held.Sum(position => position.Units * (model.Assets[asset].Spot - position.EntryPrice))),
            tables.AddIntegers(
                measures, positions, longs.Length, held.Length, tables.AddIntegers(order), backing, protocol.Collateral.ContainsKey(pool.Asset) ? AssetState.Oracle : AssetState.Market),
            tables.AddState(LiquidityPoolState.First + (LiquidityPoolState.Slots * held.Length)));
    }

    private static double Highest(LeveragedPosition[] side) => side.Select(position => position.EntryPrice).DefaultIfEmpty(0).Max();

    private static double Units(LeveragedPosition[] side) => side.Sum(position => Math.Abs(position.Units));

    private static double Size(LeveragedPosition[] side) => side.Sum(position => Math.Abs(position.Units) * position.EntryPrice);

    private static double[] Parameters(LeveragedPosition position, double spot) => [position.Units, position.Margin, PerpetualRows.Key(position, spot), position.EntryPrice];
}
