namespace MonteCarloRisk.Cli.Tests;

/// <summary>Values that are allowed by themselves and cannot be meant where they stand: each is refused in one line.</summary>
public sealed class PlausibleValueTests
{
    [Theory]
    [InlineData("\"step\": 90 }", "\"step\": 90000 }", "$.protocol.collateral.ETH.liquidation.decline.step: 90000 is not allowed; an auction is started anew after 7200 s (tail), before its price would fall once; a step is in seconds, and at most the tail")]
    [InlineData("\"deviation\": 0.005", "\"deviation\": 0.005, \"latency\": 12000", "$.protocol.collateral.WBTC.oracle.latency: 12000 is not allowed; a latency is in seconds, from 0 to 3600")]
    [InlineData("\"heartbeat\": 3600, \"deviation\": 0.005", "\"heartbeat\": 60, \"deviation\": 0.005, \"latency\": 61", "$.protocol.collateral.WBTC.oracle.latency: 61 is not allowed; the price is pushed every 60 s at the latest (heartbeat)")]
    [InlineData("\"period\": 3600", "\"period\": 3600, \"floor\": 2001", "$.protocol.collateral.ETH.oracle.floor: 2001 is not allowed; what it reads costs 2000 today, from which it starts; a floor is at most that")]
    [InlineData("\"period\": 3600", "\"period\": 3600, \"cap\": 1999", "$.protocol.collateral.ETH.oracle.cap: 1999 is not allowed; what it reads costs 2000 today, from which it starts; a cap is at least that")]
    [InlineData("\"period\": 3600", "\"period\": 3600, \"reference\": { \"asset\": \"STETH\" }", "$.protocol.collateral.ETH.oracle.reference.asset: there is no asset \"STETH\"; listed are ETH, WBTC, GOV")]
    [InlineData("\"period\": 3600", "\"period\": 3600, \"reference\": { \"asset\": \"WBTC\" }", "$.protocol.collateral.ETH.oracle.reference: 1 of \"WBTC\" is worth 60000 today, and ETH 2000")]
    [InlineData("\"period\": 3600", "\"period\": 3600, \"growthCap\": { \"base\": \"WBTC\", \"snapshot\": 1, \"growth\": 0.1 }", "$.protocol.collateral.ETH.oracle.growthCap.snapshot: 1 is not allowed; ETH over WBTC is 0.033333 today")]
    [InlineData("\"period\": 3600", "\"period\": 3600, \"wrongFeed\": { \"at\": 90000, \"factor\": 2, \"duration\": 60 }", "$.protocol.collateral.ETH.oracle.wrongFeed.at: 90000 is not allowed; the time at which it begins is in seconds, and at most the horizon, 86400 s")]
    [InlineData("{ \"type\": \"securityModule\", \"period\": 3600 }", "{ \"type\": \"fixedPrice\", \"price\": 1 }", "$.protocol.collateral.ETH.oracle.price: 1 is not allowed; ETH costs 2000 today")]
    [InlineData("{ \"type\": \"securityModule\", \"period\": 3600 }", "{ \"type\": \"median\", \"sources\": [ { \"type\": \"spot\" }, { \"type\": \"spot\", \"floor\": 1e6 }, { \"type\": \"spot\" } ] }", "$.protocol.collateral.ETH.oracle.sources[1].floor: 1000000 is not allowed")]
    [InlineData("\"hole\": 40e6", "\"hole\": 100", "$.protocol.collateral.ETH.liquidation.hole: 100 is not allowed; the least debt of a position is 7500 (dust)")]
    [InlineData("\"horizon\": 0.00273972602739726", "\"horizon\": 30", "$.horizon: 30 is not allowed; a protocol's horizon is in years, above 0 and at most 2; 30 days are 0.0822")]
    [InlineData("\"paths\": 200000", "\"paths\": 1e12", "$.simulation.paths: 1000000000000 is not allowed; a number of paths is from 1 to 1e11")]
    [InlineData("\"paths\": 200000", "\"paths\": 1", "$.simulation.paths: 1 path has no standard error; two or more are needed")]
    [InlineData("\"oracle\": { \"type\": \"securityModule\", \"period\": 3600 }", "\"oracle\": null", "$.protocol.collateral.ETH.oracle: null is not allowed; the member is needed, an object such as { \"type\": \"spot\" }")]
    public void A_value_that_cannot_be_meant_is_refused_in_one_line(string was, string written, string said) =>
        CommandRun.WithInput(File.ReadAllText(Repository.Example("lending-protocol/request.json")).With(was, written), "insolvency", "-").AssertRefused(said);

    [Theory]
    [InlineData("\"leastNotional\": 500000", "\"leastNotional\": 500000, \"mostNotional\": 100", "$.protocol.perpetuals.markets.ETH.liquidation.mostNotional: 100 is not allowed; 500000 may always be closed (leastNotional); the most is at least that")]
    [InlineData("\"perpetuals\": {", "\"cohorts\": { \"most\": 2 }, \"perpetuals\": {", "$.protocol.cohorts: cohorts are of positions that borrow against collateral, and there are none")]
    [InlineData("\"entryPrice\": 2050", "\"entryPrice\": 2.05", "entryPrice: 2.05 is not allowed; ETH costs 2000 today")]
    public void So_is_one_of_a_venue_of_perpetuals(string was, string written, string said) =>
        CommandRun.WithInput(File.ReadAllText(Repository.Example("perpetual-venue/request.json")).With(was, written), "insolvency", "-").AssertRefused(said);

    /// <summary>A loop's entry price is in the asset owed: in dollars it is two thousand times too high.</summary>
    [Fact]
    public void The_entry_price_of_a_loop_is_a_ratio() => CommandRun
        .WithInput(File.ReadAllText(Repository.Example("staked-ether-loops/request.json")).With("\"entryPrice\": 1.19", "\"entryPrice\": 2380"), "insolvency", "-")
        .AssertRefused("loop.entryPrice: 2380 is not allowed; a unit of WSTETH costs 1.19 in ETH today; what it cost is in the asset owed too");

    [Fact]
    public void A_list_of_no_requests_asks_for_nothing() => CommandRun.WithInput("[]", "insolvency", "-", "--json").AssertRefused("$: an empty list asks for nothing; one or more requests are needed");

    [Fact]
    public void A_horizon_of_thirty_years_was_meant_in_days() =>
        CommandRun.WithInput(SampleRequest.Account.With("\"horizon\": 1", "\"horizon\": 30"), "insolvency", "-").AssertRefused("$.horizon: 30 is not allowed; a horizon is in years, above 0 and at most 10");

    /// <summary>A value that another member's rule refuses is named itself, and that member beside it.</summary>
    [Fact]
    public void A_curve_names_its_own_value() => CommandRun
        .WithInput(File.ReadAllText(Repository.Example("lending-protocol/request.json")).With("\"horizon\"", "\"curves\": [ { \"collateral\": \"WBTC\", \"parameter\": \"liquidationThreshold\", \"values\": [0.7, 0.97] } ], \"horizon\""), "insolvency", "-")
        .AssertRefused("$.curves[0].values[1]: 0.97 is not allowed; with it protocol.collateral.WBTC.liquidation.bonus could not stand: 0.06 is not allowed");
}
