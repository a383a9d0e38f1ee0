using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Manipulation;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Lending;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Mechanics.Oracles;
using MonteCarloRisk.Simulation.Plans.Protocols;

namespace MonteCarloRisk.Margin.Protocols.Manipulation;

/// <summary>What a moved oracle brings.</summary>
internal sealed class AttackGain
{
    private readonly double borrowable;
    private readonly double supplied;
    private readonly ModelAsset asset;
    private readonly CollateralMarket market;
    private readonly LendingPosition[] positions;
    private readonly (double Debt, double Worth)[] sums;
    private readonly DiscountGain? discounts;

    public AttackGain(PriceModel model, LendingProtocol protocol, Attacker attacker, ModelAsset asset)
    {
        this.asset = asset;
        market = protocol.Collateral[asset.Name];

        // In a category thresholds and oracles are its own.
        positions =
        [
            .. protocol.Positions.Where(position => position.Asset == asset.Name && position.Mode is null)
                .Select(position => position with { Debt = PositionValues.Debt(model, position) }).OrderByDescending(position => position.Debt / position.Units),
        ];
        sums = Sums(positions, asset.Spot);
        discounts = market.Liquidation is LiquidationMechanism.ReverseDiscount discount ? new DiscountGain(positions.Select(position => (position.Debt, position.Units * asset.Spot)), discount, Counted) : null;
        supplied = protocol.Positions.Where(position => position.Asset == asset.Name).Sum(position => PositionValues.Collateral(model, position));
        borrowable = Math.Min(attacker.Borrowable, BorrowRoom.Of(model, protocol, asset.Name));
    }

    /// <summary>Whether what a liquidation costs who moves the oracle is reckoned.</summary>
    public static bool Reckons(LiquidationMechanism liquidation) => liquidation is LiquidationMechanism.FixedBonus or LiquidationMechanism.DutchAuction
        or LiquidationMechanism.Absorption or LiquidationMechanism.ReverseDiscount or LiquidationMechanism.StabilityPool;

    /// <summary>Gain, and what is spent for it beside the move of the pool.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="told">What the oracle tells, over today's price.</param>
    /// <param name="left">What the attacker has left for it.</param>
    public (double Gain, double Spent) Of(AttackKind kind, double told, double left) => left <= 0 ? (0, 0) : kind == AttackKind.Borrow ? Borrow(told, left) : Liquidate(told, left);

    // Of collateral worth v, threshold told v is borrowed and v is left behind: the more the better, up to what is lent, the cap and the capital.
    private (double Gain, double Spent) Borrow(double told, double left)
    {
        double borrowed = Counted * told;
        if (borrowed <= 1) return (0, 0);
        double room = market.SupplyCap is { } cap ? Limits<Double1, Mask1>.Room(new(cap * asset.Spot), new(supplied)).Value : double.PositiveInfinity;
        double worth = Math.Min(Math.Min(borrowable / borrowed, room), left);
        return (worth * (borrowed - 1), worth);
    }

    // Who is unhealthy at the price that is told is liquidated as far as debt and collateral go, by the attacker alone. Positions lie by falling debt over worth: of the unhealthy, the first have collateral for less than what they owe.
    private (double Gain, double Spent) Liquidate(double told, double left)
    {
        if (discounts is not null) return discounts.Of(told, left);
        if (market.Liquidation is LiquidationMechanism.StabilityPool pool) return Compensation(pool, Above(told * Counted));
        double price = PricePaid(told);
        if (price >= 1) return (0, 0);
        int unhealthy = Above(told * Counted);
        if (market.Liquidation is LiquidationMechanism.Absorption)
        {
            double absorbed = Math.Min(sums[unhealthy].Worth * price, left);
            return (absorbed * ((1 / price) - 1), absorbed);
        }

        int uncovered = Math.Min(unhealthy, Above(PriceSeized(told) / (1 + Penalty)));
        double most = ((sums[unhealthy].Debt - sums[uncovered].Debt) * (1 + Penalty)) + (sums[uncovered].Worth * PriceSeized(told));
        double paid = Math.Min(most, left);
        return (paid * ((1 / price) - 1), paid);
    }

    // Who liquidates against the pool is paid for it and buys nothing. The last position is not liquidated.
    private (double Gain, double Spent) Compensation(LiquidationMechanism.StabilityPool pool, int unhealthy)
    {
        int liquidated = Math.Min(unhealthy, positions.Length - 1);
        return ((pool.GasShare * sums[liquidated].Worth) + (pool.GasReserve * liquidated), 0);
    }

    // Positions whose debt over worth is above a number.
    private int Above(double ratio)
    {
        int low = 0;
        int high = positions.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (positions[middle].Debt > ratio * positions[middle].Units * asset.Spot) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static (double Debt, double Worth)[] Sums(IEnumerable<LendingPosition> positions, double spot)
    {
        var sums = new List<(double Debt, double Worth)> { (0, 0) };
        foreach (LendingPosition position in positions) sums.Add((sums[^1].Debt + position.Debt, sums[^1].Worth + (position.Units * spot)));
        return [.. sums];
    }

    // The threshold, with the interval that the oracle tells about its price.
    private double Counted => market.Oracle.Confidence is { } confidence
        ? market.LiquidationThreshold * PushFeed<Double1, Mask1>.Conservative(new(1), new(confidence.Width), new(confidence.Multiple)).Value
        : market.LiquidationThreshold;

    // What an auction has to raise beyond the debt.
    private double Penalty => market.Liquidation is LiquidationMechanism.DutchAuction auction ? auction.Penalty : 0;

    // What a unit that is worth one costs the liquidator, and what of its worth counts against the debt: they differ by what the protocol takes.
    private double PricePaid(double told) => market.Liquidation switch
    {
        LiquidationMechanism.FixedBonus bonus => told / (1 + (bonus.Bonus * (1 - bonus.ProtocolFee))),
        LiquidationMechanism.DutchAuction auction => told * auction.Buffer,
        LiquidationMechanism.Absorption absorption => Absorption<Double1, Mask1>.StorefrontPrice(new(told), new(absorption.StoreFront), new(absorption.LiquidationFactor)).Value,
        _ => 1,
    };

    private double PriceSeized(double told) => market.Liquidation is LiquidationMechanism.FixedBonus bonus ? told / (1 + bonus.Bonus) : PricePaid(told);
}
