using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

public sealed class TailRequestTests
{
    // S = 100 after a year, 30% and 5%, against 70 on one date: the loss (70 - S)+ is exceeded with probability 1% at 70 - 100 exp(0.05 - 0.045 - 0.3 * 2.326348) = 19.99 (by hand).
    const double ValueAtRisk = 19.9879;

    [Fact]
    public void A_tail_is_told_with_its_levels_horizon_and_intervals()
    {
        JsonElement answer = CommandRun.WithInput(WithRules("\"insuranceFund\": 10, \"tailLevels\": [0.9, 0.99]"), "insolvency", "-", "--json").AssertDone().Document();

        JsonElement tail = answer.GetProperty("tail");
        Assert.Equal((1, 1, 0), (tail.GetProperty("horizon").GetDouble(), tail.GetProperty("monitoringDates").GetInt32(), tail.GetProperty("liquidationDelay").GetInt32()));
        Assert.Equal([0.9, 0.99], tail.GetProperty("loss").EnumerateArray().Select(level => level.GetProperty("tailLevel").GetDouble()));
        JsonElement risk = tail.GetProperty("loss")[1].GetProperty("valueAtRisk");
        Assert.InRange(risk.GetProperty("value").GetDouble() - ValueAtRisk, -5 * risk.GetProperty("standardError").GetDouble(), 5 * risk.GetProperty("standardError").GetDouble());
        Assert.True(tail.GetProperty("loss")[1].GetProperty("expectedShortfall").GetProperty("value").GetDouble() > ValueAtRisk);
        JsonElement beyond = answer.GetProperty("beyondBackstop");
        Assert.Equal(10, beyond.GetProperty("insuranceFund").GetDouble());
        Assert.InRange(beyond.GetProperty("probability").GetProperty("value").GetDouble(), 0.01, answer.GetProperty("value").GetDouble());
    }

    [Fact]
    public void The_usual_levels_are_told_where_none_are_named_and_few_paths_are_said_to_be_few()
    {
        string request = WithRules("").With("\"paths\": 1000000", "\"paths\": 20000");
        JsonElement tail = CommandRun.WithInput(request, "insolvency", "-", "--json").AssertDone().Document().GetProperty("tail");
        CommandRun table = CommandRun.WithInput(request, "insolvency", "-").AssertDone();

        Assert.Equal([0.95, 0.99, 0.999], tail.GetProperty("loss").EnumerateArray().Select(level => level.GetProperty("tailLevel").GetDouble()));
        JsonElement shortfall = tail.GetProperty("loss")[2].GetProperty("expectedShortfall");
        Assert.Equal(JsonValueKind.Null, shortfall.GetProperty("value").ValueKind);
        Assert.Contains("100 are needed", shortfall.GetProperty("method").GetString(), StringComparison.Ordinal);
        Assert.Contains("too few paths", table.Out, StringComparison.Ordinal);
        CommandRun beyond = CommandRun.WithInput(request.With("\"horizon\": 1", "\"insuranceFund\": 60, \"horizon\": 1"), "insolvency", "-").AssertDone();
        Assert.Contains("Loss above the insurance fund of 60: no path, probability [0, 1.84e-4]; rule of three: below 1.50e-4.", beyond.Out.ReplaceLineEndings(""), StringComparison.Ordinal);
        Assert.All(table.Out.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 100, line));
    }

    [Theory]
    [InlineData("\"tailLevels\": []", "$.tailLevels: 0 levels; one to 10 are allowed")]
    [InlineData("\"tailLevels\": [0.99, 0.95]", "$.tailLevels[1]: 0.95 is not allowed; tail levels are ascending, each once")]
    [InlineData("\"tailLevels\": [0.9, 1]", "$.tailLevels[1]: 1 is not allowed; a tail level is above 0 and at most 0.999999")]
    [InlineData("\"tailLevels\": [99]", "$.tailLevels[0]: 99 is not allowed; a tail level is above 0 and at most 0.999999")]
    [InlineData("\"insuranceFund\": -1", "$.insuranceFund: -1 is not allowed; an insurance fund is zero or more")]
    public void Levels_and_funds_that_mean_nothing_are_refused(string members, string said) =>
        CommandRun.WithInput(WithRules(members), "insolvency", "-").AssertRefused(said);

    [Fact]
    public void An_account_that_is_never_closed_out_has_no_tail() =>
        CommandRun.WithInput(SampleRequest.Account.With("\"horizon\": 1", "\"tailLevels\": [0.9], \"horizon\": 1"), "insolvency", "-").AssertRefused("$.tailLevels: ", "no close-out, and so no loss");

    static string WithRules(string members) => SampleRequest.Account.With("\"debt\": 70", "\"debt\": 70, \"liquidationDelay\": 0").With("\"dates\": 52", "\"dates\": 1")
        .With("\"horizon\": 1", members.Length > 0 ? $"{members}, \"horizon\": 1" : "\"horizon\": 1");
}
