using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;

namespace MonteCarloRisk.Testing.Mechanics;

/// <summary>Every function of the auctions.</summary>
public readonly struct AuctionTrial : IMechanicsTrial
{
    /// <inheritdoc/>
    public static int Results => 56;

    /// <inheritdoc/>
    public static IReadOnlyList<(string Name, int Results)> Functions { get; } =
    [
        ("DutchPrice.Linear", 1),
        ("DutchPrice.StairStep", 1),
        ("DutchPrice.Exponential", 1),
        ("Clipper.Start", 3),
        ("Clipper.Top", 1),
        ("Clipper.Incentive", 1),
        ("Clipper.ResetIncentive", 1),
        ("Clipper.NeedsReset", 1),
        ("Clipper.Take", 4),
        ("Clipper.Breaks", 1),
        ("TwoStageAuction.Discount", 1),
        ("TwoStageAuction.BufferMargin", 1),
        ("TwoStageAuction.LargestShare", 1),
        ("TwoStageAuction.Price", 1),
        ("TwoStageAuction.StartFee", 1),
        ("TwoStageAuction.InsolventPayment", 1),
        ("ReverseDiscount.Liquidate", 5),
        ("OptionAuction.FirstOfPut", 1),
        ("OptionAuction.FirstOfCall", 1),
        ("OptionAuction.Payment", 1),
        ("EnglishAuction.Start", 4),
        ("EnglishAuction.IsOpen", 1),
        ("EnglishAuction.LeastBid", 1),
        ("EnglishAuction.LargestLot", 1),
        ("EnglishAuction.Raise", 5),
        ("EnglishAuction.Reduce", 5),
        ("EnglishAuction.IsWon", 1),
        ("EnglishAuction.Reopen", 4),
        ("EnglishAuction.Settle", 5),
    ];

    /// <inheritdoc/>
    public static void Apply<T, TM, TResults>(LaneInputs<T> i, ref TResults results)
        where T : unmanaged, IReal<T, TM>
        where TM : unmanaged, IMask<TM>
        where TResults : struct, IResults<T>
    {
        results.Add(DutchPrice<T, TM>.Linear(i.p, i.h, T.Of(9000)));
        results.Add(DutchPrice<T, TM>.StairStep(i.p, i.h, T.Of(90), Terms<T, TM>.LogOf(i.s)));
        results.Add(DutchPrice<T, TM>.Exponential(i.p, i.h, Terms<T, TM>.LogOf(i.s) * T.Of(.01)));
        ClipperStart<T> start = Clipper<T, TM>.Start(i.a, i.a * i.p, i.b, Terms<T, TM>.Clip(i));
        results.Add(start.Debt);
        results.Add(start.Lot);
        results.Add(start.Tab);
        results.Add(Clipper<T, TM>.Top(i.p, Terms<T, TM>.Clip(i)));
        results.Add(Clipper<T, TM>.Incentive(i.a, Terms<T, TM>.Clip(i)));
        results.Add(Clipper<T, TM>.ResetIncentive(i.a, i.b, i.p, Terms<T, TM>.Clip(i)));
        results.Add(Terms<T, TM>.Truth(Clipper<T, TM>.NeedsReset(i.h, i.p * i.s, i.p, Terms<T, TM>.Clip(i))));
        ClipperSale<T> sale = Clipper<T, TM>.Take(i.a, i.b, i.p, T.Abs(i.c), Terms<T, TM>.Clip(i));
        results.Add(sale.Bought);
        results.Add(sale.Paid);
        results.Add(sale.Lot);
        results.Add(sale.Tab);
        results.Add(Terms<T, TM>.Truth(Clipper<T, TM>.Breaks(i.p, i.p * i.t, i.s)));
        results.Add(TwoStageAuction<T, TM>.Discount(i.h, Terms<T, TM>.Stages(i)));
        results.Add(TwoStageAuction<T, TM>.BufferMargin(i.a, -i.b, Terms<T, TM>.Stages(i)));
        results.Add(TwoStageAuction<T, TM>.LargestShare(i.a, -i.p, i.s * i.a, i.t, Terms<T, TM>.Stages(i)));
        results.Add(TwoStageAuction<T, TM>.Price(i.a, i.b, i.s));
        results.Add(TwoStageAuction<T, TM>.StartFee(i.c, -i.p, Terms<T, TM>.Stages(i)));
        results.Add(TwoStageAuction<T, TM>.InsolventPayment(i.h, -i.b, -i.a, Terms<T, TM>.Stages(i)));
        ReverseDiscountSale<T> reverse = ReverseDiscount<T, TM>.Liquidate(i.a, i.a * i.s, i.a * i.t, T.Of(.15), i.b, out TM healthy);
        results.Add(reverse.Discount);
        results.Add(reverse.Repaid);
        results.Add(reverse.Seized);
        results.Add(reverse.Socialized);
        results.Add(Terms<T, TM>.Truth(healthy));
        results.Add(OptionAuction<T, TM>.FirstOfPut(i.a, i.p, i.s));
        results.Add(OptionAuction<T, TM>.FirstOfCall(i.a, i.p, i.s));
        results.Add(OptionAuction<T, TM>.Payment(i.b, i.a, i.p, i.h, T.Of(3600)));
        EnglishState<T> startState = EnglishAuction<T, TM>.Start(i.a, i.h, Terms<T, TM>.English(i));
        results.Add(startState.Bid);
        results.Add(startState.Lot);
        results.Add(startState.BidEnd);
        results.Add(startState.End);
        results.Add(Terms<T, TM>.Truth(EnglishAuction<T, TM>.IsOpen(Terms<T, TM>.Bids(i), i.h)));
        results.Add(EnglishAuction<T, TM>.LeastBid(Terms<T, TM>.Bids(i), i.a, Terms<T, TM>.English(i)));
        results.Add(EnglishAuction<T, TM>.LargestLot(Terms<T, TM>.Bids(i), Terms<T, TM>.English(i)));
        EnglishState<T> raiseState = EnglishAuction<T, TM>.Raise(Terms<T, TM>.Bids(i), i.a, T.Abs(i.c), i.h, Terms<T, TM>.Chance(i), Terms<T, TM>.English(i), out TM raiseAccepted);
        results.Add(raiseState.Bid);
        results.Add(raiseState.Lot);
        results.Add(raiseState.BidEnd);
        results.Add(raiseState.End);
        results.Add(Terms<T, TM>.Truth(raiseAccepted));
        EnglishState<T> reduceState = EnglishAuction<T, TM>.Reduce(Terms<T, TM>.Bids(i), i.b, i.a * i.s, i.h, Terms<T, TM>.Chance(i), Terms<T, TM>.English(i), out TM reduceAccepted);
        results.Add(reduceState.Bid);
        results.Add(reduceState.Lot);
        results.Add(reduceState.BidEnd);
        results.Add(reduceState.End);
        results.Add(Terms<T, TM>.Truth(reduceAccepted));
        results.Add(Terms<T, TM>.Truth(EnglishAuction<T, TM>.IsWon(Terms<T, TM>.Bids(i), i.h)));
        EnglishState<T> reopenState = EnglishAuction<T, TM>.Reopen(Terms<T, TM>.Bids(i), i.h, Terms<T, TM>.English(i));
        results.Add(reopenState.Bid);
        results.Add(reopenState.Lot);
        results.Add(reopenState.BidEnd);
        results.Add(reopenState.End);
        EnglishSettlement<T> end = EnglishAuction<T, TM>.Settle(Terms<T, TM>.Bids(i), i.a + i.p, i.a);
        results.Add(end.Paid);
        results.Add(end.Bought);
        results.Add(end.Returned);
        results.Add(end.BadDebt);
        results.Add(end.Surplus);
    }
}
