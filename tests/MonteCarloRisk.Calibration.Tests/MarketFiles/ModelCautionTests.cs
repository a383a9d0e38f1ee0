using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.Regimes;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

/// <summary>The law that a file gets where it states none, and what must be known before the numbers of a law are used.</summary>
public sealed class ModelCautionTests
{
    const string Stated = "{ \"volatility\": { \"type\": \"ewma\", \"decay\": 0.94 }, \"correlation\": { \"type\": \"shrunk\" }, \"drift\": 0.05 }";

    [Theory]
    [InlineData("\"correlation\": { \"type\": \"shrunk\" }", "the model states a correlation")]
    [InlineData("\"volatility\": { \"type\": \"sample\" }", "the volatility of ETH does not move from day to day along a path")]
    [InlineData("\"volatility\": { \"type\": \"egarch\" }", "the volatility of ETH does not move")]
    [InlineData("\"volatility\": { \"type\": \"given\", \"value\": 0.5 }", "the volatility of ETH does not move")]
    public void Normal_returns_that_no_file_asked_for_are_told_with_their_cost(string model, string reason)
    {
        Market market = Calibrated(model);
        Assert.IsType<GeometricBrownianModel>(market.Model);
        DataFinding caution = Assert.Single(market.Data.Findings, finding => finding.Weight == FindingWeight.Caution);
        Assert.Equal(("returns", "caution"), (caution.Rule, caution.Treatment));
        Assert.Contains(reason, caution.Detail, StringComparison.Ordinal);
        Assert.Contains("far more often than they should", caution.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", typeof(FilteredHistoryModel))]
    [InlineData("\"volatility\": { \"type\": \"gjr\" }", typeof(FilteredHistoryModel))]
    [InlineData("\"correlation\": { \"type\": \"shrunk\" }, \"returns\": { \"type\": \"normal\" }", typeof(GeometricBrownianModel))]
    public void What_is_the_default_or_asked_for_needs_no_caution(string model, Type law)
    {
        Market market = Calibrated(model);
        Assert.IsType(law, market.Model);
        Assert.DoesNotContain(market.Data.Findings, finding => finding.Weight == FindingWeight.Caution);
    }

    [Theory]
    [InlineData("\"volatility\": { \"type\": \"auto\" }", typeof(FilteredHistoryModel))]
    [InlineData("\"volatility\": { \"type\": \"auto\" }, \"returns\": { \"type\": \"garch\" }", typeof(CorrelatedGarchModel))]
    public void A_chosen_volatility_moves_along_the_paths_by_what_was_chosen(string model, Type law)
    {
        Market market = Calibrated(model);
        Assert.IsType(law, market.Model);
        IReadOnlyList<ConditionalVariance> variances = (market.Model as FilteredHistoryModel)?.Variances ?? ((CorrelatedGarchModel)market.Model).Variances;
        for (int i = 0; i < 2; i++)
        {
            string chosen = market.Data.Series[i].VolatilityEstimator;
            Assert.StartsWith("auto: ", chosen, StringComparison.Ordinal);
            Assert.DoesNotContain("EGARCH", chosen, StringComparison.Ordinal);
            Assert.Equal(chosen.Contains("EWMA", StringComparison.Ordinal), variances[i].Recursion.LongRun is null);
            Assert.Equal(chosen.Contains("GJR", StringComparison.Ordinal), variances[i].Recursion.Asymmetry != 0);
        }
    }

    [Theory]
    [InlineData("", ErrorFamily.Normal)]
    [InlineData(", \"errors\": \"student\"", ErrorFamily.Student)]
    public void Garch_returns_move_by_a_garch_with_their_errors_where_no_volatility_is_stated(string errors, ErrorFamily family)
    {
        using BrokenMarket files = Files($"\"returns\": {{ \"type\": \"garch\"{errors} }}");
        CorrelatedGarchModel model = Assert.IsType<CorrelatedGarchModel>(MarketCalibrator.Calibrate(files.File).Model);
        GarchFit fit = new GarchModel(VarianceEquation.Garch, family).Fit(PriceFile.Closes(files.Beside("ETH.csv")).LogReturns());
        Assert.Equal(new VarianceRecursion(fit.Estimates.Parameters.Omega, fit.Estimates.Parameters.Alpha, 0, fit.Estimates.Parameters.Beta), model.Variances[0].Recursion);
    }

    [Theory]
    [InlineData("{ \"type\": \"student\", \"degreesOfFreedom\": 2.5 }")]
    [InlineData("{ \"type\": \"garch\", \"errors\": \"student\", \"degreesOfFreedom\": 2.5 }")]
    public void Few_degrees_of_freedom_are_told_with_what_they_leave_of_usual_falls(string returns)
    {
        // The quantile by integrating the density (Simpson, 200,000 steps): 2.558219 at 95% and 2.5 degrees, times sqrt(0.5 / 2.5).
        DataFinding caution = Assert.Single(Calibrated($"\"returns\": {returns}").Data.Findings, finding => finding.Weight == FindingWeight.Caution);
        Assert.Contains("at 2.5 degrees of freedom most of the volatility of ETH, USDC", caution.Detail, StringComparison.Ordinal);
        Assert.Contains("one day in twenty is 1.14 deviations, under normal returns 1.64", caution.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Calibrated($"\"returns\": {returns.Replace("2.5", "4", StringComparison.Ordinal)}").Data.Findings, finding => finding.Weight == FindingWeight.Caution);
    }

    [Fact]
    public void A_pegged_asset_that_takes_the_variance_from_all_is_named()
    {
        using BrokenMarket files = Files("\"returns\": { \"type\": \"student\" }");
        Write(files, "USDC.csv", 1, (random, day) => (day % 40 == 0 ? 0.03 : 0.00001) * Normal.Sample(random, 0, 1));
        string refusal = Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message;
        Assert.Contains("$.model.returns: the 699 common returns of ETH, USDC fit a Student-t of", refusal, StringComparison.Ordinal);
        Assert.Contains("USDC alone has", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("ETH alone has", refusal, StringComparison.Ordinal);
        Assert.Contains("filteredHistory", refusal, StringComparison.Ordinal);
        Assert.Contains("groupedStudent", refusal, StringComparison.Ordinal);

        files.WritePrices("USDC.csv", BrokenMarket.LastDay, 700, 1, move: 0);
        Assert.Contains("$.model.returns: USDC, common returns: 699 of 699 values are equal", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(25, 0)]
    [InlineData(5, 1)]
    public void Jumps_that_come_more_often_than_news_are_told(int everyDays, int cautions)
    {
        using BrokenMarket files = Files("\"returns\": { \"type\": \"jumps\" }");
        foreach (string name in new[] { "ETH.csv", "USDC.csv" })
            Write(files, name, 100, (random, day) => (0.01 * Normal.Sample(random, 0, 1)) + (day % everyDays == 3 ? Normal.Sample(random, -0.02, 0.1) : 0), 1400);

        DataFinding[] told = [.. MarketCalibrator.Calibrate(files.File).Data.Findings.Where(finding => finding.Rule == "frequent jumps")];
        Assert.Equal(cautions, told.Length);
        Assert.All(told, caution => Assert.Equal((FindingWeight.Caution, "caution"), (caution.Weight, caution.Treatment)));

        // A jump on one day in five, of which some are too small to be told from a calm day.
        Assert.All(told, caution => Assert.Matches("^jumps come on (1[7-9]|2[0-3])% of the days", caution.Detail));
    }

    [Fact]
    public void A_search_that_did_not_end_at_a_maximum_is_a_caution()
    {
        double[][] returns = [.. Enumerable.Range(1, 2).Select(seed => Returns(new Xoshiro256StarStar(seed)))];
        JsonPlace place = JsonPlace.Root("market.json");
        using BrokenMarket files = Files("\"returns\": { \"type\": \"jumps\" }");
        MarketFile file = MarketFileReader.Read(files.File);
        JumpsLaw jumps = JumpsLaw.To(["ETH", "USDC"], returns, withErrors: true, place);
        RegimesLaw regimes = RegimesLaw.Of(new ReturnsChoice.Regimes(), returns, ownCorrelations: true, place);
        RegimesLaw cycles = RegimesLaw.Of(new ReturnsChoice.Cycles(), returns, ownCorrelations: true, place);
        Assert.All<ReturnsLaw>([jumps, regimes, cycles], law => Assert.DoesNotContain(Told(law), caution => caution.Rule == "no maximum"));

        // The search finds its maximum here; what is told where it does not is told of the same fit with another end.
        DataFinding ofJumps = Assert.Single(Told(jumps with { Fitted = jumps.Fitted with { ErrorsFromMaximum = 0.25 } }), caution => caution.Rule == "no maximum");
        Assert.Equal((FindingWeight.Caution, "caution"), (ofJumps.Weight, ofJumps.Treatment));
        Assert.StartsWith("the search for the jumps ended 0.25 standard errors from a maximum", ofJumps.Detail, StringComparison.Ordinal);
        Assert.Contains("another number of states", Lost(regimes), StringComparison.Ordinal);
        Assert.Contains("another daysPerStep", Lost(cycles), StringComparison.Ordinal);

        string Lost(RegimesLaw law)
        {
            MarketRegimes lost = law.Fitted with { Chain = law.Fitted.Chain with { Converged = false } };
            DataFinding told = Assert.Single(Told(law with { Fitted = lost }), caution => caution.Rule == "no maximum");
            Assert.Equal((FindingWeight.Caution, "caution"), (told.Weight, told.Treatment));
            Assert.StartsWith("the search for the regimes did not end at a maximum", told.Detail, StringComparison.Ordinal);
            return told.Detail;
        }

        DataFinding[] Told(ReturnsLaw law) => [.. ModelCautions.Of(file, "market.json", law, law.Model([new ModelAsset("ETH", 3000, 0.5, 0), new ModelAsset("USDC", 1, 0.5, 0)], [[1, 0], [0, 1]]))];

        // Jumps on every fourteenth day, and months of other volatility and drift.
        static double[] Returns(Xoshiro256StarStar random) =>
            [.. Enumerable.Range(0, 1400).Select(day => (day / 100 % 3 == 0 ? 0.03 : 0.01) * Normal.Sample(random, 0, 1) + (day % 14 == 5 ? Normal.Sample(random, -0.03, 0.08) : 0) + (day / 100 % 3 == 1 ? 0.005 : -0.002))];
    }

    [Fact]
    public void A_phase_of_a_few_single_weeks_is_told()
    {
        using BrokenMarket files = Files("\"returns\": { \"type\": \"cycles\" }");
        foreach (string name in new[] { "ETH.csv", "USDC.csv" })
            Write(files, name, 100, (random, day) => (0.01 * Normal.Sample(random, 0, 1)) + (day / 7 % 20 == 13 ? -0.08 : 0), 1400);

        DataFinding[] cautions = [.. MarketCalibrator.Calibrate(files.File).Data.Findings.Where(finding => finding.Weight == FindingWeight.Caution)];
        DataFinding crash = Assert.Single(cautions, finding => finding.Detail.StartsWith("\"crash\"", StringComparison.Ordinal));
        Assert.Equal("doubtful phase", crash.Rule);
        Assert.Contains("rests on 10 of 199 steps of 7 days", crash.Detail, StringComparison.Ordinal);
        Assert.Contains("known within 22% only", crash.Detail, StringComparison.Ordinal);
        Assert.Contains("lasts 7 days in the mean", crash.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("it is no crash", crash.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_history_is_told_how_many_days_the_default_needs_and_what_needs_fewer()
    {
        using var files = new BrokenMarket(Stated, "{ }");
        Assert.Contains(
            "$.model.returns: filtered history: the assets share 29 days of residuals, the first 30 returns of each being spent on its first volatility; 30 or more are needed, which 61 days of prices in every file give, or \"returns\": { \"type\": \"normal\" }",
            Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message,
            StringComparison.Ordinal);
        files.WritePrices("ETH.csv", BrokenMarket.LastDay, 61, 3000);
        files.WritePrices("USDC.csv", BrokenMarket.LastDay, 61, 1);
        Assert.IsType<FilteredHistoryModel>(MarketCalibrator.Calibrate(files.File).Model);
    }

    static Market Calibrated(string model)
    {
        using BrokenMarket files = Files(model);
        return MarketCalibrator.Calibrate(files.File);
    }

    static BrokenMarket Files(string model)
    {
        var files = new BrokenMarket(Stated, $"{{ {model} }}");
        files.WriteReturns("ETH.csv", 700, 3000);
        files.WriteReturns("USDC.csv", 700, 1);
        return files;
    }

    static void Write(BrokenMarket files, string name, double level, Func<Xoshiro256StarStar, int, double> change, int days = 700)
    {
        var random = new Xoshiro256StarStar(name.Length);
        double close = level;
        File.WriteAllText(files.Beside(name), "date,close\n" + string.Concat(Enumerable.Range(0, days).Select(day =>
        {
            close *= Math.Exp(change(random, day));
            return string.Create(CultureInfo.InvariantCulture, $"{BrokenMarket.LastDay.AddDays(day + 1 - days):yyyy-MM-dd},{close}\n");
        })));
    }
}
