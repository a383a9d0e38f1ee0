using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;

namespace MonteCarloRisk.Kernels.Tests.Mechanics;

/// <summary>Dutch and English auctions against the values of dss' own tests (clip.t.sol, flip.t.sol) and hand arithmetic from the contracts' formulas.</summary>
public abstract class AuctionVectors<TReal>(double relative) : ScalarVectors<TReal>(relative)
    where TReal : unmanaged, IReal<TReal, Mask1>
{
    private const double Dai = 2200;

    // ETH-A in 2021: makerdao/spells-mainnet src/test/config.sol.
    private static readonly ClipperTerms<TReal> EthA = new(Of(1.1), Of(7200), Of(.45), Of(250), Of(.001), Of(1.13), Of(7500));

    // dss src/test/clip.t.sol.
    private static readonly ClipperTerms<TReal> Tests = new(Of(1.25), Of(3600), Of(.3), Of(100), Of(.02), Of(1.1), Of(20));

    private static readonly TwoStageTerms<TReal> Mainnet = new(Of(.95), Of(.70), Of(900), Of(43_200), Of(3600), Of(.15), Of(.10), Of(0));

    private static readonly EnglishTerms<TReal> Flip = new(Of(600), Of(21_600), Of(1.05));

    [Theory]
    [InlineData(0, 2200)]
    [InlineData(89, 2200)]
    [InlineData(90, 2178)]
    [InlineData(900, 1989.6406)]
    [InlineData(1800, 1799.3953)]
    [InlineData(3600, 1471.7379)]
    [InlineData(7200, 984.5511)]
    public void A_price_falls_in_steps(double elapsed, double price) =>
        Near(price, DutchPrice<TReal, Mask1>.StairStep(Of(Dai), Of(elapsed), Of(90), Of(Log(.99))), 1e-4);

    [Fact]
    public void A_price_crosses_the_oracles_at_the_tenth_step_and_ends_at_a_share_of_the_first()
    {
        // From 10% above 2,000: step 9 is above it, step 10 below; at 7,200 seconds 0.447523 of the first price is left.
        static double At(double elapsed) => Value(DutchPrice<TReal, Mask1>.StairStep(Of(Dai), Of(elapsed), Of(90), Of(Log(.99))));
        Assert.True(At(810) > 2000 && At(899) > 2000 && At(900) < 2000, $"{At(810)}, {At(899)}, {At(900)}");
        Near(.447523, DutchPrice<TReal, Mask1>.StairStep(Of(1), Of(7200), Of(90), Of(Log(.99))), 1e-6);
    }

    [Fact]
    public void A_price_falls_linearly_to_nothing()
    {
        for (int tenth = 0; tenth <= 12; tenth++)
        {
            Near(Math.Max(1000 - (100 * tenth), 0), DutchPrice<TReal, Mask1>.Linear(Of(1000), Of(360 * tenth), Of(3600)), scale: 1000);
        }
    }

    [Theory]
    [InlineData(900, 500)]
    [InlineData(1800, 250)]
    [InlineData(3600, 62.5)]
    public void A_price_halves_every_fifteen_minutes(double elapsed, double price) =>
        Near(price, DutchPrice<TReal, Mask1>.Exponential(Of(1000), Of(elapsed), Of(Log(.999230132966))), 1e-6);

    [Theory]
    [InlineData(7110, false)]
    [InlineData(7200, true)]
    public void A_reset_is_due_at_the_cusp_before_the_tail(double elapsed, bool due)
    {
        // Step 80 is at the tail itself, which is not past it: the share of 0.4475 is what asks for the reset.
        TReal price = DutchPrice<TReal, Mask1>.StairStep(Of(Dai), Of(elapsed), Of(90), Of(Log(.99)));
        Assert.Equal(due, Clipper<TReal, Mask1>.NeedsReset(Of(elapsed), price, Of(Dai), EthA).Value != 0);
    }

    [Fact]
    public void Both_conditions_of_a_reset_are_strict()
    {
        Fails(Clipper<TReal, Mask1>.NeedsReset(Of(3600), Of(5), Of(5), Tests));
        Holds(Clipper<TReal, Mask1>.NeedsReset(Of(3601), Of(5), Of(5), Tests));
        Fails(Clipper<TReal, Mask1>.NeedsReset(Of(1), Of(1.5), Of(5), Tests));
        Holds(Clipper<TReal, Mask1>.NeedsReset(Of(1), Of(1.4999), Of(5), Tests));
        Fails(Clipper<TReal, Mask1>.NeedsReset(Of(8190), DutchPrice<TReal, Mask1>.StairStep(Of(1), Of(8190), Of(90), Of(Log(.99))), Of(1), EthA with { Tail = Of(1e5), Cusp = Of(.40) }));
        Holds(Clipper<TReal, Mask1>.NeedsReset(Of(8280), DutchPrice<TReal, Mask1>.StairStep(Of(1), Of(8280), Of(90), Of(Log(.99))), Of(1), EthA with { Tail = Of(1e5), Cusp = Of(.40) }));
    }

    [Fact]
    public void A_vault_is_auctioned_with_its_penalty()
    {
        ClipperStart<TReal> start = Clipper<TReal, Mask1>.Start(Of(40), Of(100), Of(1000), Tests);
        Near(100, start.Debt);
        Near(40, start.Lot);
        Near(110, start.Tab);
        Near(5, Clipper<TReal, Mask1>.Top(Of(4), Tests));
        Near(102.2, Clipper<TReal, Mask1>.Incentive(start.Tab, Tests));
        Near(100, Clipper<TReal, Mask1>.Incentive(start.Tab, Tests with { IncentiveShare = Of(0) }));
    }

    [Fact]
    public void Only_as_much_is_auctioned_as_there_is_room_for()
    {
        ClipperTerms<TReal> plain = Tests with { Penalty = Of(1) };
        ClipperStart<TReal> part = Clipper<TReal, Mask1>.Start(Of(40), Of(100), Of(80), plain);
        Near(32, part.Lot);
        Near(80, part.Tab);
        Near(8, Of(40) - part.Lot);
        Near(20, Of(100) - part.Debt);

        // A rest below the dust goes with it, beyond the room; a part below the dust does not start, nor does anything without room.
        Near(100, Clipper<TReal, Mask1>.Start(Of(40), Of(100), Of(81), plain).Tab);
        Near(0, Clipper<TReal, Mask1>.Start(Of(40), Of(100), Of(19), plain).Tab);
        Near(0, Clipper<TReal, Mask1>.Start(Of(40), Of(100), Of(0), plain).Lot);
    }

    // dss src/test/clip.t.sol, testTake*: tab 110, lot 40, price 5, dust 20 times 1.1 = 22.
    [Theory]
    [InlineData(25, 22, 110, 18, 0)]
    [InlineData(22, 22, 110, 18, 0)]
    [InlineData(22.01, 22, 110, 18, 0)]
    [InlineData(10, 10, 50, 30, 60)]
    [InlineData(21, 17.6, 88, 22.4, 22)]
    [InlineData(0, 0, 0, 40, 110)]
    public void A_purchase_raises_no_more_than_the_tab_and_leaves_no_dust(double wanted, double bought, double paid, double lot, double tab)
    {
        ClipperSale<TReal> sale = Clipper<TReal, Mask1>.Take(Of(40), Of(110), Of(5), Of(wanted), Tests);
        Near(bought, sale.Bought);
        Near(paid, sale.Paid);
        Near(lot, sale.Lot, scale: 40);
        Near(tab, sale.Tab, scale: 110);
    }

    [Fact]
    public void A_whole_lot_leaves_the_rest_unraised_and_a_small_tab_is_bought_whole_or_not_at_all()
    {
        ClipperSale<TReal> all = Clipper<TReal, Mask1>.Take(Of(40), Of(110), Of(2), Of(50), Tests);
        Near(0, all.Lot);
        Near(30, all.Tab);
        ClipperSale<TReal> refused = Clipper<TReal, Mask1>.Take(Of(40), Of(22), Of(2), Of(5), Tests);
        Near(0, refused.Bought);
        Near(22, refused.Tab);
        ClipperSale<TReal> taken = Clipper<TReal, Mask1>.Take(Of(40), Of(22), Of(2), Of(11), Tests);
        Near(0, taken.Tab);
        Near(29, taken.Lot);
    }

    [Theory]
    [InlineData(22, 5.5, 100.44)]
    [InlineData(21.9, 5.5, 0)]
    [InlineData(22, 5.4, 0)]
    public void A_reset_is_paid_for_only_while_there_is_enough_to_sell(double tab, double lot, double paid) =>
        Near(paid, Clipper<TReal, Mask1>.ResetIncentive(Of(tab), Of(lot), Of(4), Tests), scale: 1);

    [Fact]
    public void The_breaker_looks_at_the_price_to_come()
    {
        Fails(Clipper<TReal, Mask1>.Breaks(Of(200), Of(100), Of(.5)));
        Holds(Clipper<TReal, Mask1>.Breaks(Of(200), Of(99), Of(.5)));
    }

    [Theory]
    [InlineData(0, .95)]
    [InlineData(60, .933333)]
    [InlineData(450, .825)]
    [InlineData(900, .70)]
    [InlineData(3600, .65625)]
    [InlineData(22_500, .35)]
    [InlineData(44_100, 0)]
    [InlineData(90_000, 0)]
    public void A_portfolio_is_offered_at_a_falling_discount(double elapsed, double discount) =>
        Near(discount, TwoStageAuction<TReal, Mask1>.Discount(Of(elapsed), Mainnet), 1e-6, 1);

    [Theory]
    [InlineData(1, .166667)]
    [InlineData(.95, .173913)]
    [InlineData(.70, .222222)]
    [InlineData(0.35, .363636)]
    public void The_share_for_sale_makes_the_buffer_good(double discount, double share) =>
        Near(share, TwoStageAuction<TReal, Mask1>.LargestShare(Of(500), Of(-100), Of(0), Of(discount), Mainnet), 1e-6);

    [Fact]
    public void A_portfolio_auction_has_a_fee_a_price_and_an_insolvent_stage()
    {
        Near(500.0 / 6 * .1, TwoStageAuction<TReal, Mask1>.StartFee(Of(500), Of(-100), Mainnet));
        Near(1, TwoStageAuction<TReal, Mask1>.LargestShare(Of(500), Of(-100), Of(0), Of(.5), Mainnet with { WholeBelow = Of(501) }));
        Near(-190, TwoStageAuction<TReal, Mask1>.BufferMargin(Of(500), Of(-100), Mainnet));
        Near(315, TwoStageAuction<TReal, Mask1>.Price(Of(500), Of(50), Of(.7)));
        Near(20, TwoStageAuction<TReal, Mask1>.InsolventPayment(Of(0), Of(-20), Of(-300), Mainnet));
        Near(160, TwoStageAuction<TReal, Mask1>.InsolventPayment(Of(1800), Of(-20), Of(-300), Mainnet));
        Near(300, TwoStageAuction<TReal, Mask1>.InsolventPayment(Of(9999), Of(-20), Of(-300), Mainnet));
    }

    // Loan-to-value 0.85, debt 1000, largest discount 0.15.
    [Theory]
    [InlineData(1170, .0055, 1000, 1005.53, 0)]
    [InlineData(1100, .065, 1000, 1069.52, 0)]
    [InlineData(1000, .15, 850, 1000, 150)]
    [InlineData(900, .15, 765, 900, 235)]
    [InlineData(1180, 0, 0, 0, 0)]
    public void The_worse_the_health_the_larger_the_discount(double collateral, double discount, double repaid, double seized, double lost)
    {
        ReverseDiscountSale<TReal> sale = ReverseDiscount<TReal, Mask1>.Liquidate(Of(collateral), Of(.85 * collateral), Of(1000), Of(.15), Of(0), out Mask1 healthy);
        Assert.Equal(collateral == 1180, healthy.Value != 0);
        Near(discount, sale.Discount, 1e-4, 1);
        Near(repaid, sale.Repaid);
        Near(seized, sale.Seized, 1e-2);
        Near(lost, sale.Socialized, scale: 1000);
        Near(0, ReverseDiscount<TReal, Mask1>.Liquidate(Of(collateral), Of(.85 * collateral), Of(1000), Of(.15), Of(300), out _).Socialized);
    }

    [Fact]
    public void What_an_option_pays_its_liquidator_grows_to_the_whole_vault()
    {
        // Intrinsic 200 on a spot of 1,800, deviation 5%: 200 - 90 = 110; vault 500 for one option.
        TReal first = OptionAuction<TReal, Mask1>.FirstOfPut(Of(200), Of(1800), Of(.05));
        Near(110, first);
        Near(0, OptionAuction<TReal, Mask1>.FirstOfPut(Of(50), Of(1800), Of(.05)));
        Near(110.0 / 1800, OptionAuction<TReal, Mask1>.FirstOfCall(Of(200), Of(1800), Of(.05)));
        Near(110, OptionAuction<TReal, Mask1>.Payment(first, Of(500), Of(1), Of(0), Of(3600)));
        Near(305, OptionAuction<TReal, Mask1>.Payment(first, Of(500), Of(1), Of(1800), Of(3600)));
        Near(500, OptionAuction<TReal, Mask1>.Payment(first, Of(500), Of(1), Of(3600), Of(3600)));
        Near(100, OptionAuction<TReal, Mask1>.Payment(first, Of(200), Of(2), Of(10), Of(3600)));
    }

    [Fact]
    public void A_bid_that_nobody_betters_wins_however_small()
    {
        EnglishState<TReal> state = EnglishAuction<TReal, Mask1>.Start(Of(50), Of(100), Flip);
        state = EnglishAuction<TReal, Mask1>.Raise(state, Of(8000), Of(0), Of(150), Yes, Flip, out Mask1 accepted);
        Fails(accepted);
        state = EnglishAuction<TReal, Mask1>.Raise(state, Of(8000), Of(1e-18), Of(200), Yes, Flip, out accepted);
        Holds(accepted);
        Fails(EnglishAuction<TReal, Mask1>.IsWon(state, Of(800)));
        Fails(EnglishAuction<TReal, Mask1>.IsOpen(state, Of(800)));
        Holds(EnglishAuction<TReal, Mask1>.IsWon(state, Of(801)));
        EnglishSettlement<TReal> end = EnglishAuction<TReal, Mask1>.Settle(state, Of(50), Of(7080));
        Near(7080, end.BadDebt);
        Near(50, end.Bought);
        Near(0, end.Returned);
        Near(0, end.Surplus);
    }

    // The amounts of dss src/test/flip.t.sol: tab 50, lot 100, increments of 5%.
    [Fact]
    public void Bids_rise_to_the_tab_and_then_the_lot_falls()
    {
        EnglishState<TReal> state = EnglishAuction<TReal, Mask1>.Start(Of(100), Of(0), Flip);
        state = EnglishAuction<TReal, Mask1>.Raise(state, Of(50), Of(1), Of(10), Yes, Flip, out Mask1 accepted);
        Holds(accepted);
        EnglishAuction<TReal, Mask1>.Raise(state, Of(50), Of(1.04), Of(20), Yes, Flip, out accepted);
        Fails(accepted);
        EnglishAuction<TReal, Mask1>.Raise(state, Of(50), Of(51), Of(20), Yes, Flip, out accepted);
        Fails(accepted);
        EnglishAuction<TReal, Mask1>.Reduce(state, Of(50), Of(90), Of(20), Yes, Flip, out accepted);
        Fails(accepted);
        EnglishAuction<TReal, Mask1>.Raise(state, Of(50), Of(50), Of(20), No, Flip, out accepted);
        Fails(accepted);
        Near(1.05, EnglishAuction<TReal, Mask1>.LeastBid(state, Of(50), Flip));
        state = EnglishAuction<TReal, Mask1>.Raise(state, Of(50), Of(49), Of(300), Yes, Flip, out accepted);
        Holds(accepted);
        state = EnglishAuction<TReal, Mask1>.Raise(state, Of(50), Of(50), Of(400), Yes, Flip, out accepted);
        Holds(accepted);
        Near(1000, state.BidEnd);
        Near(100 / 1.05, EnglishAuction<TReal, Mask1>.LargestLot(state, Flip));
        EnglishAuction<TReal, Mask1>.Reduce(state, Of(50), Of(96), Of(500), Yes, Flip, out accepted);
        Fails(accepted);
        state = EnglishAuction<TReal, Mask1>.Reduce(state, Of(50), Of(95), Of(500), Yes, Flip, out accepted);
        Holds(accepted);
        EnglishSettlement<TReal> end = EnglishAuction<TReal, Mask1>.Settle(state, Of(100), Of(45));
        Near(5, end.Returned);
        Near(95, end.Bought);
        Near(5, end.Surplus);
        Near(0, end.BadDebt);
    }

    [Fact]
    public void An_auction_without_bids_can_be_opened_again()
    {
        EnglishState<TReal> state = EnglishAuction<TReal, Mask1>.Start(Of(100), Of(0), Flip);
        Near(21_600, EnglishAuction<TReal, Mask1>.Reopen(state, Of(21_600), Flip).End);
        Fails(EnglishAuction<TReal, Mask1>.IsWon(state, Of(30_000)));
        Near(43_201, EnglishAuction<TReal, Mask1>.Reopen(state, Of(21_601), Flip).End);
    }
}

public sealed class AuctionVectorsInDouble() : AuctionVectors<Double1>(Rounds.Double);

public sealed class AuctionVectorsInSingle() : AuctionVectors<Single1>(Rounds.Single);
