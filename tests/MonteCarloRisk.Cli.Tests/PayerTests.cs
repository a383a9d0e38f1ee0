using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Parts that a protocol lacks are told neither in the answer nor in the table.</summary>
public sealed class PayerTests
{
    static string Example { get; } = File.ReadAllText(Repository.Example("lending-protocol/request.json")).With("200000", "2000").With(", { \"type\": \"stakingModule\", \"asset\": \"GOV\", \"units\": 3000 }", "");

    [Fact]
    public void Who_is_no_backstop_of_the_protocol_is_not_told()
    {
        JsonElement means = CommandRun.WithInput(Example, "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol").GetProperty("means");
        Assert.True(means.TryGetProperty("paidByFund", out _));
        Assert.False(means.TryGetProperty("paidByStakers", out _));
        string text = CommandRun.WithInput(Example, "insolvency", "-").AssertDone().Out;
        Assert.Contains("paid by the insurance fund", text, StringComparison.Ordinal);
        Assert.DoesNotContain("stakers", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_borrows_nobody_repays()
    {
        string venue = File.ReadAllText(Repository.Example("perpetual-venue/request.json"));
        JsonElement means = CommandRun.WithInput(venue, "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol").GetProperty("means");
        Assert.False(means.TryGetProperty("repaid", out _));
        Assert.False(means.TryGetProperty("keeperProfit", out _));
        Assert.True(means.TryGetProperty("paidByFund", out _));
    }
}
