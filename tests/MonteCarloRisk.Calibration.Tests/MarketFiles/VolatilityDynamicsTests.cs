using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

public sealed class VolatilityDynamicsTests
{
    const string Options = "\"options\": [ { \"name\": \"ETH-31JUL26-C\"";

    const string Smile = "{ \"underlying\": \"ETH\", \"years\": 0.085, \"theta\": 0.04, \"rho\": -0.3, \"psi\": 0.2 }";
    const string Other = "{ \"underlying\": \"ETH\", \"years\": 0.25, \"theta\": 0.09, \"rho\": -0.3, \"psi\": 0.3 }";

    [Fact]
    public void A_stated_smile_arrives()
    {
        using var files = new BrokenMarket(Options, "\"volatilityDynamics\": { \"type\": \"stickyDelta\", \"smiles\": [ " + Smile + " ] }, " + Options);
        Assert.Equal(new SsviSlice(0.04, -0.3, 0.2), Assert.IsType<VolatilityDynamics.StickyDelta>(Assert.Single(MarketCalibrator.Calibrate(files.File).Contracts).Dynamics).Slice);
    }

    [Fact]
    public void Volatilities_stay_where_nothing_is_said()
    {
        using var files = new BrokenMarket();
        Assert.Null(Assert.Single(MarketCalibrator.Calibrate(files.File).Contracts).Dynamics);
    }

    [Fact]
    public void A_spot_beta_arrives_with_its_damping_and_bounds()
    {
        using var files = new BrokenMarket(Options, "\"volatilityDynamics\": { \"type\": \"spot\", \"beta\": 1.2, \"cap\": 3 }, " + Options);
        Assert.Equal(new VolatilityDynamics.SpotBeta(1.2, new TermDamping(30 / 365.0, 0.5), new VolatilityBounds(0.05, 3)), Assert.Single(MarketCalibrator.Calibrate(files.File).Contracts).Dynamics);
    }

    /// <summary>Volatilities of a known SSVI slice are told to four digits by five options, and the surface that is fitted to them gives them back.</summary>
    [Fact]
    public void A_smile_is_fitted_to_the_listed_options()
    {
        var slice = new SsviSlice(0.04, -0.35, 0.2);
        using var plain = new BrokenMarket();
        double spot = MarketCalibrator.Calibrate(plain.File).Model.Assets[0].Spot;
        double[] strikes = [0.7, 0.85, 1, 1.2, 1.5];
        string Volatility(double moneyness) => FormattableString.Invariant($"{Math.Sqrt(slice.TotalVariance(Math.Log(moneyness)) / (31 / 365.0)):0.0000}");
        string listed = string.Join(", ", strikes.Select((moneyness, i) => FormattableString.Invariant(
            $"{{ \"name\": \"O{i}\", \"underlying\": \"ETH\", \"right\": \"put\", \"strike\": {moneyness * spot}, \"expiry\": \"2026-07-31\", \"impliedVolatility\": {Volatility(moneyness)} }}")));
        using var files = new BrokenMarket(Options, "\"volatilityDynamics\": { \"type\": \"stickyDelta\" }, \"options\": [ " + listed + ", { \"name\": \"ETH-31JUL26-C\"");
        Market market = MarketCalibrator.Calibrate(files.File);
        var found = Assert.IsType<VolatilityDynamics.StickyDelta>(market.Contracts[0].Dynamics);
        foreach (double moneyness in strikes)
            Assert.Equal(Math.Sqrt(slice.TotalVariance(Math.Log(moneyness)) / (31 / 365.0)), Math.Sqrt(found.Slice.TotalVariance(Math.Log(moneyness)) / (31 / 365.0)), 0.01);
    }

    [Fact]
    public void The_bundled_exchange_of_perpetuals_arrives_with_its_funding_and_smiles()
    {
        Market market = MarketCalibrator.Calibrate(Repository.Example("perpetual-exchange/market.json"));
        Assert.IsType<FundingLaw.Premium>(market.Perpetuals[0].Funding);
        Assert.Equal(new FundingLaw.Constant(0.1095), market.Perpetuals[1].Funding);
        Assert.All(market.Contracts, contract => Assert.IsType<VolatilityDynamics.StickyDelta>(contract.Dynamics));
    }

    [Theory]
    [InlineData("\"type\": \"stickyDelta\"", "$.volatilityDynamics", "1 options on \"ETH\" tell no smile")]
    [InlineData("\"type\": \"stickyDelta\", \"smiles\": [ " + Smile + ", " + Other + " ]", "$.volatilityDynamics.smiles[1]", "no option on \"ETH\" expires within half a day of 0.25 years")]
    [InlineData("\"type\": \"stickyDelta\", \"smiles\": [ " + Smile + ", " + Smile + " ]", "$.volatilityDynamics.smiles[1]", "item 0 is the smile of \"ETH\" in 0.085 years already")]
    [InlineData("\"type\": \"spot\", \"beta\": 11", "$.volatilityDynamics.beta", "11 is not allowed")]
    [InlineData("\"type\": \"spot\", \"beta\": 1, \"floor\": 0.71", "$.volatilityDynamics", "the volatility 0.7 of ETH-31JUL26-C is outside of floor 0.71 and cap 5")]
    public void What_cannot_be_is_refused(string dynamics, string path, string says)
    {
        using var files = new BrokenMarket(Options, $"\"volatilityDynamics\": {{ {dynamics} }}, " + Options);
        var error = Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File));
        Assert.Equal($"{files.File}: {path}", error.Where);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }
}
