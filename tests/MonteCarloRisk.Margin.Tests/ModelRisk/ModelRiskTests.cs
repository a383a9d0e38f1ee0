using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.ModelRisk;
using MonteCarloRisk.Margin.Tests.Frontier;

namespace MonteCarloRisk.Margin.Tests.ModelRisk;

public sealed class ModelRiskTests
{
    [Fact]
    public void Answers_under_a_model_are_those_of_a_market_of_that_model()
    {
        Market market = SampleMarket.Of([("A", .8, .8)], 0, [(new() { ["A"] = 1 }, 70)], .01, 5, 60_000);
        var wild = new StudentModel(market.Model.Assets, market.Model.Correlation, [3], 1.0 / 365);
        Market asking = market with
        {
            Studies = new RiskStudies
            {
                ModelRisk = new ModelRiskStudy(
                    [
                        new PlausibleModel("own", true, market.Model, [], "", BackTestVerdict.Passes, ""),
                        new PlausibleModel("wild", false, wild, [], "", BackTestVerdict.NotTested, "not walked"),
                        new PlausibleModel("none", false, null, [], "too few days", BackTestVerdict.NotTested, ""),
                    ],
                    new ModelRiskRule.Worst(),
                    null),
            },
        };
        MarketCalibration calibration = SampleMarket.Calibrate(asking), other = SampleMarket.Calibrate(market with { Model = wild });
        ModelRiskAnswers risk = calibration.ModelRisk!;
        Assert.Equal(["own", "wild"], risk.Models.Select(model => model.Model));
        Assert.Equal([new RefusedModel("none", "too few days")], risk.Refused);
        Assert.Equal(calibration.Collateral[0].Solution.Requirement, risk.Models[0].Requirements[0].Requirement);
        Assert.Equal(calibration.Recommended.InsolvencyProbability, risk.Models[0].RecommendedInsolvency);
        Assert.Equal(other.Collateral[0].Solution.Requirement, risk.Models[1].Requirements[0].Requirement);
        Assert.Equal(other.Current.InsolvencyProbability, risk.Models[1].CurrentInsolvency);
        Assert.Equal("wild", risk.Chosen[0].Model);
        Assert.Equal((1 / other.Collateral[0].Recommended.LiquidationThreshold) - 1, risk.Chosen[0].Requirement);
        Assert.Equal(4, risk.Runs.Runs.Count);
        Assert.Equal(calibration.RecommendedRules.Rules.Collateral, SampleMarket.Calibrate(market).RecommendedRules.Rules.Collateral);
    }

    [Fact]
    public void A_model_under_which_losses_have_no_bound_is_refused_with_the_reason()
    {
        Market market = SampleMarket.Of([("A", .8, .8)], 0, [(new() { ["A"] = 1 }, 0)], .01, 5, 20_000);
        market = market with
        {
            Rules = market.Rules with { Options = new Dictionary<string, OptionMarginRule> { ["A"] = new(.15, .1) } },
            Contracts = [new EuropeanOption("CALL", "A", OptionRight.Call, 100, .2, .8, 0, 0)],
            Accounts = [new MarginAccount("writer", new Dictionary<string, double> { ["A"] = 1 }, 0, new Dictionary<string, double> { ["CALL"] = -5 })],
        };
        var wild = new StudentModel(market.Model.Assets, market.Model.Correlation, [3], 1.0 / 365);
        MarketCalibration calibration = SampleMarket.Calibrate(market with
        {
            Studies = new RiskStudies { ModelRisk = new ModelRiskStudy([new PlausibleModel("wild", false, wild, market.Contracts, "", BackTestVerdict.NotTested, "")], new ModelRiskRule.Worst(), null) },
        });
        Assert.Empty(calibration.ModelRisk!.Models);
        Assert.Equal("wild", Assert.Single(calibration.ModelRisk.Refused).Model);
        Assert.All(calibration.ModelRisk.Chosen, chosen => Assert.Equal("no model gives an answer", chosen.Reason));
    }
}
