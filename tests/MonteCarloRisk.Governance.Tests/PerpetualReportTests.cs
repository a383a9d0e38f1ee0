using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.ComparisonMargins;

namespace MonteCarloRisk.Governance.Tests;

/// <summary>A calibration with a perpetual, in every form of the report.</summary>
public sealed class PerpetualReportTests
{
    [Fact]
    public void The_report_has_parameters_accounts_venues_and_funding_of_perpetuals()
    {
        using var sample = new SampleReport(write: false);
        CalibrationReport.Write(Calibration(), sample.Folder, "mcrisk calibrate market.json");
        string page = File.ReadAllText(Path.Combine(sample.Folder, CalibrationReport.PageFile));
        string markdown = File.ReadAllText(Path.Combine(sample.Folder, CalibrationReport.MarkdownFile));

        foreach (string text in new[] { page, markdown })
        {
            Assert.Contains("initial margin (perpetuals)", text, StringComparison.Ordinal);
            Assert.Contains("long ETH-PERP", text, StringComparison.Ordinal);
            Assert.Contains("short ETH-PERP", text, StringComparison.Ordinal);
            Assert.Contains("dYdX v4", text, StringComparison.Ordinal);
        }

        Assert.Contains("longs pay shorts 10.95% of the notional a year", page, StringComparison.Ordinal);
        Assert.Contains("rises by 1.2% where the spot falls by 1%, less beyond 30 days to expiry by their power 0.5, between 5.00% and 500.00%", page, StringComparison.Ordinal);
        Assert.Contains("perpetualInitialMargin", File.ReadAllText(Path.Combine(sample.Folder, CalibrationReport.ParametersFile)), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_json_gives_it_back()
    {
        using var sample = new SampleReport(write: false);
        MarketCalibration written = Calibration();
        CalibrationReport.Write(written, sample.Folder, "mcrisk calibrate market.json");
        MarketCalibration read = CalibrationReport.Read(sample.Folder).Calibration;

        Assert.Equal(written.Market.Perpetuals, read.Market.Perpetuals);
        Assert.Equal(written.Market.Rules.Perpetuals, read.Market.Rules.Perpetuals);
        Assert.Equal(written.Market.Accounts[^1].Perpetuals, read.Market.Accounts[^1].Perpetuals);
        Assert.Equal(written.Market.Accounts[^1].Cash, read.Market.Accounts[^1].Cash);
        Assert.Equal(written.Market.Contracts.Select(contract => contract.Dynamics), read.Market.Contracts.Select(contract => contract.Dynamics));
        PerpetualRequirement requirement = Assert.Single(read.Perpetuals);
        Assert.Equal(written.Perpetuals[0].Recommended, requirement.Recommended);
        Assert.Equal(written.Perpetuals[0].Sides.Select(side => side.Initial), requirement.Sides.Select(side => side.Initial));
    }

    static MarketCalibration Calibration()
    {
        MarketCalibration sample = SampleCalibration.Build();
        PerpetualSide Side(PositionSide side) => new(
            "ETH-PERP", side, sample.Options[0].Solution, sample.Options[0].Solution.Requirement, SampleCalibration.Probability(.2), SampleCalibration.Probability(.049), SampleCalibration.Probability(.01), SampleCalibration.Probability(9e-4));
        var rules = sample.Market.Rules with { Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["ETH"] = new(.1, .05) } };
        var market = sample.Market with
        {
            Rules = rules,
            Perpetuals = [new Perpetual("ETH-PERP", "ETH", new FundingLaw.Constant(.1095))],
            Contracts = [.. sample.Market.Contracts.Select(contract => contract with { Dynamics = new VolatilityDynamics.SpotBeta(1.2, new TermDamping(30 / 365.0, .5), new VolatilityBounds(.05, 5)) })],
            Accounts =
            [
                .. sample.Market.Accounts,
                new MarginAccount("trader", new Dictionary<string, double>(), 0, new Dictionary<string, double>()) { Cash = 500, Perpetuals = new Dictionary<string, PerpetualPosition> { ["ETH-PERP"] = new("ETH", -1, 2500) } },
            ],
        };
        return sample with
        {
            Market = market,
            Perpetuals = [new PerpetualRequirement("ETH", new(.1, .05), new(.3, .13), [Side(PositionSide.Long), Side(PositionSide.Short)])],
            Comparisons = MarketComparison.Of(market, rules, Venues.Published),
        };
    }
}
