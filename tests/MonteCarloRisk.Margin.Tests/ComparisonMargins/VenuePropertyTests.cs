using FsCheck;
using FsCheck.Fluent;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.ComparisonMargins.Deribit;
using MonteCarloRisk.Margin.ComparisonMargins.Derive;
using MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

namespace MonteCarloRisk.Margin.Tests.ComparisonMargins;

/// <summary>What every rule keeps on random accounts: no negative requirement, more for more written, the same for the same in another scale, less for a hedge where it nets.</summary>
public sealed class VenuePropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20_261_128, 7);

    private static readonly IVenueMargin[] OfOptions =
    [
        DeriveStandardMargin.Mainnet,
        DerivePortfolioMargin.Mainnet,
        DerivePortfolioMargin2.Mainnet,
        DeribitStandardMargin.Published,
        DeribitPortfolioMargin.Published,
        OpynNakedMargin.Tests,
        new SpanMargin(new Dictionary<string, SpanRange> { ["ETH"] = new(240, .3, 20) }),
    ];

    private static readonly IVenueMargin[] OfPerpetuals =
    [
        DeriveStandardMargin.Mainnet,
        DerivePortfolioMargin.Mainnet,
        DerivePortfolioMargin2.Mainnet,
        DeribitPortfolioMargin.Published,
        new SpanMargin(new Dictionary<string, SpanRange> { ["ETH"] = new(240, .3) }),
        DydxMargin.Genesis,
        GmxMargin.Defaults,
        new SynthetixMargin(new Dictionary<string, SynthetixMarket> { ["ETH"] = new(1000, 2, .01, .5, 20) }),
        new PerennialMargin(new Dictionary<string, PerennialMarket> { ["ETH"] = new(.012, .01, 50, 40) }),
    ];

    // Strike 1000 to 3990, 1 to 50 days, volatility 20% to 200%, a quarter to ten contracts.
    private static Arbitrary<OptionPosition> Written => Arb.From(
        from right in Gen.Elements(OptionRight.Call, OptionRight.Put)
        from strike in Gen.Choose(100, 399)
        from days in Gen.Choose(1, 50)
        from volatility in Gen.Choose(20, 200)
        from contracts in Gen.Choose(1, 40)
        select new OptionPosition(new EuropeanOption("", "ETH", right, 10 * strike, days / 365.0, volatility / 100.0, .04, 0), -contracts / 4.0));

    private static Arbitrary<double> Units => Arb.From(Gen.Choose(-400, 400).Where(units => units != 0).Select(units => units / 4.0));

    [Fact]
    public void No_written_option_asks_less_than_nothing_and_initially_no_less_than_later() => Prop.ForAll(Written, written => OfOptions.All(margin =>
    {
        VenueRequirement asked = Ask(margin, SampleAccount.Of(written));
        return asked.Maintenance >= 0 && !(asked.Initial < asked.Maintenance - Rounding);
    })).Check(Runs);

    [Fact]
    public void More_of_a_written_option_never_asks_less() => Prop.ForAll(Written, written => OfOptions.All(margin =>
    {
        VenueRequirement one = Ask(margin, SampleAccount.Of(written));
        VenueRequirement more = Ask(margin, SampleAccount.Of(written with { Contracts = 1.5 * written.Contracts }));
        return more.Maintenance >= one.Maintenance - Rounding && !(more.Initial < one.Initial - Rounding);
    })).Check(Runs);

    [Fact]
    public void Twice_the_options_ask_twice_as_much() => Prop.ForAll(Written, written => OfOptions.All(margin =>
    {
        VenueRequirement one = Ask(margin, SampleAccount.Of(written));
        VenueRequirement two = Ask(margin, SampleAccount.Of(written with { Contracts = 2 * written.Contracts }));
        return Math.Abs(two.Maintenance - (2 * one.Maintenance)) <= Rounding;
    })).Check(Runs);

    [Fact]
    public void Another_currency_asks_the_same_in_it() => Prop.ForAll(Written, written => OfOptions.Where(margin => margin is not SpanMargin).All(margin =>
    {
        const double rate = 4;
        VenueRequirement one = Ask(margin, SampleAccount.Of(written));
        OptionPosition scaled = written with { Contract = written.Contract with { Strike = rate * written.Contract.Strike } };
        VenueRequirement other = Ask(margin, SampleAccount.Of(scaled) with { Quote = SampleAccount.Quote with { Spot = rate * SampleAccount.Spot, PerpetualPrice = rate * SampleAccount.Spot } });
        return Math.Abs(other.Maintenance - (rate * one.Maintenance)) <= Rounding;
    })).Check(Runs);

    [Fact]
    public void A_written_option_that_is_covered_by_a_spread_asks_no_more_of_maintenance() => Prop.ForAll(Written, written =>
    {
        // Long as many a tenth further out of the money: the spread loses no more than the written option in any state, and the static parts see the written one as before.
        EuropeanOption contract = written.Contract;
        double strike = contract.Right == OptionRight.Call ? 1.1 * contract.Strike : contract.Strike / 1.1;
        ComparedAccount spread = SampleAccount.Of(written, new OptionPosition(contract with { Strike = strike }, -written.Contracts));
        // In each scenario the bought option is worth nothing or more. The basis contingency and skews, which look at changes of value, promise no such thing.
        return new IVenueMargin[] { DeriveStandardMargin.Mainnet, DerivePortfolioMargin.Mainnet with { Basis = new BasisContingency(1, 1, 0, 0) }, DeribitPortfolioMargin.Published, OfOptions[^1] }.All(margin =>
            Ask(margin, spread).MaintenanceExcess >= Ask(margin, SampleAccount.Of(written)).MaintenanceExcess - Rounding);
    }).Check(Runs);

    [Fact]
    public void A_put_and_a_call_that_make_a_future_are_hedged_by_the_perpetual_where_the_rule_nets() => Prop.ForAll(Units, units =>
    {
        // Short the synthetic future, long the perpetual: little is left of either's scenario loss.
        ComparedAccount naked = SampleAccount.Of(SampleAccount.Call(2000, -Math.Abs(units), .8), SampleAccount.Put(2000, Math.Abs(units), .8));
        ComparedAccount hedged = naked with { Perpetuals = [new PerpetualPosition("ETH", Math.Abs(units), SampleAccount.Spot)] };
        return new IVenueMargin[] { DerivePortfolioMargin.Mainnet, DerivePortfolioMargin2.Mainnet, DeribitPortfolioMargin.Published, OfOptions[^1] }
            .All(margin => Ask(margin, hedged).Maintenance < Ask(margin, naked).Maintenance);
    }).Check(Runs);

    [Fact]
    public void Perpetuals_ask_the_more_the_larger_they_are() => Prop.ForAll(Units, units => OfPerpetuals.All(margin =>
    {
        VenueRequirement one = Ask(margin, SampleAccount.Perpetual("ETH", units, 2000));
        VenueRequirement more = Ask(margin, SampleAccount.Perpetual("ETH", 1.25 * units, 2000));
        return one.Maintenance > 0 && !(one.Initial < one.Maintenance - Rounding) && more.Maintenance > one.Maintenance - Rounding && !(more.Initial < one.Initial - Rounding);
    })).Check(Runs);

    [Fact]
    public void Equity_is_what_the_positions_are_worth() => Prop.ForAll(Units, units => OfPerpetuals.All(margin =>
    {
        ComparedAccount account = SampleAccount.Perpetual("ETH", units, 2000, cash: 100) with { Perpetuals = [new PerpetualPosition("ETH", units, 1900)] };
        return Math.Abs(Ask(margin, account).Equity - (100 + (100 * units))) <= Rounding;
    })).Check(Runs);

    // Of amounts up to a hundred thousand.
    private const double Rounding = 1e-8;

    private static VenueRequirement Ask(IVenueMargin margin, ComparedAccount account) =>
        margin.Ask(account).Requirement ?? throw new InvalidOperationException($"{margin.Venue} {margin.Ask(account).Reason}");
}
