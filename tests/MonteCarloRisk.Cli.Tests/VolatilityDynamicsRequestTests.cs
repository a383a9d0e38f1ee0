using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

public sealed class VolatilityDynamicsRequestTests
{
    // A short straddle at the money of 60 days; the probabilities are by quadrature, see MovingVolatilityTests of the margin tests.
    const string Request = """{"model": {"type": "gbm", "assets": [{"name": "ETH", "spot": 100, "volatility": 0.8}]}, "account": {"cash": 45.76670113215158, "volatilityDynamics": {"type": "spot", "beta": 1.5}, "options": [{"name": "call", "underlying": "ETH", "right": "call", "strike": 100, "expiry": 0.16438356164383561, "impliedVolatility": 0.8, "quantity": -1}, {"name": "put", "underlying": "ETH", "right": "put", "strike": 100, "expiry": 0.16438356164383561, "impliedVolatility": 0.8, "quantity": -1}], "maintenanceMargin": 0.06, "liquidationDelay": 1}, "horizon": 0.0547945205479452, "monitoring": {"type": "discrete", "dates": 20}, "simulation": {"paths": 400000, "seed": 42}}""";

    const string Smile = "\"smiles\": [{\"underlying\": \"ETH\", \"years\": 0.1644, \"theta\": 0.10520547945205481, \"rho\": -0.3, \"psi\": 0.25}]";

    [Theory]
    [InlineData("\"type\": \"spot\", \"beta\": 1.5", .001806336765358281)]
    [InlineData("\"type\": \"stickyStrike\"", .0008139649985511727)]
    [InlineData("\"type\": \"stickyDelta\", " + Smile, .0010493084197301915)]
    [InlineData("\"type\": \"stickyMoneyness\", " + Smile, .0009835468218397595)]
    public void A_straddle_is_answered_within_five_standard_errors(string dynamics, double insolvency)
    {
        JsonElement answer = CommandRun.WithInput(With(dynamics), "insolvency", "-", "--json").AssertDone().Document();

        Assert.InRange(answer.GetProperty("value").GetDouble() - insolvency, -5 * answer.GetProperty("standardError").GetDouble(), 5 * answer.GetProperty("standardError").GetDouble());
    }

    [Theory]
    [InlineData("\"type\": \"spot\"", "$.account.volatilityDynamics: missing member \"beta\"")]
    [InlineData("\"type\": \"spot\", \"beta\": 150", "$.account.volatilityDynamics.beta: 150 is not allowed; a beta is the rise of the log volatility by fall of the log spot, -10 to 10")]
    [InlineData("\"type\": \"spot\", \"beta\": 1, \"dampingDays\": 0", "$.account.volatilityDynamics.dampingDays: 0 is not allowed; days are above 0")]
    [InlineData("\"type\": \"spot\", \"beta\": 1, \"dampingPower\": 3", "$.account.volatilityDynamics.dampingPower: 3 is not allowed; a power is from 0 to 2")]
    [InlineData("\"type\": \"spot\", \"beta\": 1, \"floor\": 0", "$.account.volatilityDynamics.floor: 0 is not allowed; a floor is a volatility per square-root year from 0.001 to 10")]
    [InlineData("\"type\": \"spot\", \"beta\": 1, \"cap\": 0.01", "$.account.volatilityDynamics.cap: 0.01 is not allowed; a cap is above the floor 0.05 and at most 10")]
    [InlineData("\"type\": \"spot\", \"beta\": 1, \"cap\": 0.7", "$.account.volatilityDynamics: the volatility 0.8 of call is outside of floor 0.05 and cap 0.7")]
    [InlineData("\"type\": \"stickyDelta\"", "$.account.volatilityDynamics: 2 options on \"ETH\" tell no smile; 3 or more of different strikes or expiries do")]
    [InlineData("\"type\": \"stickyDelta\", \"smiles\": [null]", "$.account.volatilityDynamics.smiles[0]: null is not allowed")]
    [InlineData("\"type\": \"stickyDelta\", \"smiles\": []", "$.account.volatilityDynamics.smiles: call expires in 0.164384 years, and no smile of ETH is within half a day of it")]
    [InlineData("\"type\": \"stickyDelta\", \"smiles\": [{\"underlying\": \"ETH\", \"years\": 0.1644, \"theta\": 0.1, \"rho\": -1, \"psi\": 0.25}]", "$.account.volatilityDynamics.smiles[0].rho: -1 is not allowed; a slope is between -1 and 1")]
    [InlineData("\"type\": \"ownVariance\"", "$.account.volatilityDynamics: the model has no variance of its own that moves along the path; filtered history and garch returns have")]
    [InlineData("\"type\": \"stickySkew\"", "$.account.volatilityDynamics: the member \"type\" must be one of \"stickyStrike\", \"stickyDelta\", \"stickyMoneyness\", \"spot\", \"ownVariance\"")]
    public void Dynamics_that_mean_nothing_are_refused(string dynamics, string said) => CommandRun.WithInput(With(dynamics), "insolvency", "-").AssertRefused(said);

    [Fact]
    public void Dynamics_without_options_are_refused() =>
        CommandRun.WithInput(Request.With("\"options\": [", "\"options\": [], \"perpetuals\": [").With("""{"name": "call", "underlying": "ETH", "right": "call", "strike": 100, "expiry": 0.16438356164383561, "impliedVolatility": 0.8, "quantity": -1}, {"name": "put", "underlying": "ETH", "right": "put", "strike": 100, "expiry": 0.16438356164383561, "impliedVolatility": 0.8, "quantity": -1}""", ""), "insolvency", "-")
            .AssertRefused("$.account.volatilityDynamics: the account has no options whose volatility could move");

    static string With(string dynamics) => Request.With("\"type\": \"spot\", \"beta\": 1.5", dynamics);
}
