namespace MonteCarloRisk.Cli.Tests;

/// <summary>Rare insolvencies by importance sampling, and what it does not do.</summary>
public sealed class ImportanceSamplingRequestTests
{
    const string Request = """
        { "model": { "type": "gbm", "assets": [{ "name": "ETH", "spot": 100, "volatility": 0.2, "drift": 0.02 }] }, "account": { "collateral": { "ETH": 1 }, "debt": 30.11942119122021 },
          "horizon": 1, "monitoring": { "type": "discrete", "dates": 1 }, "estimator": { "type": "importanceSampling" }, "simulation": { "paths": 131072, "seed": 42 } }
        """;

    // debt = 100 exp(-6 * 0.2), so the probability is P(Z <= -6) = 9.8658764503769814e-10; false alarm once in a million seeds.
    [Fact]
    public void Six_deviations_are_seen()
    {
        System.Text.Json.JsonElement answer = Of(Request).AssertDone().Document();

        double error = answer.GetProperty("standardError").GetDouble();
        Assert.InRange(error, 7e-12, 8.3e-12);
        Assert.InRange(answer.GetProperty("value").GetDouble(), 9.8658764503769814e-10 - (4.9 * error), 9.8658764503769814e-10 + (4.9 * error));
        System.Text.Json.JsonElement weights = answer.GetProperty("weights");
        Assert.InRange(weights.GetProperty("effectiveHits").GetDouble(), 1000, weights.GetProperty("hits").GetInt64());
        Assert.InRange(weights.GetProperty("likelihoodRatio").GetProperty("value").GetDouble(), 0.9, 1.1);
    }

    // The interval of 64 replicates: 5.4 standard errors are left once in a million seeds by Student's t of 63 degrees.
    [Theory]
    [InlineData("{ \"type\": \"importanceSampling\", \"strata\": 32 }")]
    [InlineData("{ \"type\": \"auto\" }")]
    public void Six_deviations_are_seen_by_strata(string estimator)
    {
        System.Text.Json.JsonElement answer = Of(Request.Replace("{ \"type\": \"importanceSampling\" }", estimator, StringComparison.Ordinal)).AssertDone().Document();

        double error = answer.GetProperty("standardError").GetDouble();
        Assert.InRange(error, 1e-14, 4e-12);
        Assert.InRange(answer.GetProperty("value").GetDouble(), 9.8658764503769814e-10 - (5.4 * error), 9.8658764503769814e-10 + (5.4 * error));
        Assert.Equal("importance sampling, 64 replicates, Student's t", answer.GetProperty("method").GetString());
        Assert.Equal((32, 64), (answer.GetProperty("strata").GetProperty("count").GetInt32(), answer.GetProperty("strata").GetProperty("replicates").GetInt32()));
        Assert.InRange(answer.GetProperty("strata").GetProperty("varianceRatio").GetDouble(), 4, 1e6);
        Assert.True(answer.TryGetProperty("weights", out _));
    }

    // In breach today and closed out a year from now: the same probability, by a pilot, with the tail of the loss beside it.
    [Fact]
    public void An_account_under_margin_rules_is_seen()
    {
        System.Text.Json.JsonElement answer = Of(Request.Replace("\"debt\": 30.11942119122021", "\"debt\": 30.11942119122021, \"haircuts\": { \"ETH\": 0.9 }, \"liquidationDelay\": 1", StringComparison.Ordinal)).AssertDone().Document();

        double error = answer.GetProperty("standardError").GetDouble();
        Assert.InRange(error, 1e-12, 1.5e-11);
        Assert.InRange(answer.GetProperty("value").GetDouble(), 9.8658764503769814e-10 - (4.9 * error), 9.8658764503769814e-10 + (4.9 * error));
        Assert.InRange(answer.GetProperty("weights").GetProperty("largestWeightShare").GetDouble(), 1e-4, 0.05);
        Assert.InRange(answer.GetProperty("pilotPaths").GetInt64(), 4096, 200_000);
        Assert.Equal(0, answer.GetProperty("tail").GetProperty("loss")[0].GetProperty("valueAtRisk").GetProperty("value").GetDouble());
    }

    [Fact]
    public void A_calibration_tells_its_weights_and_is_verified_bit_by_bit()
    {
        using var market = new SampleMarket("\"paths\": 20000", "\"paths\": 50000, \"estimator\": { \"type\": \"importanceSampling\" }");
        CommandRun.Of("calibrate", market.File, "--out", market.Out, "--store", market.Store).AssertDone();

        string run = Path.Combine(market.Out, "run.json");
        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(run));
        Assert.All(document.RootElement.GetProperty("runs").EnumerateArray(), one =>
        {
            System.Text.Json.JsonElement sampling = one.GetProperty("importanceSampling");
            Assert.InRange(sampling.GetProperty("tilts").GetInt32(), 1, 32);
            Assert.True(sampling.GetProperty("pilotPaths").GetInt64() >= 4096);
            Assert.InRange(sampling.GetProperty("weights").GetProperty("likelihoodRatio").GetProperty("value").GetDouble(), 0.9, 1.1);
        });
        System.Text.Json.JsonElement verified = CommandRun.Of("verify", run, "--all", "--json", "--store", market.Store).AssertDone().Document();
        Assert.Equal(4, verified.GetArrayLength());
        Assert.All(verified.EnumerateArray(), one => Assert.True(one.GetProperty("isEqual").GetBoolean()));
    }

    // P(T <= x) of a Student t of 5 degrees and variance one, at ln(0.5) / 0.04 standard deviations: 1.6580e-6 (SciPy, t.cdf(x / sqrt(0.6), 5)).
    [Theory]
    [InlineData("importanceSampling")]
    [InlineData("auto")]
    public void Fat_tails_are_seen_by_a_pilot(string estimator)
    {
        System.Text.Json.JsonElement answer = Of(Student(50, estimator)).AssertDone().Document();

        double error = answer.GetProperty("standardError").GetDouble();
        Assert.InRange(error, 1e-9, 4e-8);
        Assert.InRange(answer.GetProperty("value").GetDouble(), 1.6580e-6 - (4.9 * error), 1.6580e-6 + (4.9 * error));
        Assert.InRange(answer.GetProperty("pilotPaths").GetInt64(), 4096, 100_000);
        Assert.Equal("importance sampling", answer.GetProperty("method").GetString()!.Split(',')[0]);
    }

    [Fact]
    public void Auto_counts_where_insolvency_is_not_rare()
    {
        System.Text.Json.JsonElement answer = Of(Student(97, "auto")).AssertDone().Document();

        Assert.StartsWith("crude", answer.GetProperty("method").GetString(), StringComparison.Ordinal);
        Assert.False(answer.TryGetProperty("weights", out _));
        Assert.True(answer.GetProperty("pilotPaths").GetInt64() > 0);
    }

    [Theory]
    [InlineData(5, "below 1e-9 the uniforms that decide jumps, regimes and fat tails are too coarse to tell")]
    [InlineData(0.001, "importance sampling found no way to insolvency")]
    public void Auto_counts_what_importance_sampling_cannot_tell(double debt, string said)
    {
        Of(Student(debt, "importanceSampling")).AssertRefused(said);
        System.Text.Json.JsonElement answer = Of(Student(debt, "auto")).AssertDone().Document();

        Assert.StartsWith("crude", answer.GetProperty("method").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, answer.GetProperty("value").GetDouble());
        Assert.InRange(answer.GetProperty("confidenceInterval").GetProperty("upper").GetDouble(), 2e-5, 4e-5);
    }

    // Of a borrower who is closed out a day later: 400 paths hold too few effective insolvent ones.
    [Fact]
    public void Auto_counts_under_margin_rules_where_the_weights_carry_no_interval()
    {
        string request = OneLine(Request)
            .Replace("\"debt\": 30.11942119122021 }, \"horizon\": 1, \"monitoring\": { \"type\": \"discrete\", \"dates\": 1 }", "\"debt\": 70, \"liquidationDelay\": 1 }, \"horizon\": 0.02, \"monitoring\": { \"type\": \"discrete\", \"dates\": 7 }", StringComparison.Ordinal)
            .Replace("\"paths\": 131072", "\"paths\": 200", StringComparison.Ordinal);
        Of(request).AssertRefused("effective insolvent paths by importance sampling, and an interval needs 100");
        System.Text.Json.JsonElement answer = Of(request.Replace("\"type\": \"importanceSampling\"", "\"type\": \"auto\"", StringComparison.Ordinal)).AssertDone().Document();
        Assert.StartsWith("crude", answer.GetProperty("method").GetString(), StringComparison.Ordinal);
        Assert.False(answer.TryGetProperty("weights", out _));
        Assert.True(answer.GetProperty("pilotPaths").GetInt64() > 4096 + 200);
    }

    [Fact]
    public void A_relative_error_stops_it()
    {
        System.Text.Json.JsonElement answer = Of(Request.Replace("\"paths\": 131072", "\"relativeStandardError\": 0.005", StringComparison.Ordinal)).AssertDone().Document();

        Assert.True(answer.GetProperty("errorTargetMet").GetBoolean());
        Assert.InRange(answer.GetProperty("standardError").GetDouble() / answer.GetProperty("value").GetDouble(), 0.003, 0.005);
    }

    [Fact]
    public void A_table_shows_its_digits()
    {
        CommandRun run = CommandRun.WithInput(Request, "insolvency", "-").AssertDone();
        Assert.Matches(@"\d\.\d{3}e-10 +\d\.\d{3}e-12 +\[\d\.\d{3}e-10, \d\.\d{3}e-(10|9)\]|\d\.\d{3}e-9 +\d\.\d{3}e-12", run.Out);
    }

    [Theory]
    [InlineData("\"paths\": 131072", "\"paths\": 100", "effective insolvent paths by importance sampling, and an interval needs 100")]
    [InlineData("\"type\": \"importanceSampling\"", "\"type\": \"importanceSampling\", \"defensiveShare\": 0", "$.estimator.defensiveShare: 0 is not allowed; a share of the paths is above 0 and below 1")]
    [InlineData("{ \"type\": \"discrete\", \"dates\": 1 }", "{ \"type\": \"continuous\" }", "$.estimator: importance sampling watches on discrete dates")]
    [InlineData("\"debt\": 30.11942119122021", "\"debt\": 0", "$.account.debt: 0 is not allowed; importance sampling needs a debt above zero")]
    [InlineData("\"ETH\": 1 }", "\"ETH\": 0 }", "$.account.collateral: importance sampling needs collateral above zero")]
    [InlineData("\"debt\": 30.11942119122021", "\"debt\": 5", "it needs double precision")]
    [InlineData("\"debt\": 30.11942119122021", "\"debt\": 1e-9", "no precision holds it")]
    [InlineData("\"type\": \"importanceSampling\"", "\"type\": \"importanceSampling\", \"strata\": 24", "$.estimator.strata: 24 is not allowed; strata are 2, 4, 8, 16 or 32")]
    [InlineData("\"type\": \"importanceSampling\" }, \"simulation\": { \"paths\": 131072", "\"type\": \"importanceSampling\", \"strata\": 32 }, \"simulation\": { \"paths\": 8000", "$.simulation.paths: 8000 is not allowed; 32 strata need 8192 or more")]
    [InlineData("\"debt\": 30.11942119122021 }, \"horizon\": 1, \"monitoring\": { \"type\": \"discrete\", \"dates\": 1 }, \"estimator\": { \"type\": \"importanceSampling\" }", "\"debt\": 30, \"liquidationDelay\": 1 }, \"horizon\": 1, \"monitoring\": { \"type\": \"discrete\", \"dates\": 1 }, \"estimator\": { \"type\": \"importanceSampling\", \"strata\": 8 }", "$.estimator.strata: strata lie along one tilt, and an account under margin rules")]
    public void What_it_does_not_do_is_refused(string replaced, string by, string said) =>
        Of(OneLine(Request).Replace(replaced, by, StringComparison.Ordinal)).AssertRefused(said);

    [Fact]
    public void Strata_of_other_models_and_of_several_positions_are_refused()
    {
        Of(Student(50, "importanceSampling\", \"strata\": 32, \"defensiveShare\": 0.1 ").Replace("0.1 \"", "0.1", StringComparison.Ordinal)).AssertRefused("$.estimator.strata: strata lie along the tilt of geometric Brownian motion");
        Of(OneLine(Request).Replace("\"account\": { \"collateral\": { \"ETH\": 1 }, \"debt\": 30.11942119122021 }", "\"positions\": [{ \"name\": \"a\", \"collateral\": { \"ETH\": 1 }, \"debt\": 30 }]", StringComparison.Ordinal)
            .Replace("\"type\": \"importanceSampling\"", "\"type\": \"importanceSampling\", \"strata\": 8", StringComparison.Ordinal)).AssertRefused("$.estimator.strata: strata lie along one tilt, and several positions have several");
    }

    static string OneLine(string request) => string.Join(" ", request.Split('\n').Select(line => line.Trim()));

    static string Student(double debt, string estimator) => FormattableString.Invariant($$"""
        { "model": { "type": "student", "degreesOfFreedom": [5], "assets": [{ "name": "ETH", "spot": 100, "volatility": {{0.04 * Math.Sqrt(365)}} }] }, "account": { "collateral": { "ETH": 1 }, "debt": {{debt}} },
          "horizon": {{1 / 365.0}}, "monitoring": { "type": "discrete", "dates": 1 }, "estimator": { "type": "{{estimator}}" }, "simulation": { "paths": 131072, "seed": 42 } }
        """);

    static CommandRun Of(string request) => CommandRun.WithInput(request, "insolvency", "-", "--json");
}
