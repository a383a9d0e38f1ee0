using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Protocols that liquidate in stages.</summary>
public sealed class StageRequestTests
{
    const string There = "\"depth\": { \"value\": 30e6 },";
    const string Absorbs = "\"liquidation\": { \"type\": \"absorption\", \"liquidationFactor\": 0.9, \"caller\": \"protocol\" }";
    const string Auctions = "\"liquidation\": { \"type\": \"dutchAuction\", \"penalty\": 0.13, \"buffer\": 1.1, \"decline\": { \"type\": \"linear\", \"duration\": 7200 }, \"tail\": 3600 }";

    static string Example { get; } = File.ReadAllText(Repository.Example("lending-protocol/request.json")).With("\"paths\": 200000", "\"paths\": 4000");

    [Fact]
    public void The_answer_counts_what_later_stages_take_over_and_names_the_stage_of_each_event()
    {
        string request = Example.With(There, $"{There} \"laterStages\": [ {{ \"when\": {{ \"type\": \"belowHealth\", \"health\": 0.99 }}, {Auctions} }}, {{ \"when\": {{ \"type\": \"afterResets\" }}, {Absorbs} }} ],");
        JsonElement protocol = CommandRun.WithInput(request, "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol");
        Assert.True(protocol.GetProperty("events").GetProperty("escalation").GetDouble() > 0);
        Assert.True(protocol.GetProperty("measures").TryGetProperty("unsold", out _));
        string[] names = ["fixedBonus", "dutchAuction", "absorption"];
        JsonElement[] events = [.. protocol.GetProperty("failures").EnumerateArray().SelectMany(failure => failure.GetProperty("events").EnumerateArray())];
        JsonElement[] staged = [.. events.Where(happened => happened.TryGetProperty("stage", out _))];
        Assert.NotEmpty(staged);
        Assert.All(staged, happened => Assert.Equal(names[happened.GetProperty("stage").GetInt32() - 1], happened.GetProperty("liquidation").GetString()));
        Assert.All(staged, happened => Assert.Equal("WBTC", happened.GetProperty("asset").GetString()));

        string text = CommandRun.WithInput(request, "insolvency", "-").AssertDone().Out;
        Assert.Contains(", stage ", text, StringComparison.Ordinal);
        Assert.All(text.Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 120));
    }

    [Theory]
    [InlineData("-1", "$.protocol.keepers.latency: -1 is not allowed")]
    [InlineData("100000", "$.protocol.keepers.latency: 100000 is not allowed")]
    public void A_latency_that_cannot_be_is_refused(string latency, string said) =>
        CommandRun.WithInput(Example.With("\"keepers\": {", $"\"keepers\": {{ \"latency\": {latency},"), "insolvency", "-").AssertRefused(said);

    [Fact]
    public void Keepers_who_see_later_leave_more_bad_debt()
    {
        double Liquidated(int latency) => CommandRun.WithInput(Example.With("\"keepers\": {", $"\"keepers\": {{ \"latency\": {latency},"), "insolvency", "-", "--json").AssertDone().Document()
            .GetProperty("protocol").GetProperty("means").GetProperty("liquidated").GetProperty("value").GetDouble();
        Assert.True(Liquidated(0) > Liquidated(3600));
    }

    [Theory]
    [InlineData("[]", ".laterStages: 0 later stages; 1 to 5 are allowed")]
    [InlineData("[ null ]", ".laterStages[0]: null is not allowed")]
    [InlineData("[ { \"when\": { \"type\": \"belowHealth\", \"health\": 1.2 }, " + Absorbs + " } ]", ".laterStages[0].when.health: 1.2 is not allowed; a health is a fraction above 0 and at most 1")]
    [InlineData("[ { \"when\": { \"type\": \"after\", \"seconds\": 3600000 }, " + Absorbs + " } ]", ".laterStages[0].when.seconds: 3600000 is not allowed; how long a position is unhealthy is in seconds")]
    [InlineData("[ { \"when\": { \"type\": \"unserved\", \"seconds\": 172800 }, " + Absorbs + " } ]", ".laterStages[0].when.seconds: 172800 is not allowed; how long nobody serves a position is in seconds, and at most the horizon, 86400 s")]
    [InlineData("[ { \"when\": { \"type\": \"unserved\", \"seconds\": 0 }, " + Absorbs + " } ]", ".laterStages[0].when.seconds: 0 is not allowed")]
    [InlineData("[ { \"when\": { \"type\": \"afterResets\", \"resets\": -1 }, " + Absorbs + " } ]", ".laterStages[0].when.resets: -1 is not allowed; how often an auction is started anew is 0 to 1000")]
    [InlineData("[ { \"when\": { \"type\": \"afterResets\" }, " + Absorbs + " } ]", ".laterStages[0].when: the stage before it is no auction that is started anew")]
    [InlineData("[ { \"when\": { \"type\": \"poolShort\" }, " + Absorbs + " } ]", ".laterStages[0].when: the stage before it is no stabilityPool")]
    [InlineData("[ { \"when\": { \"type\": \"after\", \"seconds\": 600 }, \"liquidation\": { \"type\": \"absorption\", \"liquidationFactor\": 0.5 } } ]", ".laterStages[0].liquidation.liquidationFactor: 0.5 is not allowed; with a liquidation threshold of 0.75")]
    [InlineData("[ { \"when\": { \"type\": \"after\", \"seconds\": 600 }, " + Absorbs + " }, { \"when\": { \"type\": \"after\", \"seconds\": 600 }, " + Absorbs + " } ]", ".laterStages[0].liquidation: what is absorbed is the protocol's")]
    [InlineData("[ { \"when\": { \"type\": \"after\", \"seconds\": 600 }, \"liquidation\": { \"type\": \"twoStageAuction\" } }, { \"when\": { \"type\": \"unserved\", \"seconds\": 600 }, " + Absorbs + " } ]", ".laterStages[1].when: a twoStageAuction that is started leaves the debt where it is")]
    [InlineData("[ { \"when\": { \"type\": \"soon\" }, " + Absorbs + " } ]", ".laterStages[0].when")]
    [InlineData("[ { " + Absorbs + " } ]", "when")]
    public void Stages_that_cannot_be_are_refused_in_one_line(string stages, string said) =>
        CommandRun.WithInput(Example.With(There, $"{There} \"laterStages\": {stages},"), "insolvency", "-").AssertRefused(said);
}
