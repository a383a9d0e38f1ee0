using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

/// <summary>What is asked of a market beyond its margins.</summary>
public sealed class StudyTests
{
    const string Simulation = "\"simulation\"";

    [Fact]
    public void A_file_that_asks_for_nothing_gets_nothing()
    {
        using var market = new BrokenMarket();
        Assert.Equal(RiskStudies.None, MarketCalibrator.Calibrate(market.File).Studies);
    }

    [Fact]
    public void A_frontier_has_its_usual_points_or_its_own()
    {
        using var usual = new BrokenMarket(Simulation, "\"frontier\": {}, " + Simulation);
        FrontierStudy asked = MarketCalibrator.Calibrate(usual.File).Studies.Frontier!;
        Assert.Equal(FrontierStudy.UsualScales, asked.Scales);
        Assert.Equal(ReplicatedPaths.Usual, asked.Paths);
        using var own = new BrokenMarket(Simulation, "\"frontier\": { \"scales\": [0.5, 1, 3], \"paths\": 1e5, \"seeds\": 8 }, " + Simulation);
        asked = MarketCalibrator.Calibrate(own.File).Studies.Frontier!;
        Assert.Equal([.5, 1, 3], asked.Scales);
        Assert.Equal(new ReplicatedPaths(100_000, 8), asked.Paths);
    }

    [Fact]
    public void Sensitivities_and_collateral_have_their_usual_paths_or_their_own()
    {
        using var market = new BrokenMarket(Simulation, "\"sensitivities\": {}, \"collateralSelection\": { \"share\": 0.25, \"paths\": 1000, \"seeds\": 5 }, " + Simulation);
        RiskStudies studies = MarketCalibrator.Calibrate(market.File).Studies;
        Assert.Equal(ReplicatedPaths.Usual, studies.Sensitivities);
        Assert.Equal(new CollateralStudy(.25, new ReplicatedPaths(1000, 5)), studies.Collateral);
    }

    [Fact]
    public void An_allocation_is_at_the_levels_of_the_tail_or_at_some_of_them()
    {
        using var usual = new BrokenMarket(Simulation, "\"allocation\": {}, " + Simulation);
        Assert.Equal(ProtocolTerms.UsualTailLevels, MarketCalibrator.Calibrate(usual.File).Studies.Allocation!.TailLevels);
        using var own = new BrokenMarket(Simulation, "\"allocation\": { \"tailLevels\": [0.99] }, " + Simulation);
        Assert.Equal([.99], MarketCalibrator.Calibrate(own.File).Studies.Allocation!.TailLevels);
    }

    // Sixty days are too few for most laws and for any back-test; what is refused says so at its place.
    [Fact]
    public void Other_laws_are_fitted_or_kept_with_the_reason()
    {
        using var market = new BrokenMarket(Simulation, "\"modelRisk\": { \"rule\": { \"type\": \"quantile\", \"level\": 0.5 } }, " + Simulation);
        market.WriteReturns("ETH.csv", 400, 3000);
        market.WriteReturns("USDC.csv", 400, 1);
        var told = new List<(int, int)>();
        Market fitted = MarketCalibrator.Calibrate(market.File, plausible: (done, models) => told.Add((done, models)));
        ModelRiskStudy study = fitted.Studies.ModelRisk!;
        Assert.Equal(["normal", "Student-t", "t copula, generalized Pareto margins", "common jumps", "2 regimes", "filtered history"], study.Models.Select(model => model.Name));
        Assert.Equal(Enumerable.Range(1, 6).Select(done => (done, 6)), told);
        Assert.Equal(new ModelRiskRule.Quantile(.5), study.Rule);
        Assert.Same(fitted.Model, Assert.Single(study.Models, model => model.IsOwn).Model);
        Assert.All(study.Models, model => Assert.True((model.Model is null) == (model.Refusal.Length > 0) && (model.Model is null) == (model.Contracts.Count == 0)));
        Assert.All(study.Models, model => Assert.Equal(BackTestVerdict.NotTested, model.BackTest));
        Assert.Contains("399 returns; 500 or more are needed", study.Models[0].BackTestDetail, StringComparison.Ordinal);
        Assert.Equal([typeof(GeometricBrownianModel), typeof(StudentModel), typeof(CopulaModel)], study.Models.Take(3).Select(model => model.Model!.GetType()));
        Assert.IsType<FilteredHistoryModel>(study.Models[^1].Model);

        // The same as a file that asks for the law itself.
        using var alone = new BrokenMarket("\"drift\": 0.05 }", "\"drift\": 0.05, \"returns\": { \"type\": \"student\" } }");
        foreach (string prices in new[] { "ETH.csv", "USDC.csv" }) File.Copy(market.Beside(prices), alone.Beside(prices), overwrite: true);
        var student = (StudentModel)MarketCalibrator.Calibrate(alone.File).Model;
        Assert.Equal(student.DegreesOfFreedom, ((StudentModel)study.Models[1].Model!).DegreesOfFreedom);
        Assert.Equal(student.Assets, study.Models[1].Model!.Assets);
    }

    [Fact]
    public void A_recommendation_rests_on_the_own_model_or_on_the_rule()
    {
        using var usual = new BrokenMarket(Simulation, "\"modelRisk\": { \"models\": [ { \"type\": \"normal\" } ] }, " + Simulation);
        Assert.Equal(RecommendationBasis.OwnModel, MarketCalibrator.Calibrate(usual.File).Studies.ModelRisk!.Recommendation);
        using var ruled = new BrokenMarket(Simulation, "\"modelRisk\": { \"models\": [ { \"type\": \"normal\" } ], \"recommendation\": \"rule\" }, " + Simulation);
        Assert.Equal(RecommendationBasis.Rule, MarketCalibrator.Calibrate(ruled.File).Studies.ModelRisk!.Recommendation);
    }

    [Theory]
    [InlineData("\"allocation\": { \"tailLevels\": [0.9] }", "$.allocation.tailLevels[0]: 0.9 is not allowed; a level is one of protocol.tailLevels: 0.95, 0.99, 0.999")]
    [InlineData("\"allocation\": { \"tailLevels\": [] }", "$.allocation.tailLevels: 0 levels; without the member all of protocol.tailLevels are allocated")]
    [InlineData("\"allocation\": { \"tailLevels\": [0.99, 0.95] }", "$.allocation.tailLevels[1]: 0.95 is not allowed; levels ascend")]
    [InlineData("\"sensitivities\": { \"seeds\": 257 }", "$.sensitivities.seeds: 257 is not allowed; 4 to 256")]
    [InlineData("\"collateralSelection\": { \"share\": 0 }", "$.collateralSelection.share: 0 is not allowed; a share is above 0")]
    [InlineData("\"collateralSelection\": { \"paths\": 1 }", "$.collateralSelection.paths: 1 is not allowed")]
    [InlineData("\"modelRisk\": { \"models\": [] }", "$.modelRisk.models: 0 laws; 1 to 20 are allowed")]
    [InlineData("\"modelRisk\": { \"models\": [ null ] }", "$.modelRisk.models[0]: null is not allowed")]
    [InlineData("\"modelRisk\": { \"models\": [ { \"type\": \"student\", \"degreesOfFreedom\": 2 } ] }", "$.modelRisk.models[0].degreesOfFreedom: 2 is not allowed")]
    [InlineData("\"modelRisk\": { \"rule\": { \"type\": \"quantile\", \"level\": 0 } }", "$.modelRisk.rule.level: 0 is not allowed; a share of the models")]
    [InlineData("\"modelRisk\": { \"recommendation\": \"worst\" }", "$.modelRisk.recommendation: \"worst\" is not allowed; \"ownModel\" or \"rule\"")]
    [InlineData("\"modelRisk\": { \"recommendation\": \"rule\" }, \"fittingError\": {}", "$.modelRisk.recommendation: a fitting error is that of the market's own model")]
    [InlineData("\"modelRisk\": { \"paths\": 1 }", "$.modelRisk.paths: 1 is not allowed; 2 or more are needed")]
    [InlineData("\"modelRisk\": { \"paths\": 1000000000000 }", "$.modelRisk.paths: 1000000000000 is not allowed; 2 or more are needed; at most 1e11 paths are run, since no rule stops them")]
    [InlineData("\"frontier\": { \"paths\": 100000000001 }", "$.frontier.paths: 100000000001 is not allowed; two paths a seed or more are needed; at most 1e11")]
    [InlineData("\"sensitivities\": { \"paths\": 100000000001 }", "$.sensitivities.paths: 100000000001 is not allowed")]
    [InlineData("\"collateralSelection\": { \"paths\": 100000000001 }", "$.collateralSelection.paths: 100000000001 is not allowed")]
    [InlineData("\"modelRisk\": { \"models\": [ { \"type\": \"normal\" }, { \"type\": \"student\" }, { \"type\": \"normal\" } ] }", "$.modelRisk.models[2]: this law stands here already")]
    [InlineData("\"modelRisk\": { \"models\": [ { \"type\": \"groupedStudent\", \"groups\": [ { \"assets\": [\"ETH\", \"USDC\"] } ] }, { \"type\": \"groupedStudent\", \"groups\": [ { \"assets\": [\"ETH\", \"USDC\"] } ] } ] }", "$.modelRisk.models[1]: this law stands here already")]
    [InlineData("\"frontier\": { \"scales\": [1, 2] }", "$.frontier.scales: 2 scales; 3 to 50 are allowed")]
    [InlineData("\"frontier\": { \"scales\": [1, 2, 3] }", "$.frontier.scales: 1, the rules as they are, has to be among the scales")]
    [InlineData("\"frontier\": { \"scales\": [0, 1, 2] }", "$.frontier.scales[0]: 0 is not allowed; a scale is above 0")]
    [InlineData("\"frontier\": { \"scales\": [0.5, 1, 1] }", "$.frontier.scales[2]: 1 is not allowed; scales ascend")]
    [InlineData("\"frontier\": { \"seeds\": 3 }", "$.frontier.seeds: 3 is not allowed; 4 to 256 seeds are allowed")]
    [InlineData("\"frontier\": { \"paths\": 31 }", "$.frontier.paths: 31 is not allowed; two paths a seed")]
    [InlineData("\"frontier\": { \"points\": 3 }", "unknown member \"points\"; allowed are scales, paths, seeds")]
    public void What_cannot_be_told_is_refused_in_one_line(string asked, string fault)
    {
        using var market = new BrokenMarket(Simulation, $"{asked}, {Simulation}");
        InputException refusal = Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File));
        Assert.Contains(fault, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
