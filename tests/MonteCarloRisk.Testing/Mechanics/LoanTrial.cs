using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;

namespace MonteCarloRisk.Testing.Mechanics;

/// <summary>Every function of the liquidation of loans, bands included.</summary>
public readonly struct LoanTrial : IMechanicsTrial
{
    /// <inheritdoc/>
    public static int Results => 42;

    /// <inheritdoc/>
    public static IReadOnlyList<(string Name, int Results)> Functions { get; } =
    [
        ("FixedBonus.MostRepaid", 1),
        ("FixedBonus.MostRepaidOfReserve", 1),
        ("FixedBonus.Permitted", 1),
        ("FixedBonus.Seize", 3),
        ("FixedBonus.LeavesDust", 1),
        ("FixedBonus.BadDebt", 1),
        ("Absorption.IsLiquidatable", 1),
        ("Absorption.Absorb", 3),
        ("Absorption.StorefrontPrice", 1),
        ("Absorption.IsForSale", 1),
        ("StabilityPool.Offset", 3),
        ("StabilityPool.Deposit", 1),
        ("StabilityPool.Gain", 1),
        ("Troves.IsRecovery", 1),
        ("Troves.Liquidate", 7),
        ("Bands.UpperPrice", 1),
        ("Bands.LowerPrice", 1),
        ("Bands.Depth", 1),
        ("Bands.Price", 1),
        ("Bands.DistanceFee", 1),
        ("Bands.Arbitrage", 5),
        ("Bands.Converted", 1),
        ("Bands.Health", 1),
        ("Bands.LargestDebt", 1),
        ("GradualConversion.At", 2),
    ];

    /// <inheritdoc/>
    public static void Apply<T, TM, TResults>(LaneInputs<T> i, ref TResults results)
        where T : unmanaged, IReal<T, TM>
        where TM : unmanaged, IMask<TM>
        where TResults : struct, IResults<T>
    {
        results.Add(FixedBonus<T, TM>.MostRepaid(Terms<T, TM>.One - (T.Of(.1) * i.s), i.a, i.b, i.a + i.b, Terms<T, TM>.Close(i)));
        results.Add(FixedBonus<T, TM>.MostRepaidOfReserve(Terms<T, TM>.One - (T.Of(.1) * i.s), i.a, Terms<T, TM>.Close(i)));
        results.Add(FixedBonus<T, TM>.Permitted(i.a * i.s, i.a, i.b, Terms<T, TM>.Close(i)));
        Seizure<T> seizure = FixedBonus<T, TM>.Seize(i.a, i.b, Terms<T, TM>.Close(i));
        results.Add(seizure.Repaid);
        results.Add(seizure.Taken);
        results.Add(seizure.Fee);
        results.Add(Terms<T, TM>.Truth(FixedBonus<T, TM>.LeavesDust(i.a, i.b, FixedBonus<T, TM>.Seize(i.a * i.s, i.b, Terms<T, TM>.Close(i)), Terms<T, TM>.Close(i))));
        results.Add(FixedBonus<T, TM>.BadDebt(i.a, i.b, FixedBonus<T, TM>.Seize(i.a, i.b, Terms<T, TM>.Close(i))));
        results.Add(Terms<T, TM>.Truth(Absorption<T, TM>.IsLiquidatable(i.a, i.b)));
        Absorbed<T> absorbed = Absorption<T, TM>.Absorb(i.a, i.b);
        results.Add(absorbed.Credit);
        results.Add(absorbed.Shortfall);
        results.Add(absorbed.ReservesPaid);
        results.Add(Absorption<T, TM>.StorefrontPrice(i.p, i.s, i.t));
        results.Add(Terms<T, TM>.Truth(Absorption<T, TM>.IsForSale(i.a, i.b)));
        StabilityPoolState<T> pool = StabilityPool<T, TM>.Offset(new(i.b, i.s, i.t), i.b * i.t, i.a);
        results.Add(pool.Deposits);
        results.Add(pool.Product);
        results.Add(pool.Sum);
        results.Add(StabilityPool<T, TM>.Deposit(i.a, i.s, new(i.b, i.t * i.s * i.s, i.t)));
        results.Add(StabilityPool<T, TM>.Gain(i.a, i.s, i.t, new(i.b, i.s, i.t + i.p)));
        results.Add(Terms<T, TM>.Truth(Troves<T, TM>.IsRecovery(Terms<T, TM>.One + i.s, Terms<T, TM>.Trove)));
        TroveLiquidation<T> trove = Troves<T, TM>.Liquidate(i.a, i.a * i.p / (T.Of(.9) + (T.Of(.5) * i.t)), i.p, i.b, Terms<T, TM>.One + i.s, Terms<T, TM>.Trove, out TM liquidated);
        results.Add(trove.Compensation);
        results.Add(trove.OffsetDebt);
        results.Add(trove.OffsetCollateral);
        results.Add(trove.RedistributedDebt);
        results.Add(trove.RedistributedCollateral);
        results.Add(trove.Surplus);
        results.Add(Terms<T, TM>.Truth(liquidated));
        results.Add(Bands<T, TM>.UpperPrice(i.p, Terms<T, TM>.Hundredfold(i.s) - Terms<T, TM>.Hundredfold(i.t), Terms<T, TM>.Band));
        results.Add(Bands<T, TM>.LowerPrice(i.p, Terms<T, TM>.Band));
        results.Add(Bands<T, TM>.Depth(Terms<T, TM>.InBand(i), i.q, i.p, Terms<T, TM>.Band));
        results.Add(Bands<T, TM>.Price(Terms<T, TM>.InBand(i), i.q, i.p, Terms<T, TM>.Band));
        results.Add(Bands<T, TM>.DistanceFee(i.q, i.p, Terms<T, TM>.Band));
        BandTrade<T> arbitrageTrade = Bands<T, TM>.Arbitrage(Terms<T, TM>.InBand(i), i.q, i.q * (T.Of(.99) + (T.Of(.02) * i.t)), i.p, T.Of(.1) * i.s, Terms<T, TM>.Band);
        results.Add(arbitrageTrade.State.Borrowed);
        results.Add(arbitrageTrade.State.Collateral);
        results.Add(arbitrageTrade.BorrowedIn);
        results.Add(arbitrageTrade.CollateralIn);
        results.Add(arbitrageTrade.Fee);
        results.Add(Bands<T, TM>.Converted(Terms<T, TM>.InBand(i), i.q, i.p, Terms<T, TM>.Band));
        results.Add(Bands<T, TM>.Health(i.b, i.a, i.s));
        results.Add(Bands<T, TM>.LargestDebt(i.a, i.s, Terms<T, TM>.Hundredfold(i.t), Terms<T, TM>.Band));
        BandState<T> state = GradualConversion<T, TM>.At(i.a, i.p, T.Of(10), i.q, Terms<T, TM>.Band);
        results.Add(state.Borrowed);
        results.Add(state.Collateral);
    }
}
