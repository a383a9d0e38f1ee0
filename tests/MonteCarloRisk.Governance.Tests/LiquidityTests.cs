using System.Text.Json.Nodes;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Tests;

public sealed class LiquidityTests : IDisposable
{
    readonly SampleReport report = new(write: false);

    public LiquidityTests() => CalibrationReport.Write(SampleLiquidity.Added(), report.Folder, "mcrisk calibrate market.json");

    public void Dispose() => report.Dispose();

    [Fact]
    public void Page_and_short_form_say_what_close_outs_cost_and_how_size_matters()
    {
        string page = report.Read(CalibrationReport.PageFile), text = report.Read("report.md");
        foreach (string whole in new[] { page, text })
        {
            Assert.Contains("Cost of close-outs", whole, StringComparison.Ordinal);
            Assert.Contains("table: 1% at 5,000,000, 5% at 20,000,000", whole, StringComparison.Ordinal);
            Assert.Contains("Limits by size of position", whole, StringComparison.Ordinal);
            Assert.Contains("3,000,000", whole, StringComparison.Ordinal);
            Assert.Contains("Expected liquidation penalties", whole, StringComparison.Ordinal);
        }

        Assert.Contains("3 days at most (0 days with probability 0.7, 1 day with probability 0.25, 3 days with probability 0.05)", page, StringComparison.Ordinal);
        Assert.Contains("its equity after slippage and penalty is below zero", page, StringComparison.Ordinal);
        Assert.Contains("id=\"sizes-0\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("close-outs without slippage", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_holds_it_all_and_gives_it_back()
    {
        MarketCalibration written = SampleLiquidity.Added();
        JsonObject document = JsonNode.Parse(report.Read("run.json"))!.AsObject();
        Assert.Equal("squareRoot", (string)document["liquidity"]!["assets"]![written.Market.Model.Assets[0].Name]!["type"]!);
        Assert.Equal(3, document["sizes"]!.AsArray().Count);
        Assert.Equal(0.25, (double)document["rules"]!["delays"]!["chances"]![1]!["probability"]!);

        MarketCalibration read = CalibrationReport.Read(report.Folder).Calibration;
        Assert.Equal(written.Market.Liquidity!.Assets, read.Market.Liquidity!.Assets);
        Assert.Equal(written.Market.Rules.Delays, read.Market.Rules.Delays);
        Assert.Equal(written.Market.Rules.Collateral, read.Market.Rules.Collateral);
        Assert.Equal(written.Sizes.Select(size => size.LiquidationThreshold?.Value), read.Sizes.Select(size => size.LiquidationThreshold?.Value));
        Assert.Equal(written.Current.Costs!.Slippage.Value, read.Current.Costs!.Slippage.Value);
    }

    [Fact]
    public void A_market_without_costs_has_none_of_it()
    {
        using var plain = new SampleReport();
        Assert.DoesNotContain("Cost of close-outs", plain.Read(CalibrationReport.PageFile), StringComparison.Ordinal);
        JsonObject document = JsonNode.Parse(plain.Read("run.json"))!.AsObject();
        Assert.False(document.ContainsKey("liquidity") || document.ContainsKey("sizes") || document["current"]!.AsObject().ContainsKey("costs"));
        Assert.False(document["rules"]!["collateral"]!.AsObject().First().Value!.AsObject().ContainsKey("penalty"));
    }
}
