using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Backstops;
using MonteCarloRisk.Kernels.Mechanics.Controls;
using MonteCarloRisk.Kernels.Mechanics.Keepers;
using MonteCarloRisk.Kernels.Mechanics.Lending;
using MonteCarloRisk.Kernels.Mechanics.Markets;

namespace MonteCarloRisk.Testing.Mechanics;

/// <summary>Every function of lending, markets, backstops, controls and keepers.</summary>
public readonly struct MarketTrial : IMechanicsTrial
{
    /// <inheritdoc/>
    public static int Results => 54;

    /// <inheritdoc/>
    public static IReadOnlyList<(string Name, int Results)> Functions { get; } =
    [
        ("InterestRate.Utilization", 1),
        ("InterestRate.BySlope", 1),
        ("InterestRate.ByRange", 1),
        ("InterestRate.ToLenders", 1),
        ("InterestRate.Simple", 1),
        ("InterestRate.Compound", 1),
        ("InterestRate.Continuous", 1),
        ("Limits.Room", 1),
        ("Limits.Withdrawal", 1),
        ("Limits.Borrowing", 1),
        ("Limits.Ramped", 1),
        ("MarketDepth.Recover", 1),
        ("MarketDepth.Consume", 1),
        ("MarketDepth.InStress", 1),
        ("PriceImpact.LinearFall", 1),
        ("PriceImpact.LinearProceeds", 1),
        ("PriceImpact.RootSlippage", 1),
        ("PriceImpact.RootProceeds", 1),
        ("PriceImpact.PriceAfter", 1),
        ("ConstantProduct.Swap", 4),
        ("ConstantProduct.AmountToMove", 1),
        ("ConstantProduct.CostToMove", 1),
        ("ConcentratedRange.BaseHeld", 1),
        ("ConcentratedRange.QuoteHeld", 1),
        ("ConcentratedRange.SellBase", 4),
        ("ConcentratedRange.SellQuote", 4),
        ("LossLayers.Draw", 3),
        ("LossLayers.Cut", 1),
        ("StakingModule.Slash", 3),
        ("StakingModule.MayLeave", 1),
        ("Breaker.Move", 1),
        ("Breaker.Next", 2),
        ("Breaker.BarsNewRisk", 1),
        ("Breaker.BarsAll", 1),
        ("Keeper.Profit", 1),
        ("Keeper.Acts", 1),
        ("Keeper.HighestPrice", 1),
        ("Keeper.Affordable", 1),
        ("Keeper.GasPrice", 1),
        ("Keeper.Presence", 1),
    ];

    /// <inheritdoc/>
    public static void Apply<T, TM, TResults>(LaneInputs<T> i, ref TResults results)
        where T : unmanaged, IReal<T, TM>
        where TM : unmanaged, IMask<TM>
        where TResults : struct, IResults<T>
    {
        results.Add(InterestRate<T, TM>.Utilization(i.a, i.b));
        results.Add(InterestRate<T, TM>.BySlope(i.t, Terms<T, TM>.Rates(i)));
        results.Add(InterestRate<T, TM>.ByRange(i.t, Terms<T, TM>.Rates(i)));
        results.Add(InterestRate<T, TM>.ToLenders(i.p, i.s, i.t));
        results.Add(InterestRate<T, TM>.Simple(i.p, i.s, i.t));
        results.Add(InterestRate<T, TM>.Compound(i.p, i.s, i.t));
        results.Add(InterestRate<T, TM>.Continuous(i.p, i.s, i.t));
        results.Add(Limits<T, TM>.Room(i.a, i.b));
        results.Add(Limits<T, TM>.Withdrawal(i.a, i.b));
        results.Add(Limits<T, TM>.Borrowing(i.a, i.b, T.Abs(i.c), i.c));
        results.Add(Limits<T, TM>.Ramped(i.a, i.b, i.s, i.t));
        results.Add(MarketDepth<T, TM>.Recover(i.b, i.a, i.h, T.Of(3600)));
        results.Add(MarketDepth<T, TM>.Consume(i.a, i.b));
        results.Add(MarketDepth<T, TM>.InStress(i.a, i.p));
        results.Add(PriceImpact<T, TM>.LinearFall(i.b, i.a));
        results.Add(PriceImpact<T, TM>.LinearProceeds(i.b, i.a));
        results.Add(PriceImpact<T, TM>.RootSlippage(i.b, i.a, i.s));
        results.Add(PriceImpact<T, TM>.RootProceeds(i.b, i.a, i.s));
        results.Add(PriceImpact<T, TM>.PriceAfter(i.p, i.s, i.t));
        PoolSwap<T> swapSwap = ConstantProduct<T, TM>.Swap(i.b, i.a, i.p, i.s);
        results.Add(swapSwap.In);
        results.Add(swapSwap.Out);
        results.Add(swapSwap.ReserveIn);
        results.Add(swapSwap.ReserveOut);
        results.Add(ConstantProduct<T, TM>.AmountToMove(i.a, Terms<T, TM>.One + i.s, i.t * T.Of(.1)));
        results.Add(ConstantProduct<T, TM>.CostToMove(i.a, Terms<T, TM>.One + i.s, i.t * T.Of(.1)));
        results.Add(ConcentratedRange<T, TM>.BaseHeld(i.a, i.q, i.p * T.Of(.98), i.p * T.Of(1.02)));
        results.Add(ConcentratedRange<T, TM>.QuoteHeld(i.a, i.q, i.p * T.Of(.98), i.p * T.Of(1.02)));
        RangeSwap<T> sellbaseSwap = ConcentratedRange<T, TM>.SellBase(i.b, i.a, i.p, i.p * T.Of(.98), i.t * T.Of(.01));
        results.Add(sellbaseSwap.In);
        results.Add(sellbaseSwap.Out);
        results.Add(sellbaseSwap.Root);
        results.Add(sellbaseSwap.Fee);
        RangeSwap<T> sellquoteSwap = ConcentratedRange<T, TM>.SellQuote(i.b, i.a, i.p, i.p * T.Of(1.02), i.t * T.Of(.01));
        results.Add(sellquoteSwap.In);
        results.Add(sellquoteSwap.Out);
        results.Add(sellquoteSwap.Root);
        results.Add(sellquoteSwap.Fee);
        LossDraw<T> drawDraw = LossLayers<T, TM>.Draw(i.a, i.b);
        results.Add(drawDraw.Covered);
        results.Add(drawDraw.Left);
        results.Add(drawDraw.Uncovered);
        results.Add(LossLayers<T, TM>.Cut(i.a, i.b));
        LossDraw<T> slashDraw = StakingModule<T, TM>.Slash(i.a, i.p, i.b, Terms<T, TM>.Staking(i));
        results.Add(slashDraw.Covered);
        results.Add(slashDraw.Left);
        results.Add(slashDraw.Uncovered);
        results.Add(Terms<T, TM>.Truth(StakingModule<T, TM>.MayLeave(i.h, Terms<T, TM>.Staking(i))));
        results.Add(Breaker<T, TM>.Move(i.p, i.q));
        BreakerState<T> next = Breaker<T, TM>.Next(Terms<T, TM>.Tripped(i), i.t, i.h, Terms<T, TM>.Breaks(i));
        results.Add(next.Level);
        results.Add(next.Until);
        results.Add(Terms<T, TM>.Truth(Breaker<T, TM>.BarsNewRisk(Terms<T, TM>.Tripped(i))));
        results.Add(Terms<T, TM>.Truth(Breaker<T, TM>.BarsAll(Terms<T, TM>.Tripped(i))));
        results.Add(Keeper<T, TM>.Profit(i.a, i.s, i.t, i.b, i.p));
        results.Add(Terms<T, TM>.Truth(Keeper<T, TM>.Acts(i.c, i.t)));
        results.Add(Keeper<T, TM>.HighestPrice(i.p, i.s, i.t, i.b, i.a));
        results.Add(Keeper<T, TM>.Affordable(i.a, i.b, i.p));
        results.Add(Keeper<T, TM>.GasPrice(i.a, i.p, i.s, Terms<T, TM>.Hundredfold(i.a)));
        results.Add(Keeper<T, TM>.Presence(i.s, i.a, i.b, i.t));
    }
}
