using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Tests.Frontier;

namespace MonteCarloRisk.Margin.Tests.ModelRisk;

/// <summary>Recommendations that a rule over models makes, against calibrations of the model that it takes: other code, the same seed, so equal to the bit.</summary>
public sealed class RecommendationByRuleTests
{
    private const long Paths = 60_000;

    [Fact]
    public void Of_the_worst_model_it_is_that_of_a_market_of_that_model()
    {
        Market market = Venue();
        var wild = Wilder(market, 1.3);
        MarketCalibration own = SampleMarket.Calibrate(market), other = SampleMarket.Calibrate(market with { Model = wild });
        MarketCalibration ruled = SampleMarket.Calibrate(Asking(market, new ModelRiskRule.Worst(), wild));
        Assert.Equal(other.RecommendedRules.Rules.Collateral, ruled.RecommendedRules.Rules.Collateral);
        Assert.Equal(other.RecommendedRules.Rules.Options, ruled.RecommendedRules.Rules.Options);
        Assert.Equal(other.RecommendedRules.Rules.Perpetuals, ruled.RecommendedRules.Rules.Perpetuals);
        Assert.NotEqual(own.RecommendedRules.Rules.Perpetuals, ruled.RecommendedRules.Rules.Perpetuals);
        Assert.Equal(other.Collateral[0].Solution.Requirement, ruled.Collateral[0].Solution.Requirement);
        Assert.Equal(other.Collateral[0].RecommendedInsolvencyProbability, ruled.Collateral[0].RecommendedInsolvencyProbability);
        Assert.Equal(other.Collateral[0].RecommendedBreachProbability, ruled.Collateral[0].RecommendedBreachProbability);
        Assert.Equal(other.Options[0].RecommendedInsolvencyProbability, ruled.Options[0].RecommendedInsolvencyProbability);
        Assert.Equal(other.Options[0].Initial, ruled.Options[0].Initial);
        Assert.Equal(other.Perpetuals[0].Sides.Select(Told), ruled.Perpetuals[0].Sides.Select(Told));
        Assert.Equal(other.RecommendedRules.Unresolved, ruled.RecommendedRules.Unresolved);

        // The protocol is that of the market's own model.
        Assert.Equal(own.Current.InsolvencyProbability, ruled.Current.InsolvencyProbability);
        Assert.Equal(["A", "A", "A"], ruled.ModelRisk!.Subjects.Select(subject => subject.Name));
        Assert.Equal(ruled.RecommendedRules.Rules.Perpetuals["A"].MaintenanceMargin, ruled.ModelRisk.Chosen[2].Requirement);
        Assert.Equal(ruled.RecommendedRules.Rules.Collateral["A"].LoanToValue, ruled.ModelRisk.Chosen[0].LoanToValue);
        Assert.All(ruled.ModelRisk.Chosen, chosen => Assert.Equal("wild", chosen.Model));
    }

    [Fact]
    public void Of_half_of_two_models_it_is_that_of_the_milder()
    {
        Market market = Venue();
        MarketCalibration own = SampleMarket.Calibrate(market);
        MarketCalibration ruled = SampleMarket.Calibrate(Asking(market, new ModelRiskRule.Quantile(.5), Wilder(market, 1.3)));
        Assert.Equal(own.RecommendedRules.Rules.Collateral, ruled.RecommendedRules.Rules.Collateral);
        Assert.Equal(own.RecommendedRules.Rules.Options, ruled.RecommendedRules.Rules.Options);
        Assert.Equal(own.RecommendedRules.Rules.Perpetuals, ruled.RecommendedRules.Rules.Perpetuals);
        Assert.Equal(own.Collateral[0].RecommendedInsolvencyProbability, ruled.Collateral[0].RecommendedInsolvencyProbability);
    }

    [Fact]
    public void Limits_of_governance_hold_it_and_the_target_is_then_open_under_the_model_that_asks_for_it()
    {
        Market market = Lending() with
        {
            Governance = GovernanceLimits.None with { LiquidationThreshold = new ParameterLimit(.01, null, null, null, .001) },
        };
        var wild = Wilder(market, 3);
        MarketCalibration ruled = SampleMarket.Calibrate(Asking(market, new ModelRiskRule.Worst(), wild)), other = SampleMarket.Calibrate(market with { Model = wild });
        Assert.Equal(.79, ruled.RecommendedRules.Rules.Collateral["A"].LiquidationThreshold, 12);
        Assert.Contains("is held by the largest step, 1 percentage points", Assert.Single(ruled.RecommendedRules.Unresolved), StringComparison.Ordinal);
        Assert.Equal(other.RecommendedRules.Unresolved, ruled.RecommendedRules.Unresolved);

        // Standing beside, the same question moves nothing.
        MarketCalibration beside = SampleMarket.Calibrate(Asking(market, new ModelRiskRule.Worst(), wild, RecommendationBasis.OwnModel));
        Assert.Equal(SampleMarket.Calibrate(market).RecommendedRules.Rules.Collateral, beside.RecommendedRules.Rules.Collateral);
    }

    [Fact]
    public void What_the_model_taken_does_not_resolve_stays_as_it_is_and_is_open()
    {
        Market market = Lending();
        MarketCalibration ruled = SampleMarket.Calibrate(Asking(market, new ModelRiskRule.Worst(), Wilder(market, 0)));
        Assert.Equal(market.Rules.Collateral["A"], ruled.RecommendedRules.Rules.Collateral["A"]);
        string open = Assert.Single(ruled.RecommendedRules.Unresolved);
        Assert.StartsWith("A: under wild, which the rule takes, its price does not fall by chance", open, StringComparison.Ordinal);
        Assert.StartsWith("not resolved under wild", ruled.ModelRisk!.Chosen[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_model_that_gives_an_answer_there_is_no_recommendation()
    {
        Market market = Lending();
        Market none = market with { Studies = new RiskStudies { ModelRisk = new ModelRiskStudy([new PlausibleModel("none", false, null, [], "too few days", BackTestVerdict.NotTested, "")], new ModelRiskRule.Worst(), null) { Recommendation = RecommendationBasis.Rule } } };
        Assert.Contains("no model gives an answer", Assert.Throws<InputException>(() => SampleMarket.Calibrate(none)).Message, StringComparison.Ordinal);
    }

    private static object Told(PerpetualSide side) =>
        (side.Maintenance.Requirement, side.Initial, side.CurrentBreachProbability, side.RecommendedBreachProbability, side.CurrentInsolvencyProbability, side.RecommendedInsolvencyProbability);

    private static Market Lending() => SampleMarket.Of([("A", .8, .8)], 0, [(new() { ["A"] = 1 }, 70)], .01, 5, Paths);

    private static Market Venue()
    {
        Market market = Lending();
        return market with
        {
            Rules = market.Rules with
            {
                Options = new Dictionary<string, OptionMarginRule> { ["A"] = new(.3, .1) },
                Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["A"] = new(.3, .1) },
            },
            Contracts = [new EuropeanOption("PUT", "A", OptionRight.Put, 100, .2, .8, 0, 0)],
            Perpetuals = [new Perpetual("PERP", "A", new FundingLaw.Constant(0))],
        };
    }

    private static GeometricBrownianModel Wilder(Market market, double times) => (GeometricBrownianModel)market.Model with { Assets = [.. market.Model.Assets.Select(asset => asset with { Volatility = times * asset.Volatility })] };

    private static Market Asking(Market market, ModelRiskRule rule, PriceModel wild, RecommendationBasis basis = RecommendationBasis.Rule) => market with
    {
        Studies = new RiskStudies
        {
            ModelRisk = new ModelRiskStudy(
                [new PlausibleModel("own", true, market.Model, market.Contracts, "", BackTestVerdict.Passes, ""), new PlausibleModel("wild", false, wild, market.Contracts, "", BackTestVerdict.NotTested, "")],
                rule,
                null) { Recommendation = basis },
        },
    };
}
