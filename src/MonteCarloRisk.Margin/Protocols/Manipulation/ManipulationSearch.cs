using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Manipulation;

namespace MonteCarloRisk.Margin.Protocols.Manipulation;

/// <summary>
/// Searches for attacks on a protocol as it stands today: cost of corruption against profit from corruption, over how far a reference pool is moved and how many blocks it is held there.
/// </summary>
/// <remarks>
/// Source of the cost: T. Mackinga, T. Nadahalli, R. Wattenhofer, TWAP oracle attacks: easier done than said?, IEEE ICBC 2022; a pool of constant product that others trade back once a block. Multiples lie on a grid of logarithms,
/// and what it finds is refined by golden sections and bisection to a relative 1e-9.
/// </remarks>
public static class ManipulationSearch
{
    // A move by a factor of a million, in steps of 1.4%.
    private const double LargestLogMultiple = 13.8;
    private const int Steps = 1000;

    // One block more or less matters while there are few; of many, steps of a tenth are tried.
    private const int EachBlock = 20;
    private const double BlockGrowth = 1.1;
    private const int Refinements = 60;
    private const double Golden = 0.6180339887498949;

    /// <summary>Attacks on each collateral that has a reference pool, in the model's order, to borrow and, where what others are liquidated at is reckoned, to liquidate: at a fixed bonus, in Dutch auctions, by absorption, at a growing discount and against a stability pool.</summary>
    /// <param name="model">The model, whose spots are today's prices.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="attacker">The attacker.</param>
    public static IReadOnlyList<CollateralManipulation> Of(PriceModel model, LendingProtocol protocol, Attacker attacker) =>
    [
        .. model.Assets.Where(asset => protocol.Collateral.GetValueOrDefault(asset.Name)?.Pool is not null)
            .SelectMany(asset => Enum.GetValues<AttackKind>().Where(kind => kind == AttackKind.Borrow || AttackGain.Reckons(protocol.Collateral[asset.Name].Liquidation)).Select(kind => Of(model, protocol, attacker, asset, kind))),
    ];

    private static CollateralManipulation Of(PriceModel model, LendingProtocol protocol, Attacker attacker, ModelAsset asset, AttackKind kind)
    {
        CollateralMarket market = protocol.Collateral[asset.Name];
        ReferencePool pool = market.Pool ?? throw new ArgumentException("no reference pool", nameof(protocol));
        var told = new ToldPrice(model, asset, attacker.BlockTime);
        var gain = new AttackGain(model, protocol, attacker, asset);
        ManipulationAttack At(double logMultiple, int blocks)
        {
            double multiple = Math.Exp(kind == AttackKind.Borrow ? logMultiple : -logMultiple);
            PoolMove move = PoolMove.Of(pool, multiple, blocks);
            double tells = told.Of(market.Oracle, multiple, blocks);

            // What he holds of the asset after each block he sells elsewhere at the market's price.
            double capital = move.Spent + (Math.Max(0, blocks - 1) / (double)Math.Max(1, blocks) * move.Cost);
            (double gained, double spent) = gain.Of(kind, tells, attacker.Capital - capital);
            return new ManipulationAttack(multiple, blocks, tells, capital + spent, move.Cost, gained);
        }

        ManipulationAttack? best = null;
        ManipulationAttack? cheapest = null;
        foreach (int blocks in Blocks(told.MostBlocks(market.Oracle)))
        {
            ManipulationAttack before = At(0, blocks);
            for (int step = 1; step <= Steps; step++)
            {
                double log = LargestLogMultiple * step / Steps;
                ManipulationAttack attack = At(log, blocks);
                if (attack.Gain > 0 && !(best?.Profit >= attack.Profit)) best = attack;
                if (attack.Gain > 0 && attack.Profit >= 0 && !(before.Gain > 0 && before.Profit >= 0))
                {
                    ManipulationAttack crossing = Crossing(At, log - (LargestLogMultiple / Steps), log, blocks);
                    if (!(cheapest?.Cost <= crossing.Cost)) cheapest = crossing;
                }

                before = attack;
            }
        }

        return new CollateralManipulation(asset.Name, kind, best is null ? null : Refined(At, best), cheapest);
    }

    private static IEnumerable<int> Blocks(int most)
    {
        for (int blocks = 0; blocks <= Math.Min(most, EachBlock); blocks++) yield return blocks;
        for (double blocks = EachBlock * BlockGrowth; blocks < most; blocks *= BlockGrowth) yield return (int)Math.Ceiling(blocks);
        if (most > EachBlock) yield return most;
    }

    // Where gain first reaches cost, from below.
    private static ManipulationAttack Crossing(Func<double, int, ManipulationAttack> at, double low, double high, int blocks)
    {
        for (int i = 0; i < Refinements; i++)
        {
            double middle = (low + high) / 2;
            ManipulationAttack attack = at(middle, blocks);
            if (attack.Gain > 0 && attack.Profit >= 0) high = middle;
            else low = middle;
        }

        return at(high, blocks);
    }

    private static ManipulationAttack Refined(Func<double, int, ManipulationAttack> at, ManipulationAttack best)
    {
        double log = Math.Abs(Math.Log(best.PoolMultiple));
        double low = log - (LargestLogMultiple / Steps);
        double high = log + (LargestLogMultiple / Steps);
        for (int i = 0; i < Refinements; i++)
        {
            double left = high - (Golden * (high - low));
            double right = low + (Golden * (high - low));
            if (at(left, best.Blocks).Profit >= at(right, best.Blocks).Profit) high = right;
            else low = left;
        }

        ManipulationAttack refined = at((low + high) / 2, best.Blocks);
        return refined.Profit > best.Profit ? refined : best;
    }
}
