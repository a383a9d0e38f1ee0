using System.Globalization;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Multivariate;
using MonteCarloRisk.Calibration.Tests.Multivariate;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

/// <summary>Market files that ask for Student-t returns with degrees of freedom by group.</summary>
public sealed class GroupedStudentMarketTests
{
    const string Drift = "\"drift\": 0.05 }";
    const string Two = "{ \"assets\": [\"ETH\", \"BTC\"] }, { \"assets\": [\"USDC\"] }";

    [Fact]
    public void Groups_are_fitted_each_by_itself_and_listed_with_their_intervals()
    {
        using BrokenMarket files = Market($"\"groups\": [{Two}]", out double[][] returns);
        Market market = MarketCalibrator.Calibrate(files.File);
        StudentModel model = Assert.IsType<StudentModel>(market.Model);
        Assert.Equal(["ETH", "USDC", "BTC"], model.Assets.Select(asset => asset.Name));

        // By Fisher's information of one series of 3000 the standard error is 0.183 at 3 degrees, and 2.33 at 12, of the inverse 0.0162; the bounds are five of them, and two series together err less.
        Assert.Equal(3, model.DegreesOfFreedom[0], 0.92);
        Assert.Equal(1 / 12.0, 1 / model.DegreesOfFreedom[1], 0.081);
        Assert.Equal(model.DegreesOfFreedom[0], model.DegreesOfFreedom[2]);

        GroupedTFit fit = GroupedTFit.Fit(returns, [0, 1, 0]);
        Assert.Equal(fit.DegreesOfFreedom[0].Value, model.DegreesOfFreedom[0], 1e-6);
        Assert.Equal(fit.DegreesOfFreedom[1].Value, model.DegreesOfFreedom[1], 1e-6);
        Assert.Equal(fit.Correlation[1][0], model.Correlation[1][0], 1e-9);
        Assert.Equal("Kendall's tau", market.Data.CorrelationEstimator);

        DataFinding[] found = [.. market.Data.Findings.Where(finding => finding.Rule == "degrees of freedom")];
        Assert.Equal([Listed("ETH, BTC", 0), Listed("USDC", 1)], found.Select(finding => finding.Detail));

        LawFit table = market.Data.Fit!;
        Assert.Equal((0.95, "maximum likelihood, profile likelihood"), (table.Level, table.Method));
        Assert.Equal([("ETH, BTC", "degrees of freedom"), ("USDC", "degrees of freedom")], table.Parameters.Select(one => (one.Asset, one.Name)));
        Assert.All(table.Parameters.Zip(fit.DegreesOfFreedom), one => Assert.Equal(
            (one.Second.Value, one.Second.Interval.Lower, one.Second.Interval.Upper), (one.First.Value.Value, one.First.Value.Lower, one.First.Value.Upper)));

        string Listed(string assets, int group) => string.Create(
            CultureInfo.InvariantCulture,
            $"{assets}: {fit.DegreesOfFreedom[group].Value:0.##} [{fit.DegreesOfFreedom[group].Interval.Lower:0.##}, {fit.DegreesOfFreedom[group].Interval.Upper:0.##}] fitted to 3000 common returns by maximum likelihood; the interval is that of the fitting error");
    }

    [Fact]
    public void Without_groups_each_asset_is_one()
    {
        using BrokenMarket files = Market("", out double[][] returns);
        Market market = MarketCalibrator.Calibrate(files.File);
        IReadOnlyList<double> degrees = ((StudentModel)market.Model).DegreesOfFreedom;
        for (int i = 0; i < returns.Length; i++) Assert.Equal(MultivariateTFit.Fit([returns[i]]).DegreesOfFreedom.Value, degrees[i], 1e-6);
        Assert.Equal(3, market.Data.Findings.Count(finding => finding.Rule == "degrees of freedom"));
    }

    [Fact]
    public void Stated_degrees_stand_beside_fitted_ones_in_every_resampled_history_and_a_stated_correlation_is_used()
    {
        using BrokenMarket files = Market("\"groups\": [{ \"assets\": [\"ETH\", \"BTC\"] }, { \"assets\": [\"USDC\"], \"degreesOfFreedom\": 2.5 }]", out double[][] returns);
        Replace(files, "\"model\": {", "\"fittingError\": { \"histories\": 40, \"paths\": 40000 }, \"model\": { \"correlation\": { \"type\": \"sample\" }, ");
        Market market = MarketCalibrator.Calibrate(files.File);
        StudentModel model = (StudentModel)market.Model;
        Assert.Equal(2.5, model.DegreesOfFreedom[1]);
        Assert.Equal(new SampleCorrelation().Estimate(returns).Matrix[1][0], model.Correlation[1][0], 1e-9);
        Assert.StartsWith("ETH, BTC: ", Assert.Single(market.Data.Findings, finding => finding.Rule == "degrees of freedom").Detail, StringComparison.Ordinal);
        Assert.Contains("volatility of USDC is that of rare leaps", Assert.Single(market.Data.Findings, finding => finding.Rule == "few degrees of freedom" && finding.Detail.StartsWith("at 2.5", StringComparison.Ordinal)).Detail, StringComparison.Ordinal);

        IReadOnlyList<double>[] drawn = [.. market.Draws!.Draws.Select(draw => Assert.IsType<StudentModel>(draw.Model).DegreesOfFreedom)];
        Assert.All(drawn, degrees => Assert.Equal((2.5, degrees[0]), (degrees[1], degrees[2])));
        Assert.True(drawn.Select(degrees => degrees[0]).Distinct().Count() > 20);
    }

    [Fact]
    public void A_group_whose_fit_has_no_variance_is_refused_by_name_and_may_be_stated()
    {
        using BrokenMarket files = Market($"\"groups\": [{Two}]", out _);
        double[][] pegged = MultivariateTFitTests.Draw(new MersenneTwister(5), 1, 3000, 0, [1.2]);
        Write(files, "USDC", pegged[0], 1e-5);
        string refusal = Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message;
        Assert.Contains("$.model.returns.groups[1]: the 3000 common returns of USDC fit a Student-t of 1.", refusal, StringComparison.Ordinal);
        Assert.Contains("state degreesOfFreedom, or ", refusal, StringComparison.Ordinal);

        Replace(files, "{ \"assets\": [\"USDC\"] }", "{ \"assets\": [\"USDC\"], \"degreesOfFreedom\": 2.5 }");
        Assert.Equal(2.5, ((StudentModel)MarketCalibrator.Calibrate(files.File).Model).DegreesOfFreedom[1]);
    }

    [Theory]
    [InlineData("{ \"assets\": [\"ETH\", \"DOGE\"] }", "$.model.returns.groups[0].assets[1]: there is no asset \"DOGE\"; listed are ETH, USDC")]
    [InlineData("{ \"assets\": [\"ETH\"] }, { \"assets\": [\"USDC\", \"ETH\"] }", "$.model.returns.groups[1].assets[1]: \"ETH\" is not allowed; group 0 has it already")]
    [InlineData("{ \"assets\": [\"ETH\", \"ETH\", \"USDC\"] }", "$.model.returns.groups[0].assets[1]: \"ETH\" is not allowed; the group has it already")]
    [InlineData("{ \"assets\": [\"ETH\"] }", "$.model.returns.groups: USDC is in no group")]
    [InlineData("", "$.model.returns.groups: ETH, USDC are in no group; every asset is in one, and without groups each is one of its own")]
    [InlineData("{ \"assets\": [] }", "$.model.returns.groups[0].assets: a group has one asset or more")]
    [InlineData("{ \"assets\": [\"ETH\", null] }", "$.model.returns.groups[0].assets[1]: null is not allowed; the name of an asset is needed")]
    [InlineData("null", "$.model.returns.groups[0]: null is not allowed; an object is needed")]
    [InlineData("{ \"assets\": [\"ETH\", \"USDC\"], \"degreesOfFreedom\": 2 }", "$.model.returns.groups[0].degreesOfFreedom: 2 is not allowed")]
    [InlineData("[\"ETH\", \"USDC\"]", "$.model.returns.groups[0]: a list is not allowed; an object is needed")]
    public void What_is_no_grouping_is_refused(string groups, string said)
    {
        using var files = new BrokenMarket(Drift, $"\"returns\": {{ \"type\": \"groupedStudent\", \"groups\": [{groups}] }} }}");
        Assert.Contains(said, Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message, StringComparison.Ordinal);
    }

    // ETH and BTC of 3 degrees of freedom, USDC of 12, leaping together; normals of correlation 0.5.
    static BrokenMarket Market(string groups, out double[][] returns)
    {
        const string Whole = "\"model\": { \"volatility\": { \"type\": \"ewma\", \"decay\": 0.94 }, \"correlation\": { \"type\": \"shrunk\" }, \"drift\": 0.05 }";
        var files = new BrokenMarket(Whole, $"\"model\": {{ \"returns\": {{ \"type\": \"groupedStudent\"{(groups.Length > 0 ? ", " : "")}{groups} }} }}");
        Replace(files, "\"drift\": 0.01 },", "\"drift\": 0.01 }, { \"name\": \"BTC\", \"prices\": \"BTC.csv\" },");
        double[][] drawn = MultivariateTFitTests.Draw(new MersenneTwister(11), 3, 3000, 0.5, [3, 12, 3]);
        string[] names = ["ETH", "USDC", "BTC"];
        for (int i = 0; i < names.Length; i++) Write(files, names[i], drawn[i], 0.005);
        returns = [.. names.Select(name => PriceFile.Closes(files.Beside(name + ".csv")).LogReturns().Values.ToArray())];
        return files;
    }

    static void Write(BrokenMarket files, string name, double[] returns, double scale)
    {
        double close = 100;
        File.WriteAllText(files.Beside(name + ".csv"), string.Create(CultureInfo.InvariantCulture, $"date,close\n{BrokenMarket.LastDay.AddDays(-returns.Length):yyyy-MM-dd},{close}\n") + string.Concat(returns.Select((value, day) =>
        {
            close *= Math.Exp(scale * value);
            return string.Create(CultureInfo.InvariantCulture, $"{BrokenMarket.LastDay.AddDays(day + 1 - returns.Length):yyyy-MM-dd},{close}\n");
        })));
    }

    static void Replace(BrokenMarket files, string text, string by)
    {
        string whole = File.ReadAllText(files.File);
        Assert.Contains(text, whole, StringComparison.Ordinal);
        File.WriteAllText(files.File, whole.Replace(text, by, StringComparison.Ordinal));
    }
}
