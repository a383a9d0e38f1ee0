using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

public sealed class PriceTests
{
    /// <summary>Black-Scholes value of the call of the example.</summary>
    const double CallValue = 10.450583572185567;

    [Fact]
    public void A_price_that_no_path_has_hit_has_no_upper_end()
    {
        string request = SampleRequest.Call.With("\"strike\": 100", "\"strike\": 100000").With("1000000", "40000");

        JsonElement answer = CommandRun.WithInput(request, "price", "-", "--json").AssertDone().Document();
        CommandRun table = CommandRun.WithInput(request, "price", "-").AssertDone();

        JsonElement interval = answer.GetProperty("confidenceInterval");
        Assert.Equal((0, 0), (answer.GetProperty("value").GetDouble(), interval.GetProperty("lower").GetDouble()));
        Assert.Equal(JsonValueKind.Null, interval.GetProperty("upper").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("standardError").ValueKind);
        Assert.Equal("crude Monte Carlo, no hit seen", answer.GetProperty("method").GetString());
        Assert.Matches("0\\.00 +– +no hit seen +40,000", table.Out);
        Assert.Contains("one has with probability at most 9.2e-5, but how large it is, and so the mean, is not bounded", table.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void The_documented_request_is_answered_within_five_standard_errors()
    {
        JsonElement answer = CommandRun.WithInput(SampleRequest.Call, "price", "-", "--json").AssertDone().Document();

        AssertNear(CallValue, answer);
        Assert.Equal(1000000, answer.GetProperty("paths").GetInt64());
        Assert.Equal(0.95, answer.GetProperty("confidenceInterval").GetProperty("level").GetDouble());
        Assert.InRange(answer.GetProperty("value").GetDouble(), answer.GetProperty("confidenceInterval").GetProperty("lower").GetDouble(), answer.GetProperty("confidenceInterval").GetProperty("upper").GetDouble());
        Assert.Equal(64, answer.GetProperty("fingerprint").GetString()!.Length);
        Assert.Equal(64, answer.GetProperty("planHash").GetString()!.Length);
        Assert.NotEqual("", answer.GetProperty("method").GetString());
        Assert.NotEqual("", answer.GetProperty("backend").GetString());
    }

    [Fact]
    public void A_file_a_list_and_standard_input_give_the_same_answers_in_order()
    {
        using var folder = new TemporaryFolder();
        string put = SampleRequest.Call.With("\"call\"", "\"put\"");
        string file = folder.Write("requests.json", $"[\n  // two of them\n  {SampleRequest.Call},\n  {put},\n]");

        JsonElement answers = CommandRun.Of("price", file, "--json").AssertDone().Document();

        Assert.Equal(JsonValueKind.Array, answers.ValueKind);
        Assert.Equal(2, answers.GetArrayLength());
        AssertNear(CallValue, answers[0]);
        AssertNear(CallValue - 100 + (100 * Math.Exp(-0.05)), answers[1]);
        Assert.Equal(Fingerprint(CommandRun.WithInput(put, "price", "-", "--json").Document()), Fingerprint(answers[1]));
    }

    [Fact]
    public void A_list_of_one_is_answered_by_a_list_and_an_empty_one_is_refused()
    {
        Assert.Equal(1, CommandRun.WithInput($"[{SampleRequest.Call}]", "price", "-", "--json").AssertDone().Document().GetArrayLength());
        CommandRun.WithInput("[]", "price", "-", "--json").AssertRefused("$: an empty list asks for nothing");
    }

    /// <summary>Margrabe 1978: the exchange option of the example has the total volatility sqrt(0.04 + 0.09 - 2 * 0.5 * 0.06) = 0.2645751.</summary>
    [Fact]
    public void A_spread_of_strike_zero_is_an_exchange_option() =>
        AssertNear(10.524316, CommandRun.WithInput(SampleRequest.Spread, "price", "-", "--json").AssertDone().Document());

    [Fact]
    public void The_scalar_backend_and_any_number_of_threads_give_the_same_fingerprint()
    {
        string request = SampleRequest.Call.With("1000000", "100000");
        string[] fingerprints = [.. new string[][] { ["--backend", "cpu"], ["--backend", "scalar"], ["--threads", "1"], ["--backend", "cpu", "--threads", "3"] }
            .Select(arguments => Fingerprint(CommandRun.WithInput(request, ["price", "-", "--json", .. arguments]).AssertDone().Document()))];

        Assert.Single(fingerprints.Distinct());
    }

    [Fact]
    public void An_option_that_expires_today_is_worth_its_payoff()
    {
        string request = SampleRequest.Call.With("\"expiry\": 1", "\"expiry\": 0").With("\"spot\": 100", "\"spot\": 130");

        Assert.Equal(30, CommandRun.WithInput(request, "price", "-", "--json").AssertDone().Document().GetProperty("value").GetDouble());
    }

    [Fact]
    public void People_get_a_table_that_fits_a_hundred_columns()
    {
        CommandRun run = CommandRun.WithInput(SampleRequest.Call, "price", "-").AssertDone();

        Assert.Contains("Std. error", run.Out, StringComparison.Ordinal);
        Assert.Contains("1,000,000", run.Out, StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 100, line));
    }

    [Theory]
    [InlineData("\"volatility\": 0.2", "\"volatility\": -0.2", "$.model.volatility: -0.2 is not allowed")]
    [InlineData("\"volatility\": 0.2", "\"volatility\": 1e999", "$.model.volatility")]
    [InlineData("\"volatility\": 0.2", "\"volatility\": NaN", "not JSON")]
    [InlineData("\"volatility\": 0.2, ", "", "missing member \"volatility\"")]
    [InlineData("\"volatility\"", "\"vol\"", "unknown member \"vol\"; allowed are spot, volatility")]
    [InlineData("\"spot\": 100", "\"spot\": 0", "$.model.spot: 0 is not allowed")]
    [InlineData("\"rate\": 0.05", "\"rate\": 5", "$.model.rate: 5 is not allowed")]
    [InlineData("\"dividendYield\": 0", "\"dividendYield\": -1.01", "$.model.dividendYield: -1.01")]
    [InlineData("\"dividendYield\": 0", "\"correlation\": [[1]]", "$.model.correlation: one asset has no correlation")]
    [InlineData("\"gbm\"", "\"heston\"", "$.model: the member \"type\" must be \"gbm\"")]
    [InlineData("\"type\": \"european\", ", "", "$.payoff: the member \"type\" must be one of \"european\", \"basket\"")]
    [InlineData("\"call\"", "\"straddle\"", "$.payoff.right: \"straddle\" is not allowed; \"call\" or \"put\" is needed")]
    [InlineData("\"call\"", "\"call, put\"", "$.payoff.right: \"call, put\" is not allowed")]
    [InlineData("\"strike\": 100", "\"strike\": 0", "$.payoff.strike: 0 is not allowed")]
    [InlineData("\"expiry\": 1", "\"expiry\": -1", "$.payoff.expiry: -1 is not allowed")]
    [InlineData("\"expiry\": 1", "\"expiry\": 365", "$.payoff.expiry: 365 is not allowed")]
    [InlineData("\"paths\": 1000000", "\"paths\": 0", "$.simulation.paths: 0 is not allowed")]
    [InlineData("\"paths\": 1000000", "\"paths\": 1000000000000000", "2^48")]
    [InlineData("\"seed\": 42", "\"seed\": -1", "$.simulation.seed: -1 is not allowed")]
    [InlineData("\"seed\": 42", "\"seed\": 42, \"precision\": \"half\"", "\"single\" or \"double\"")]
    [InlineData("\"seed\": 42", "\"seed\": 42, \"confidenceLevel\": 95", "$.simulation.confidenceLevel: 95")]
    public void A_wrong_request_is_refused_with_its_place(string replaced, string by, string said) =>
        CommandRun.WithInput(SampleRequest.Call.With(replaced, by), "price", "-", "--json").AssertRefused("standard input: ", said);

    [Theory]
    [InlineData("[[1, 0.5], [0.5, 1]]", "[[1, 0.5], [0.4, 1]]", "$.model.correlation: ", "symmetric")]
    [InlineData("[[1, 0.5], [0.5, 1]]", "[[1, 0.5]]", "$.model.correlation: ", "2 rows of 2 numbers")]
    [InlineData("\"correlation\": [[1, 0.5], [0.5, 1]], ", "", "$.model: ", "missing member \"correlation\"")]
    [InlineData("[1, -1]", "[1]", "$.payoff.weights: ", "1 weights; 2 are needed")]
    [InlineData("\"sum\"", "\"minimum\"", "$.payoff.strike: ", "above zero")]
    [InlineData("\"sum\"", "\"median\"", "$.payoff.aggregation: ", "\"sum\" or \"minimum\" or \"maximum\"")]
    [InlineData("\"type\": \"basket\", \"aggregation\": \"sum\", \"weights\": [1, -1]", "\"type\": \"european\"", "$.payoff: ", "the model has 2")]
    public void A_wrong_basket_is_refused_with_its_place(string replaced, string by, string place, string said) =>
        CommandRun.WithInput(SampleRequest.Spread.With(replaced, by), "price", "-").AssertRefused(place, said);

    [Fact]
    public void An_indefinite_correlation_is_refused_with_its_smallest_eigenvalue() => CommandRun.WithInput(
        SampleRequest.Spread
            .With("""{"name": "B", "spot": 100, "volatility": 0.3}""", """{"spot": 100, "volatility": 0.3}, {"spot": 100, "volatility": 0.3}""")
            .With("[[1, 0.5], [0.5, 1]]", "[[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]"),
        "price",
        "-").AssertRefused("$.model.correlation: the smallest eigenvalue is -0.8");

    [Fact]
    public void A_wrong_request_in_a_list_is_named_and_none_is_answered() =>
        CommandRun.WithInput($"[{SampleRequest.Call}, {SampleRequest.Call}, {SampleRequest.Call.With("\"strike\": 100", "\"strike\": -5")}]", "price", "-", "--json")
            .AssertRefused("$[2].payoff.strike: -5 is not allowed");

    [Fact]
    public void Empty_input_and_missing_files_are_refused()
    {
        CommandRun.WithInput("", "price", "-").AssertRefused("standard input", "this is not JSON: nothing stands here");
        CommandRun.Of("price", "no-such-file.json").AssertRefused("no-such-file.json: there is no such file");
    }

    static string Fingerprint(JsonElement answer) => answer.GetProperty("fingerprint").GetString()!;

    static void AssertNear(double expected, JsonElement answer)
    {
        double error = answer.GetProperty("value").GetDouble() - expected;
        Assert.True(Math.Abs(error) < 5 * answer.GetProperty("standardError").GetDouble(), $"{answer.GetProperty("value")} is not near {expected}.");
    }
}
