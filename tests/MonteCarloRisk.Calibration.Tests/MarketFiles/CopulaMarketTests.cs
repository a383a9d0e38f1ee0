using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

/// <summary>Market files that ask for margins under a copula.</summary>
public sealed class CopulaMarketTests
{
    const string Drift = "\"drift\": 0.05 }";

    [Fact]
    public void By_default_a_t_copula_and_generalized_Pareto_tails_are_fitted_and_listed()
    {
        using BrokenMarket files = Moving(Drift, "\"drift\": 0.05, \"returns\": { \"type\": \"copula\" } }");

        Market market = MarketCalibrator.Calibrate(files.File);

        CopulaModel model = Assert.IsType<CopulaModel>(market.Model);
        Assert.Equal(1.0 / 365, model.Step);
        Assert.InRange(Assert.IsType<Copula.Student>(model.Copula).DegreesOfFreedom, 1, 200);
        Assert.All(model.Margins, margin =>
        {
            GeneralizedParetoMargin pareto = Assert.IsType<GeneralizedParetoMargin>(margin);
            Assert.InRange(pareto.Lower.Probability, 0.09, 0.11);
            Assert.InRange(pareto.Mean, -0.05, 0.05);
            Assert.InRange(pareto.Variance, 0.8, 1.3);
        });
        Assert.Equal(["ETH", "USDC"], market.Data.Findings.Where(finding => finding.Rule == "margin").Select(finding => finding.Asset));
        Assert.Contains("fitted to the ranks of 569 common standardised returns", Assert.Single(market.Data.Findings, finding => finding.Rule == "copula").Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("normal", typeof(NormalMargin))]
    [InlineData("student", typeof(StudentMargin))]
    [InlineData("merton", typeof(MertonMargin))]
    [InlineData("kou", typeof(KouMargin))]
    public void Margins_are_those_that_the_file_asks_for_unless_an_asset_has_its_own(string type, Type margin)
    {
        using BrokenMarket files = Moving(
            Drift,
            $"\"drift\": 0.05, \"returns\": {{ \"type\": \"copula\", \"copula\": {{ \"type\": \"gaussian\" }}, \"margins\": {{ \"type\": \"{type}\" }} }} }}",
            "\"drift\": 0.01 }",
            "\"drift\": 0.01, \"margin\": { \"type\": \"student\" } }");

        CopulaModel model = Assert.IsType<CopulaModel>(MarketCalibrator.Calibrate(files.File).Model);

        Assert.IsType<Copula.Gaussian>(model.Copula);
        Assert.IsType(margin, model.Margins[0]);
        Assert.IsType<StudentMargin>(model.Margins[1]);
        Assert.All(model.Margins, one => Assert.InRange(one.Mean, -0.1, 0.1));
        Assert.All(model.Margins, one => Assert.InRange(one.Variance, 0.8, 1.3));
    }

    [Fact]
    public void A_coin_whose_price_stands_still_has_no_tails_and_may_have_a_normal_margin()
    {
        using var files = new BrokenMarket(Drift, "\"drift\": 0.05, \"returns\": { \"type\": \"copula\", \"copula\": { \"type\": \"student\", \"degreesOfFreedom\": 5 } } }");
        files.WriteReturns("ETH.csv", 600, 3000);
        files.WritePrices("USDC.csv", BrokenMarket.LastDay, 600, 1, move: 0);
        InputException refusal = Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File));
        Assert.Contains("$.model.returns.margins: USDC:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("values are equal", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);

        string whole = File.ReadAllText(files.File);
        File.WriteAllText(files.File, whole.Replace("\"drift\": 0.01 }", "\"drift\": 0.01, \"margin\": { \"type\": \"normal\" } }", StringComparison.Ordinal));
        CopulaModel model = Assert.IsType<CopulaModel>(MarketCalibrator.Calibrate(files.File).Model);
        Assert.Equal(0, model.Assets[1].Volatility);
        Assert.IsType<NormalMargin>(model.Margins[1]);

        File.WriteAllText(files.File, File.ReadAllText(files.File).Replace(", \"degreesOfFreedom\": 5", "", StringComparison.Ordinal));
        Assert.Contains("$.model.returns.copula: Student t copula fit: 569 of 569 values are equal", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"type\": \"copula\", \"copula\": { \"type\": \"student\", \"degreesOfFreedom\": 0.9 } }", "$.model.returns.copula.degreesOfFreedom: 0.9 is not allowed")]
    [InlineData("{ \"type\": \"copula\", \"margins\": { \"type\": \"generalizedPareto\", \"tail\": 0.5 } }", "$.model.returns.margins.tail: 0.5 is not allowed")]
    [InlineData("{ \"type\": \"copula\", \"margins\": { \"type\": \"generalizedPareto\", \"tail\": 0.01 } }", "of 569 returns are in each tail; 20 or more")]
    [InlineData("{ \"type\": \"copula\", \"margins\": { \"type\": \"gumbel\" } }", "$.model.returns.margins")]
    public void What_cannot_be_fitted_is_refused_at_its_place(string returns, string said)
    {
        using BrokenMarket files = Moving(Drift, $"\"drift\": 0.05, \"returns\": {returns} }}");
        Assert.Contains(said, Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_margin_under_other_returns_is_refused()
    {
        using var files = new BrokenMarket("\"drift\": 0.01 }", "\"drift\": 0.01, \"margin\": { \"type\": \"kou\" } }");
        Assert.Contains("$.assets[1].margin: a margin is for returns of the type \"copula\"", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message, StringComparison.Ordinal);
    }

    static BrokenMarket Moving(string replaced, string by, string alsoReplaced = "", string alsoBy = "")
    {
        var files = new BrokenMarket(replaced, by);
        files.WriteReturns("ETH.csv", 600, 3000);
        files.WriteReturns("USDC.csv", 600, 1);
        if (alsoReplaced.Length > 0) File.WriteAllText(files.File, File.ReadAllText(files.File).Replace(alsoReplaced, alsoBy, StringComparison.Ordinal));
        return files;
    }
}
