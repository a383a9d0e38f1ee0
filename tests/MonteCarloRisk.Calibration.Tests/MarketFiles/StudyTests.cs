using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;

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

    [Theory]
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
