using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Kernels.Mechanics.Backstops;
using MonteCarloRisk.Kernels.Mechanics.Controls;
using MonteCarloRisk.Kernels.Mechanics.Keepers;
using MonteCarloRisk.Kernels.Mechanics.Lending;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Mechanics.Markets;
using MonteCarloRisk.Kernels.Mechanics.Oracles;

namespace MonteCarloRisk.Kernels.Tests.Mechanics;

/// <summary>Every function of the mechanics as one from the same inputs to numbers, by its name.</summary>
internal static class EveryMechanism<T, TM>
    where T : unmanaged, IReal<T, TM>
    where TM : unmanaged, IMask<TM>
{
    private static T One => T.Of(1f);

    private static T[] Truth(TM mask) => [T.Select(mask, One, T.Of(0f))];

    private static T Hundredfold(T share) => MultipliedBy(share, 100);

    private static T MultipliedBy(T share, double factor) => share * T.Of(factor);

    private static T LogOf(T share) => T.Log(T.Of(.9) + (T.Of(.099) * share));

    private static ClipperTerms<T> Clip(LaneInputs<T> i) => new(One + i.s, T.Of(7200), i.t, i.b, i.s, One + i.t, MultipliedBy(i.s, 50));

    private static TwoStageTerms<T> Stages(LaneInputs<T> i) => new(i.s, i.s * i.t, T.Of(900), T.Of(4000), T.Of(3600), i.t, i.s, Hundredfold(i.t));

    private static EnglishTerms<T> English(LaneInputs<T> i) => new(T.Of(600), T.Of(6000), One + (T.Of(.1) * i.s));

    private static EnglishState<T> Bids(LaneInputs<T> i) => new(i.b, i.a, T.Of(10_000) * i.s, T.Of(20_000) * i.t);

    private static CloseFactorTerms<T> Close(LaneInputs<T> i) => new(T.Of(.5), T.Of(.95), T.Of(2000), T.Of(1000), T.Of(.2) * i.s, i.t);

    private static TroveTerms<T> Trove => new(T.Of(1.1), T.Of(1.5), T.Of(.005));

    private static PerpetualLiquidationTerms<T> Book(LaneInputs<T> i) => new(One + i.s, i.t, T.Of(.015), T.Of(1000), T.Of(.1), T.Of(100_000));

    private static PooledPerpetualTerms<T> Pool(LaneInputs<T> i) => new(One, i.s, i.t, T.Of(1e-7), T.Of(2e-7), One + i.s);

    private static BandTerms<T> Band => new(T.Of(100), T.Of(.010050335853501));

    private static BandState<T> InBand(LaneInputs<T> i) => new(i.b, i.a);

    private static GuardedPrice<T> Last(LaneInputs<T> i) => new(i.q, i.t * T.Of(.1));

    private static SecurityModuleState<T> Module(LaneInputs<T> i) => new(i.p, i.q, T.Of(3600));

    private static RateTerms<T> Rates(LaneInputs<T> i) => new(T.Of(.01), i.s, i.p, T.Of(.8));

    private static StakingTerms<T> Staking(LaneInputs<T> i) => new(i.s, T.Of(9000), T.Of(900));

    private static BreakerTerms<T> Breaks(LaneInputs<T> i) => new(i.s * i.t, i.s, T.Of(600), T.Of(3600));

    private static BreakerState<T> Tripped(LaneInputs<T> i) => new(T.Select(Chance(i), One, T.Of(2f) * T.Select(T.LessThan(i.a, i.p), One, T.Of(0f))), T.Of(10_000));

    private static TM Chance(LaneInputs<T> i) => T.LessThan(i.s, i.t);

    private static T[] Of(EnglishState<T> state) => [state.Bid, state.Lot, state.BidEnd, state.End];

    private static T[] Of(PoolSwap<T> swap) => [swap.In, swap.Out, swap.ReserveIn, swap.ReserveOut];

    private static T[] Of(RangeSwap<T> swap) => [swap.In, swap.Out, swap.Root, swap.Fee];

    private static T[] Of(LossDraw<T> draw) => [draw.Covered, draw.Left, draw.Uncovered];

    private static T[] Of(BandTrade<T> trade) => [trade.State.Borrowed, trade.State.Collateral, trade.BorrowedIn, trade.CollateralIn, trade.Fee];

    private static readonly (string Name, Func<LaneInputs<T>, T[]> Apply)[] Auctions =
    [
        ("DutchPrice.Linear", i => [DutchPrice<T, TM>.Linear(i.p, i.h, T.Of(9000))]),
        ("DutchPrice.StairStep", i => [DutchPrice<T, TM>.StairStep(i.p, i.h, T.Of(90), LogOf(i.s))]),
        ("DutchPrice.Exponential", i => [DutchPrice<T, TM>.Exponential(i.p, i.h, LogOf(i.s) * T.Of(.01))]),
        ("Clipper.Start", i =>
        {
            ClipperStart<T> start = Clipper<T, TM>.Start(i.a, i.a * i.p, i.b, Clip(i));
            return [start.Debt, start.Lot, start.Tab];
        }),
        ("Clipper.Top", i => [Clipper<T, TM>.Top(i.p, Clip(i))]),
        ("Clipper.Incentive", i => [Clipper<T, TM>.Incentive(i.a, Clip(i))]),
        ("Clipper.ResetIncentive", i => [Clipper<T, TM>.ResetIncentive(i.a, i.b, i.p, Clip(i))]),
        ("Clipper.NeedsReset", i => Truth(Clipper<T, TM>.NeedsReset(i.h, i.p * i.s, i.p, Clip(i)))),
        ("Clipper.Take", i =>
        {
            ClipperSale<T> sale = Clipper<T, TM>.Take(i.a, i.b, i.p, T.Abs(i.c), Clip(i));
            return [sale.Bought, sale.Paid, sale.Lot, sale.Tab];
        }),
        ("Clipper.Breaks", i => Truth(Clipper<T, TM>.Breaks(i.p, i.p * i.t, i.s))),
        ("TwoStageAuction.Discount", i => [TwoStageAuction<T, TM>.Discount(i.h, Stages(i))]),
        ("TwoStageAuction.BufferMargin", i => [TwoStageAuction<T, TM>.BufferMargin(i.a, -i.b, Stages(i))]),
        ("TwoStageAuction.LargestShare", i => [TwoStageAuction<T, TM>.LargestShare(i.a, -i.p, i.s * i.a, i.t, Stages(i))]),
        ("TwoStageAuction.Price", i => [TwoStageAuction<T, TM>.Price(i.a, i.b, i.s)]),
        ("TwoStageAuction.StartFee", i => [TwoStageAuction<T, TM>.StartFee(i.c, -i.p, Stages(i))]),
        ("TwoStageAuction.InsolventPayment", i => [TwoStageAuction<T, TM>.InsolventPayment(i.h, -i.b, -i.a, Stages(i))]),
        ("ReverseDiscount.Liquidate", i =>
        {
            ReverseDiscountSale<T> sale = ReverseDiscount<T, TM>.Liquidate(i.a, i.a * i.s, i.a * i.t, T.Of(.15), i.b, out TM healthy);
            return [sale.Discount, sale.Repaid, sale.Seized, sale.Socialized, .. Truth(healthy)];
        }),
        ("OptionAuction.FirstOfPut", i => [OptionAuction<T, TM>.FirstOfPut(i.a, i.p, i.s)]),
        ("OptionAuction.FirstOfCall", i => [OptionAuction<T, TM>.FirstOfCall(i.a, i.p, i.s)]),
        ("OptionAuction.Payment", i => [OptionAuction<T, TM>.Payment(i.b, i.a, i.p, i.h, T.Of(3600))]),
        ("EnglishAuction.Start", i => Of(EnglishAuction<T, TM>.Start(i.a, i.h, English(i)))),
        ("EnglishAuction.IsOpen", i => Truth(EnglishAuction<T, TM>.IsOpen(Bids(i), i.h))),
        ("EnglishAuction.LeastBid", i => [EnglishAuction<T, TM>.LeastBid(Bids(i), i.a, English(i))]),
        ("EnglishAuction.LargestLot", i => [EnglishAuction<T, TM>.LargestLot(Bids(i), English(i))]),
        ("EnglishAuction.Raise", i => [.. Of(EnglishAuction<T, TM>.Raise(Bids(i), i.a, T.Abs(i.c), i.h, Chance(i), English(i), out TM accepted)), .. Truth(accepted)]),
        ("EnglishAuction.Reduce", i => [.. Of(EnglishAuction<T, TM>.Reduce(Bids(i), i.b, i.a * i.s, i.h, Chance(i), English(i), out TM accepted)), .. Truth(accepted)]),
        ("EnglishAuction.IsWon", i => Truth(EnglishAuction<T, TM>.IsWon(Bids(i), i.h))),
        ("EnglishAuction.Reopen", i => Of(EnglishAuction<T, TM>.Reopen(Bids(i), i.h, English(i)))),
        ("EnglishAuction.Settle", i =>
        {
            EnglishSettlement<T> end = EnglishAuction<T, TM>.Settle(Bids(i), i.a + i.p, i.a);
            return [end.Paid, end.Bought, end.Returned, end.BadDebt, end.Surplus];
        }),
    ];

    private static readonly (string Name, Func<LaneInputs<T>, T[]> Apply)[] Liquidations =
    [
        ("FixedBonus.MostRepaid", i => [FixedBonus<T, TM>.MostRepaid(One - (T.Of(.1) * i.s), i.a, i.b, i.a + i.b, Close(i))]),
        ("FixedBonus.MostRepaidOfReserve", i => [FixedBonus<T, TM>.MostRepaidOfReserve(One - (T.Of(.1) * i.s), i.a, Close(i))]),
        ("FixedBonus.Permitted", i => [FixedBonus<T, TM>.Permitted(i.a * i.s, i.a, i.b, Close(i))]),
        ("FixedBonus.Seize", i =>
        {
            Seizure<T> seizure = FixedBonus<T, TM>.Seize(i.a, i.b, Close(i));
            return [seizure.Repaid, seizure.Taken, seizure.Fee];
        }),
        ("FixedBonus.LeavesDust", i => Truth(FixedBonus<T, TM>.LeavesDust(i.a, i.b, FixedBonus<T, TM>.Seize(i.a * i.s, i.b, Close(i)), Close(i)))),
        ("FixedBonus.BadDebt", i => [FixedBonus<T, TM>.BadDebt(i.a, i.b, FixedBonus<T, TM>.Seize(i.a, i.b, Close(i)))]),
        ("Absorption.IsLiquidatable", i => Truth(Absorption<T, TM>.IsLiquidatable(i.a, i.b))),
        ("Absorption.Absorb", i =>
        {
            Absorbed<T> absorbed = Absorption<T, TM>.Absorb(i.a, i.b);
            return [absorbed.Credit, absorbed.Shortfall, absorbed.ReservesPaid];
        }),
        ("Absorption.StorefrontPrice", i => [Absorption<T, TM>.StorefrontPrice(i.p, i.s, i.t)]),
        ("Absorption.IsForSale", i => Truth(Absorption<T, TM>.IsForSale(i.a, i.b))),
        ("StabilityPool.Offset", i =>
        {
            StabilityPoolState<T> pool = StabilityPool<T, TM>.Offset(new(i.b, i.s, i.t), i.b * i.t, i.a);
            return [pool.Deposits, pool.Product, pool.Sum];
        }),
        ("StabilityPool.Deposit", i => [StabilityPool<T, TM>.Deposit(i.a, i.s, new(i.b, i.t * i.s * i.s, i.t))]),
        ("StabilityPool.Gain", i => [StabilityPool<T, TM>.Gain(i.a, i.s, i.t, new(i.b, i.s, i.t + i.p))]),
        ("Troves.IsRecovery", i => Truth(Troves<T, TM>.IsRecovery(One + i.s, Trove))),
        ("Troves.Liquidate", i =>
        {
            TroveLiquidation<T> trove = Troves<T, TM>.Liquidate(i.a, i.a * i.p / (T.Of(.9) + (T.Of(.5) * i.t)), i.p, i.b, One + i.s, Trove, out TM liquidated);
            return
            [
                trove.Compensation, trove.OffsetDebt, trove.OffsetCollateral, trove.RedistributedDebt, trove.RedistributedCollateral, trove.Surplus,
                .. Truth(liquidated),
            ];
        }),
        ("PerpetualLiquidation.InitialFraction", i => [PerpetualLiquidation<T, TM>.InitialFraction(i.s, i.a, i.b, i.b + i.p)]),
        ("PerpetualLiquidation.IsLiquidatable", i => Truth(PerpetualLiquidation<T, TM>.IsLiquidatable(i.c, i.b))),
        ("PerpetualLiquidation.Rating", i => [PerpetualLiquidation<T, TM>.Rating(i.c, i.a, Book(i))]),
        ("PerpetualLiquidation.FillablePrice", i => [PerpetualLiquidation<T, TM>.FillablePrice(i.c, i.c * i.p, i.a * i.s, i.t, Book(i))]),
        ("PerpetualLiquidation.Bankruptcy", i => [PerpetualLiquidation<T, TM>.Bankruptcy(i.c, i.b, -i.s, i.a)]),
        ("PerpetualLiquidation.InsuranceDelta", i => [PerpetualLiquidation<T, TM>.InsuranceDelta(i.a, i.b, Book(i))]),
        ("PerpetualLiquidation.MostNotional", i => [PerpetualLiquidation<T, TM>.MostNotional(i.a, i.b, Book(i))]),
        ("PooledPerpetual.Impact", i => [PooledPerpetual<T, TM>.Impact(i.c, i.a - i.b, Pool(i))]),
        ("PooledPerpetual.Remaining", i => [PooledPerpetual<T, TM>.Remaining(i.a, i.c, i.c * i.s, i.s, i.b, Pool(i))]),
        ("PooledPerpetual.IsLiquidatable", i => Truth(PooledPerpetual<T, TM>.IsLiquidatable(i.c, i.a, Pool(i)))),
        ("PooledPerpetual.BadDebt", i => [PooledPerpetual<T, TM>.BadDebt(i.c)]),
        ("Deleveraging.IsEnabled", i => Truth(Deleveraging<T, TM>.IsEnabled(i.a, i.a + i.b, i.s))),
        ("Deleveraging.ProfitToClose", i => [Deleveraging<T, TM>.ProfitToClose(i.a, i.b, i.s)]),
        ("Deleveraging.Rank", i => [Deleveraging<T, TM>.Rank(i.p, i.q, i.c, i.a - i.b)]),
        ("Deleveraging.Forgone", i => [Deleveraging<T, TM>.Forgone(i.c, i.p, i.q)]),
        ("LiquidationWindow.InitialRatio", i => [LiquidationWindow<T, TM>.InitialRatio(i.c, i.a, i.s, i.t)]),
        ("LiquidationWindow.Capacity", i => [LiquidationWindow<T, TM>.Capacity(i.s, i.t, i.a, i.p, i.h)]),
        ("LiquidationWindow.Permitted", i => [LiquidationWindow<T, TM>.Permitted(i.a, i.b, T.Abs(i.c), i.s, i.t)]),
        ("LiquidationWindow.Reward", i => [LiquidationWindow<T, TM>.Reward(i.a, i.p, i.s, i.b)]),
        ("Bands.UpperPrice", i => [Bands<T, TM>.UpperPrice(i.p, Hundredfold(i.s) - Hundredfold(i.t), Band)]),
        ("Bands.LowerPrice", i => [Bands<T, TM>.LowerPrice(i.p, Band)]),
        ("Bands.Depth", i => [Bands<T, TM>.Depth(InBand(i), i.q, i.p, Band)]),
        ("Bands.Price", i => [Bands<T, TM>.Price(InBand(i), i.q, i.p, Band)]),
        ("Bands.DistanceFee", i => [Bands<T, TM>.DistanceFee(i.q, i.p, Band)]),
        ("Bands.Arbitrage", i => Of(Bands<T, TM>.Arbitrage(InBand(i), i.q, i.q * (T.Of(.99) + (T.Of(.02) * i.t)), i.p, T.Of(.1) * i.s, Band))),
        ("Bands.Converted", i => [Bands<T, TM>.Converted(InBand(i), i.q, i.p, Band)]),
        ("Bands.Health", i => [Bands<T, TM>.Health(i.b, i.a, i.s)]),
        ("Bands.LargestDebt", i => [Bands<T, TM>.LargestDebt(i.a, i.s, Hundredfold(i.t), Band)]),
        ("GradualConversion.At", i =>
        {
            BandState<T> state = GradualConversion<T, TM>.At(i.a, i.p, T.Of(10), i.q, Band);
            return [state.Borrowed, state.Collateral];
        }),
    ];

    private static readonly (string Name, Func<LaneInputs<T>, T[]> Apply)[] Oracles =
    [
        ("PushFeed.IsDue", i => Truth(PushFeed<T, TM>.IsDue(i.p, i.q, i.h, T.Of(.02), T.Of(18_000)))),
        ("PushFeed.IsStale", i => Truth(PushFeed<T, TM>.IsStale(i.h, T.Of(3600)))),
        ("PushFeed.Bounded", i => [PushFeed<T, TM>.Bounded(i.c, i.s, i.a)]),
        ("PushFeed.Conservative", i => [PushFeed<T, TM>.Conservative(i.p, i.a, i.s - i.t)]),
        ("PushFeed.IsUncertain", i => Truth(PushFeed<T, TM>.IsUncertain(i.p, i.p * i.t, i.s))),
        ("SecurityModule.MayUpdate", i => Truth(SecurityModule<T, TM>.MayUpdate(Module(i), i.h, T.Of(3600)))),
        ("SecurityModule.Update", i =>
        {
            SecurityModuleState<T> state = SecurityModule<T, TM>.Update(Module(i), i.a, i.h, T.Of(3600), Chance(i));
            return [state.Current, state.Next, state.Updated];
        }),
        ("AveragePrice.Exponential", i => [AveragePrice<T, TM>.Exponential(i.p, i.q, i.h, T.Of(600))]),
        ("AveragePrice.Accumulate", i => [AveragePrice<T, TM>.Accumulate(i.c, i.p, i.h)]),
        ("AveragePrice.Mean", i => [AveragePrice<T, TM>.Mean(i.b, i.a, T.Of(600))]),
        ("AveragePrice.GeometricMean", i => [AveragePrice<T, TM>.GeometricMean(i.s, i.p, i.a)]),
        ("MedianPrice.Of", i => [MedianPrice<T, TM>.Of(i.a, i.b, i.c), MedianPrice<T, TM>.Of(i.a, i.b, i.c, i.p, i.q)]),
        ("GrowthCap.MostRate", i => [GrowthCap<T, TM>.MostRate(i.p, i.s, i.t)]),
        ("GrowthCap.Price", i => [GrowthCap<T, TM>.Price(i.p, i.s, i.t)]),
        ("ChangeGuard.Limit", i =>
        {
            GuardedPrice<T> guarded = ChangeGuard<T, TM>.Limit(i.p * (One + i.s), Last(i), i.h * T.Of(.01), new(T.Of(1.25), T.Of(120)));
            return [guarded.Price, guarded.Fee];
        }),
        ("Sequencer.AllowsLiquidation", i => Truth(Sequencer<T, TM>.AllowsLiquidation(Chance(i), i.h, T.Of(3600), i.s, i.t))),
    ];

    private static readonly (string Name, Func<LaneInputs<T>, T[]> Apply)[] Others =
    [
        ("InterestRate.Utilization", i => [InterestRate<T, TM>.Utilization(i.a, i.b)]),
        ("InterestRate.BySlope", i => [InterestRate<T, TM>.BySlope(i.t, Rates(i))]),
        ("InterestRate.ByRange", i => [InterestRate<T, TM>.ByRange(i.t, Rates(i))]),
        ("InterestRate.ToLenders", i => [InterestRate<T, TM>.ToLenders(i.p, i.s, i.t)]),
        ("InterestRate.Simple", i => [InterestRate<T, TM>.Simple(i.p, i.s, i.t)]),
        ("InterestRate.Compound", i => [InterestRate<T, TM>.Compound(i.p, i.s, i.t)]),
        ("InterestRate.Continuous", i => [InterestRate<T, TM>.Continuous(i.p, i.s, i.t)]),
        ("Limits.Room", i => [Limits<T, TM>.Room(i.a, i.b)]),
        ("Limits.Withdrawal", i => [Limits<T, TM>.Withdrawal(i.a, i.b)]),
        ("Limits.Borrowing", i => [Limits<T, TM>.Borrowing(i.a, i.b, T.Abs(i.c), i.c)]),
        ("MarketDepth.Recover", i => [MarketDepth<T, TM>.Recover(i.b, i.a, i.h, T.Of(3600))]),
        ("MarketDepth.Consume", i => [MarketDepth<T, TM>.Consume(i.a, i.b)]),
        ("MarketDepth.InStress", i => [MarketDepth<T, TM>.InStress(i.a, i.p)]),
        ("PriceImpact.LinearFall", i => [PriceImpact<T, TM>.LinearFall(i.b, i.a)]),
        ("PriceImpact.LinearProceeds", i => [PriceImpact<T, TM>.LinearProceeds(i.b, i.a)]),
        ("PriceImpact.RootSlippage", i => [PriceImpact<T, TM>.RootSlippage(i.b, i.a, i.s)]),
        ("PriceImpact.RootProceeds", i => [PriceImpact<T, TM>.RootProceeds(i.b, i.a, i.s)]),
        ("PriceImpact.PriceAfter", i => [PriceImpact<T, TM>.PriceAfter(i.p, i.s, i.t)]),
        ("ConstantProduct.Swap", i => Of(ConstantProduct<T, TM>.Swap(i.b, i.a, i.p, i.s))),
        ("ConstantProduct.AmountToMove", i => [ConstantProduct<T, TM>.AmountToMove(i.a, One + i.s, i.t * T.Of(.1))]),
        ("ConstantProduct.CostToMove", i => [ConstantProduct<T, TM>.CostToMove(i.a, One + i.s, i.t * T.Of(.1))]),
        ("ConcentratedRange.BaseHeld", i => [ConcentratedRange<T, TM>.BaseHeld(i.a, i.q, i.p * T.Of(.98), i.p * T.Of(1.02))]),
        ("ConcentratedRange.QuoteHeld", i => [ConcentratedRange<T, TM>.QuoteHeld(i.a, i.q, i.p * T.Of(.98), i.p * T.Of(1.02))]),
        ("ConcentratedRange.SellBase", i => Of(ConcentratedRange<T, TM>.SellBase(i.b, i.a, i.p, i.p * T.Of(.98), i.t * T.Of(.01)))),
        ("ConcentratedRange.SellQuote", i => Of(ConcentratedRange<T, TM>.SellQuote(i.b, i.a, i.p, i.p * T.Of(1.02), i.t * T.Of(.01)))),
        ("LossLayers.Draw", i => Of(LossLayers<T, TM>.Draw(i.a, i.b))),
        ("LossLayers.Cut", i => [LossLayers<T, TM>.Cut(i.a, i.b)]),
        ("StakingModule.Slash", i => Of(StakingModule<T, TM>.Slash(i.a, i.p, i.b, Staking(i)))),
        ("StakingModule.MayLeave", i => Truth(StakingModule<T, TM>.MayLeave(i.h, Staking(i)))),
        ("Breaker.Move", i => [Breaker<T, TM>.Move(i.p, i.q)]),
        ("Breaker.Next", i =>
        {
            BreakerState<T> next = Breaker<T, TM>.Next(Tripped(i), i.t, i.h, Breaks(i));
            return [next.Level, next.Until];
        }),
        ("Breaker.BarsNewRisk", i => Truth(Breaker<T, TM>.BarsNewRisk(Tripped(i)))),
        ("Breaker.BarsAll", i => Truth(Breaker<T, TM>.BarsAll(Tripped(i)))),
        ("Keeper.Profit", i => [Keeper<T, TM>.Profit(i.a, i.s, i.t, i.b, i.p)]),
        ("Keeper.Acts", i => Truth(Keeper<T, TM>.Acts(i.c, i.t))),
        ("Keeper.HighestPrice", i => [Keeper<T, TM>.HighestPrice(i.p, i.s, i.t, i.b, i.a)]),
        ("Keeper.Affordable", i => [Keeper<T, TM>.Affordable(i.a, i.b, i.p)]),
        ("Keeper.GasPrice", i => [Keeper<T, TM>.GasPrice(i.a, i.p, i.s, Hundredfold(i.a))]),
        ("Keeper.Presence", i => [Keeper<T, TM>.Presence(i.s, i.a, i.b, i.t)]),
    ];

    public static readonly (string Name, Func<LaneInputs<T>, T[]> Apply)[] All = [.. Auctions, .. Liquidations, .. Oracles, .. Others];
}
