using FsCheck;
using FsCheck.Fluent;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Kernels.Mechanics.Controls;
using MonteCarloRisk.Kernels.Mechanics.Keepers;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Mechanics.Oracles;

namespace MonteCarloRisk.Kernels.Tests.Mechanics;

/// <summary>What mechanisms keep over time and over sequences: prices of auctions only fall, bids only rise, averages stay between what they average, levels hold until they end.</summary>
public sealed class LawTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20_261_129, 5);

    private static Arbitrary<Random> Seeds => Arb.From(from seed in Gen.Choose(0, int.MaxValue) select new Random(seed));

    private static Double1 Of(double value) => new(value);

    private static double Amount(Random random) => Math.Exp((12 * random.NextDouble()) - 3);

    [Fact]
    public void Prices_of_auctions_only_fall_and_payments_only_grow() => Prop.ForAll(Seeds, random =>
    {
        double top = Amount(random);
        double early = random.Next(20_000);
        double late = early + random.Next(20_000);
        Double1 cut = Of(Math.Log(.9 + (.0999 * random.NextDouble())));
        var stages = new TwoStageTerms<Double1>(Of(.95), Of(.7), Of(900), Of(random.Next(1, 40_000)), Of(3600), Of(.15), Of(.1), Of(0));
        double[] Prices(double elapsed) =>
        [
            DutchPrice<Double1, Mask1>.Linear(Of(top), Of(elapsed), Of(9000)).Value,
            DutchPrice<Double1, Mask1>.StairStep(Of(top), Of(elapsed), Of(90), cut).Value,
            DutchPrice<Double1, Mask1>.Exponential(Of(top), Of(elapsed), cut * Of(.01)).Value,
            TwoStageAuction<Double1, Mask1>.Discount(Of(elapsed), stages).Value,
            -TwoStageAuction<Double1, Mask1>.InsolventPayment(Of(elapsed), Of(-top), Of(-3 * top), stages).Value,
            -OptionAuction<Double1, Mask1>.Payment(Of(top), Of(2 * top), Of(1), Of(elapsed), Of(3600)).Value,
        ];
        return Prices(early).Zip(Prices(late)).All(price => price.Second <= price.First + (1e-14 * top));
    }).Check(Runs);

    [Fact]
    public void The_share_for_sale_makes_the_buffer_margin_zero() => Prop.ForAll(Seeds, random =>
    {
        double value = Amount(random);
        double buffer = -Amount(random);
        double reserved = value * random.NextDouble();
        double d = random.NextDouble();
        var terms = new TwoStageTerms<Double1>(Of(.95), Of(.7), Of(900), Of(9000), Of(3600), Of(.15), Of(.1), Of(0));
        double share = TwoStageAuction<Double1, Mask1>.LargestShare(Of(value), Of(buffer), Of(reserved), Of(d), terms).Value;
        double proceeds = share * (TwoStageAuction<Double1, Mask1>.Price(Of(value), Of(reserved), Of(d)).Value + reserved);
        return share > 0 && share <= 1 && Math.Abs(((1 - share) * buffer) + proceeds) <= 1e-12 * (value - buffer);
    }).Check(Runs);

    [Fact]
    public void Over_any_bids_the_bid_rises_to_the_tab_and_only_then_the_lot_falls() => Prop.ForAll(Seeds, random =>
    {
        var terms = new EnglishTerms<Double1>(Of(random.Next(60, 3600)), Of(random.Next(3600, 20_000)), Of(1.05));
        double tab = Amount(random);
        double lot = Amount(random);
        EnglishState<Double1> state = EnglishAuction<Double1, Mask1>.Start(Of(lot), Of(0), terms);
        double now = 0;
        for (int bid = 0; bid < 40; bid++)
        {
            now += random.Next(600);
            bool won = EnglishAuction<Double1, Mask1>.IsWon(state, Of(now)).Value != 0;
            double least = EnglishAuction<Double1, Mask1>.LeastBid(state, Of(tab), terms).Value;
            EnglishState<Double1> next = state.Bid.Value < tab
                ? EnglishAuction<Double1, Mask1>.Raise(state, Of(tab), Of(Math.Min(tab, Math.Max(least, .01 * tab) * (.9 + (.5 * random.NextDouble())))), Of(now), new(-1), terms, out Mask1 accepted)
                : EnglishAuction<Double1, Mask1>.Reduce(state, Of(tab), Of(state.Lot.Value * (.85 + (.2 * random.NextDouble()))), Of(now), new(-1), terms, out accepted);
            bool better = next.Bid.Value >= state.Bid.Value && next.Lot.Value <= state.Lot.Value && next.Bid.Value <= tab && (next.Lot.Value == lot || next.Bid.Value == tab);
            bool kept = accepted.Value != 0 ? next.BidEnd.Value == now + terms.BidLifetime.Value && now < state.End.Value : next == state;
            bool final = !won || accepted.Value == 0;
            if (!better || !kept || !final) return false;
            state = next;
        }

        EnglishSettlement<Double1> end = EnglishAuction<Double1, Mask1>.Settle(state, Of(lot), Of(tab / 1.13));
        return Math.Abs(end.Bought.Value + end.Returned.Value - lot) <= 1e-15 * lot
            && Math.Abs(end.Paid.Value + end.BadDebt.Value - end.Surplus.Value - (tab / 1.13)) <= 1e-14 * tab;
    }).Check(Runs);

    [Fact]
    public void Averages_medians_and_guards_stay_between_what_they_are_made_of() => Prop.ForAll(Seeds, random =>
    {
        double[] p = [.. Enumerable.Range(0, 5).Select(_ => Amount(random))];
        double elapsed = random.Next(4000);
        double median = MedianPrice<Double1, Mask1>.Of(Of(p[0]), Of(p[1]), Of(p[2]), Of(p[3]), Of(p[4])).Value;
        double average = AveragePrice<Double1, Mask1>.Exponential(Of(p[0]), Of(p[1]), Of(elapsed), Of(600)).Value;
        GuardedPrice<Double1> guarded = ChangeGuard<Double1, Mask1>.Limit(Of(p[0]), new(Of(p[1]), Of(.3 * random.NextDouble())), Of(random.Next(120)), new(Of(1.25), Of(120)));
        return median == p.Order().ElementAt(2)
            && average >= Math.Min(p[0], p[1]) * (1 - 1e-15) && average <= Math.Max(p[0], p[1]) * (1 + 1e-15)
            && guarded.Price.Value >= Math.Min(p[0], p[1] / 1.25) && guarded.Price.Value <= Math.Max(p[0], p[1] * 1.25)
            && guarded.Price.Value >= p[1] / 1.25 * (1 - 1e-15) && guarded.Price.Value <= p[1] * 1.25 * (1 + 1e-15)
            && guarded.Fee.Value >= 0 && guarded.Fee.Value < 1;
    }).Check(Runs);

    [Fact]
    public void A_breaker_holds_its_level_until_its_time_and_no_longer() => Prop.ForAll(Seeds, random =>
    {
        var terms = new BreakerTerms<Double1>(Of(.1), Of(.2), Of(random.Next(1, 2000)), Of(random.Next(1, 4000)));
        var state = new BreakerState<Double1>(Of(0), Of(0));
        double now = 0, lastSoft = double.NegativeInfinity, lastHard = double.NegativeInfinity;
        for (int step = 0; step < 60; step++)
        {
            now += random.Next(1, 300);
            double measure = random.Next(4) == 0 ? .3 * random.NextDouble() : 0;
            bool hardHeld = now < lastHard + terms.HardCooldown.Value;
            state = Breaker<Double1, Mask1>.Next(state, Of(measure), Of(now), terms);
            if (measure > .2) lastHard = now;
            else if (measure > .1 && !hardHeld) lastSoft = now;
            if (measure > .2) lastSoft = double.NegativeInfinity;
            double expected = now < lastHard + terms.HardCooldown.Value ? 2 : now < lastSoft + terms.SoftCooldown.Value ? 1 : 0;
            if (state.Level.Value != expected) return false;
        }

        return true;
    }).Check(Runs);

    [Fact]
    public void An_account_closed_at_its_bankruptcy_price_ends_at_nothing_and_the_fund_makes_up_the_rest() => Prop.ForAll(Seeds, random =>
    {
        double size = (random.Next(2) == 0 ? 1 : -1) * Amount(random);
        double notional = size * Amount(random);
        double maintenance = .05 * Math.Abs(notional);
        double net = maintenance * (1.2 * random.NextDouble() - .4);
        var terms = new PerpetualLiquidationTerms<Double1>(Of(1), Of(1.5), Of(.015), Of(1000), Of(.1), Of(1e5));
        double bankruptcy = PerpetualLiquidation<Double1, Mask1>.Bankruptcy(Of(-notional), Of(net), Of(-maintenance), Of(maintenance)).Value;
        Double1 rating = PerpetualLiquidation<Double1, Mask1>.Rating(Of(net), Of(maintenance), terms);
        double price = PerpetualLiquidation<Double1, Mask1>.FillablePrice(Of(size), Of(notional), Of(maintenance), rating, terms).Value;
        double proceeds = size * price;
        double delta = PerpetualLiquidation<Double1, Mask1>.InsuranceDelta(Of(proceeds), Of(bankruptcy), terms).Value;
        double left = net - notional + proceeds - delta;
        double scale = 1e-12 * Math.Abs(notional);
        bool side = size > 0 ? price <= notional / size * (1 + 1e-14) : price >= notional / size * (1 - 1e-14);
        return Math.Abs(net - notional + bankruptcy) <= scale && side && left >= -scale && (proceeds >= bankruptcy || Math.Abs(left) <= scale);
    }).Check(Runs);

    [Fact]
    public void A_keeper_who_pays_its_highest_price_has_its_margin_and_no_less() => Prop.ForAll(Seeds, random =>
    {
        double market = Amount(random);
        double units = Amount(random);
        double gas = Amount(random);
        double slippage = .2 * random.NextDouble();
        double margin = .2 * random.NextDouble();
        double price = Keeper<Double1, Mask1>.HighestPrice(Of(market), Of(slippage), Of(margin), Of(gas), Of(units)).Value;
        double brings = units * market * (1 - slippage);
        double profit = Keeper<Double1, Mask1>.Profit(Of(units * market), Of(slippage), Of(0), Of(units * price), Of(gas)).Value;
        return price == 0 ? profit <= (margin * brings) + (1e-12 * brings) : Math.Abs(profit - (margin * brings)) <= 1e-12 * (brings + gas);
    }).Check(Runs);
}
