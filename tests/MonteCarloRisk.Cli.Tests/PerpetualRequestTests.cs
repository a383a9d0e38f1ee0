using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

public sealed class PerpetualRequestTests
{
    const string Request = """{"model": {"type": "gbm", "assets": [{"name": "ETH", "spot": 2000, "volatility": 0.8}]}, "account": {"cash": 200, "perpetuals": [{"underlying": "ETH", "units": 1}], "maintenanceMargin": 0.05, "liquidationDelay": 1}, "horizon": 0.0821917808219178, "monitoring": {"type": "discrete", "dates": 30}, "simulation": {"paths": 200000, "seed": 42}}""";

    // A long and a short at a leverage of ten; by quadrature, see PerpetualAccountTests of the margin tests.
    [Theory]
    [InlineData("1", .7614667231765772, .21680196711293945)]
    [InlineData("-1", .7303222666548753, .21002873994855725)]
    public void A_position_is_answered_within_five_standard_errors(string units, double breach, double insolvency)
    {
        JsonElement answer = CommandRun.WithInput(Request.With("\"units\": 1", $"\"units\": {units}"), "insolvency", "-", "--json").AssertDone().Document();

        AssertNear(insolvency, answer);
        AssertNear(breach, answer.GetProperty("breachProbability"));
    }

    [Fact]
    public void Funding_and_an_entry_price_move_the_answer_their_way()
    {
        double Insolvency(string position) =>
            CommandRun.WithInput(Request.With("\"units\": 1", $"\"units\": {position}"), "insolvency", "-", "--json").AssertDone().Document().GetProperty("value").GetDouble();
        double plain = Insolvency("1");
        Assert.True(Insolvency("1, \"funding\": {\"type\": \"constant\", \"rate\": 0.0005}") > plain);
        Assert.True(Insolvency("1, \"funding\": {\"type\": \"constant\", \"rate\": -0.0005}") < plain);
        Assert.True(Insolvency("1, \"entryPrice\": 1900") < plain);
        Assert.True(Insolvency("1, \"funding\": {\"type\": \"premium\", \"mean\": 0.0005, \"halfLifeDays\": 3, \"deviation\": 0.0003, \"band\": 0}") > plain);
        // Four hours at half the rate are eight at the whole, and all digits are the same.
        Assert.Equal(Insolvency("1, \"funding\": {\"type\": \"constant\", \"rate\": 0.0005}"), Insolvency("1, \"funding\": {\"type\": \"constant\", \"rate\": 0.00025, \"intervalHours\": 4}"));
    }

    /// <summary>An empty list says nothing: the account is plain collateral against plain debt.</summary>
    [Fact]
    public void No_positions_put_no_account_under_margin_rules()
    {
        string plain = CommandRun.WithInput(SampleRequest.Account, "insolvency", "-", "--json").AssertDone().Document().GetProperty("fingerprint").GetString()!;
        foreach (string none in new[] { "\"perpetuals\": []", "\"options\": []" })
        {
            JsonElement answer = CommandRun.WithInput(SampleRequest.Account.With("\"debt\": 70", $"\"debt\": 70, {none}"), "insolvency", "-", "--json").AssertDone().Document();
            Assert.Equal(plain, answer.GetProperty("fingerprint").GetString());
            Assert.False(answer.TryGetProperty("breachProbability", out _));
        }
    }

    [Theory]
    [InlineData("\"units\": 1", "\"units\": 0", "$.account.perpetuals[0].units: 0 is not allowed; a position is long or short of something")]
    [InlineData("\"underlying\": \"ETH\"", "\"underlying\": \"SOL\"", "$.account.perpetuals[0].underlying: there is no asset \"SOL\"")]
    [InlineData("\"units\": 1", "\"units\": 1e300", "$.account.perpetuals[0].units: 1E+300 is not allowed; a number of units, negative when short, is finite")]
    [InlineData("\"units\": 1", "\"units\": 1, \"entryPrice\": -3", "$.account.perpetuals[0].entryPrice: -3 is not allowed; a price is finite and above zero")]
    [InlineData("\"units\": 1", "\"units\": 1, \"funding\": {\"type\": \"constant\", \"rate\": 0.01, \"intervalHours\": 48}", "$.account.perpetuals[0].funding.intervalHours: 48 is not allowed; an interval of funding is above 0 and at most 24 hours")]
    [InlineData("\"units\": 1", "\"units\": 1, \"funding\": {\"type\": \"fixed\", \"rate\": 0.01}", "$.account.perpetuals[0].funding: the member \"type\" must be one of \"constant\", \"premium\"")]
    [InlineData("\"units\": 1", "\"units\": 1, \"funding\": {\"type\": \"premium\", \"mean\": 0.0001, \"deviation\": 0.0003}", "$.account.perpetuals[0].funding: missing member \"halfLifeDays\"")]
    [InlineData("\"units\": 1", "\"units\": 1, \"funding\": {\"type\": \"premium\", \"mean\": 1, \"halfLifeDays\": 3, \"deviation\": 0.0003}", "$.account.perpetuals[0].funding.mean: 1 is not allowed; a funding rate is a fraction per interval from -0.1 to 0.1")]
    [InlineData("\"units\": 1", "\"units\": 1, \"funding\": {\"type\": \"premium\", \"mean\": 0.0001, \"halfLifeDays\": 0, \"deviation\": 0.0003}", "$.account.perpetuals[0].funding.halfLifeDays: 0 is not allowed; a half-life is above 0")]
    [InlineData("\"units\": 1", "\"units\": 1, \"funding\": {\"type\": \"premium\", \"mean\": 0.0001, \"halfLifeDays\": 3, \"deviation\": -1}", "$.account.perpetuals[0].funding.deviation: -1 is not allowed; a deviation of premiums is a fraction per interval from 0 to 0.1")]
    [InlineData("\"units\": 1", "\"units\": 1, \"funding\": {\"type\": \"premium\", \"mean\": 0.0001, \"halfLifeDays\": 3, \"deviation\": 0.0003, \"cap\": 0}", "$.account.perpetuals[0].funding.cap: 0 is not allowed; a cap is a fraction per interval above 0")]
    [InlineData("\"cash\": 200", "\"cash\": -200", "$.account.cash: -200 is not allowed; cash is zero or more")]
    [InlineData("{\"underlying\": \"ETH\", \"units\": 1}", "null", "$.account.perpetuals[0]: null is not allowed; an object is needed")]
    public void Positions_that_mean_nothing_are_refused(string replaced, string by, string said) =>
        CommandRun.WithInput(Request.With(replaced, by), "insolvency", "-").AssertRefused(said);

    static void AssertNear(double expected, JsonElement estimate) =>
        Assert.InRange(estimate.GetProperty("value").GetDouble() - expected, -5 * estimate.GetProperty("standardError").GetDouble(), 5 * estimate.GetProperty("standardError").GetDouble());
}
