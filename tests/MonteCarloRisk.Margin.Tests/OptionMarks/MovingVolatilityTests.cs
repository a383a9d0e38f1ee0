using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Surfaces;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Margin.Tests.OptionMarks;

/// <summary>Options whose implied volatility moves along the path.</summary>
public sealed class MovingVolatilityTests
{
    private const double Step = 1.0 / 365;
    private const double Debt = 1000;
    private const int Delay = 10;
    private static readonly VolatilityBounds Wide = new(.05, 5);
    private static readonly SsviSlice Slice = new(.06, -.4, .3);
    private static readonly ConditionalVariance Variance = new(.0025, new VarianceRecursion(2e-5, .05, .03, .9));

    /// <summary>
    /// Marks after ten days of a still price that drifts by -3 a year from 100, of 40-day options of strike 105 (call, 0.75) and 95 (put, 0.7), rate 0.03, yield 0.01: Black-Scholes in scipy at volatilities
    /// moved by the formulas of docs/methods/moving-volatility.md, for the call and the put 0.718993 and 0.633739 (delta), 0.720855 and 0.636566 (moneyness), 0.812897 and 0.758704 (beta 1.2 damped from
    /// 20 days by the root), 0.533394 and 0.497835 (own variance and beta 0.5), and 0.6 (the bounds).
    /// </summary>
    [Theory]
    [InlineData("delta", 3.254288881621548, 8.213880499101805)]
    [InlineData("moneyness", 3.271379202750193, 8.243566805782145)]
    [InlineData("spot", 4.134999441994694, 9.527717319252254)]
    [InlineData("own", 1.6607164197877538, 6.7907116760497175)]
    [InlineData("cap", 2.2032643966498604, 7.859792583566772)]
    [InlineData("floor", 2.2032643966498604, 7.859792583566772)]
    public void Marks_are_Black_Scholes_at_the_moved_volatility(string kind, double call, double put)
    {
        double bound = kind == "cap" ? -1 : 1;
        VolatilityDynamics dynamics = kind switch
        {
            "delta" => new VolatilityDynamics.StickyDelta(Slice, Wide),
            "moneyness" => new VolatilityDynamics.StickyMoneyness(Slice, Wide),
            "spot" => new VolatilityDynamics.SpotBeta(1.2, new TermDamping(20 * Step, .5), Wide),
            "own" => new VolatilityDynamics.OwnVariance(.5, new TermDamping(20 * Step, .5), Wide),
            "floor" => new VolatilityDynamics.SpotBeta(-4, new TermDamping(1, .5), new VolatilityBounds(.6, 5)),
            _ => new VolatilityDynamics.SpotBeta(4, new TermDamping(1, .5), new VolatilityBounds(.05, .6)),
        };
        double[] volatilities = bound < 0 ? [.55, .55] : [.75, .7];
        PriceModel model = kind == "own"
            ? new FilteredHistoryModel([new("A", 100, .9, -3)], [[1]], [Variance], [[0.0]], Step)
            : new GeometricBrownianModel(Measure.RealWorld, [new("A", 100, 0, -3)], [[1]]);
        Assert.Equal(Debt + call, MeanLoss(model, Call(volatilities[0], dynamics), 1, 2), 1e-9 * Debt);
        Assert.Equal(Debt + put, MeanLoss(model, Put(volatilities[1], dynamics), 1, 2), 1e-9 * Debt);
    }

    /// <summary>Path by path against a plain implementation on the very same prices, whose variance is that of the model's recursion on the returns seen.</summary>
    [Theory]
    [InlineData("garch")]
    [InlineData("history")]
    public void A_volatility_that_follows_the_models_variance_is_that_of_the_paths(string kind)
    {
        const int paths = 500;
        ConditionalVariance second = new(.004, VarianceRecursion.Ewma(.9));
        ModelAsset[] assets = [new("A", 100, .9, .3), new("B", 50, .9, -.2)];
        PriceModel model = kind == "garch"
            ? new CorrelatedGarchModel(assets, [[1, .5], [.5, 1]], [Variance, second], null, Step)
            : new FilteredHistoryModel(assets, [[1, 0], [0, 1]], [Variance, second], [[1.5, -1], [-.5, 2], [-1, -1]], Step);
        VolatilityDynamics dynamics = new VolatilityDynamics.OwnVariance(.4, new TermDamping(20 * Step, .5), Wide);
        EuropeanOption near = Put(.7, dynamics) with { Expiry = 5 * Step };
        EuropeanOption other = Put(.9, dynamics) with { Name = "other", Underlying = "B", Strike = 55 };
        EuropeanOption[] contracts = [near, Put(.7, dynamics) with { Name = "far" }, other];

        // The first contract on A moves its variance, and goes on after it has settled.
        double farLoss = MeanLoss(model, contracts, new() { ["far"] = -1 }, 3, paths);
        double otherLoss = MeanLoss(model, contracts, new() { ["other"] = -1 }, 3, paths);

        PricePathSample sample = PricePathSample.Walk(model, new TimeGrid(Enumerable.Repeat(Step, 1 + Delay).ToArray()), 3, paths);
        double far = Enumerable.Range(0, paths).Average(path => Mark(contracts[1], sample, path, 0, Variance, .3));
        Assert.Equal(Debt + far, farLoss, 1e-9 * Debt);
        double others = Enumerable.Range(0, paths).Average(path => Mark(other, sample, path, 1, second, -.2));
        Assert.Equal(Debt + others, otherLoss, 1e-9 * Debt);
        Assert.True(Math.Abs(far - Enumerable.Range(0, paths).Average(path => Mark(contracts[1] with { Dynamics = null }, sample, path, 0, Variance, .3))) > .01);
    }

    /// <summary>
    /// A short straddle at the money of 60 days, marked at 0.8 and moved by a price of that volatility, cash of its value and 0.1 per contract, maintenance 0.06, 20 days and a delay of one. By a second
    /// method in scipy: the density of the log price between the two prices at which the account is breached, from day to day on Gauss-Legendre nodes, the roots of health and equity by Brent's method.
    /// The spot's beta alone takes insolvency from 8.1e-4 to 1.8e-3.
    /// </summary>
    [Theory]
    [InlineData("strike", .22004619372662965, .0008139649985511727)]
    [InlineData("spot 1.5", .19796756258134995, .001806336765358281)]
    [InlineData("spot -1", .30653546127567355, .0014412465227525361)]
    [InlineData("delta", .2707885108982582, .0010493084197301915)]
    [InlineData("moneyness", .26427500973565277, .0009835468218397595)]
    public void A_short_straddle_agrees_with_quadrature(string kind, double breach, double insolvency)
    {
        const long paths = 1 << 20;
        const double years = 60 * Step;
        var slice = new SsviSlice(.8 * .8 * years, -.3, .25);
        VolatilityDynamics? dynamics = kind switch
        {
            "strike" => null,
            "spot 1.5" => new VolatilityDynamics.SpotBeta(1.5, new TermDamping(30 * Step, .5), Wide),
            "spot -1" => new VolatilityDynamics.SpotBeta(-1, new TermDamping(30 * Step, .5), Wide),
            "delta" => new VolatilityDynamics.StickyDelta(slice, Wide),
            _ => new VolatilityDynamics.StickyMoneyness(slice, Wide),
        };
        EuropeanOption[] straddle = [.. new[] { OptionRight.Call, OptionRight.Put }.Select(right => new EuropeanOption($"{right}", "A", right, 100, years, .8, 0, 0) { Dynamics = dynamics })];
        var account = new MarginAccount("straddle", new Dictionary<string, double>(), 0, straddle.ToDictionary(contract => contract.Name, _ => -1.0)) { Cash = straddle.Sum(contract => OptionValue.Today(contract, 100)) + 20 };
        AccountInsolvency found = AccountInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), new GeometricBrownianModel(Measure.RealWorld, [new("A", 100, .8, 0)], [[1]]), straddle, account, Rules(.06, 1), MonitoringDates.Daily(20),
            new SimulationSettings(paths, 8, Precision.Single), ProtocolTerms.Usual, .95);
        var suite = new StatisticalSuite();
        suite.Add("breach", found.Breach.Estimate, breach, Math.Sqrt(breach * (1 - breach) / paths));
        suite.Add("insolvency", found.Insolvency.Estimate, insolvency, Math.Sqrt(insolvency * (1 - insolvency) / paths));
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    [Fact]
    public void A_smile_without_slope_and_a_beta_of_zero_keep_the_volatility()
    {
        PriceModel model = new GeometricBrownianModel(Measure.RealWorld, [new("A", 100, .8, 0)], [[1]]);
        double still = MeanLoss(model, Call(.75, null), 4, 1000);
        Assert.Equal(still, MeanLoss(model, Call(.75, new VolatilityDynamics.SpotBeta(0, new TermDamping(1, .5), Wide)), 4, 1000), 1e-9 * Debt);
        Assert.Equal(still, MeanLoss(model, Call(.75, new VolatilityDynamics.StickyDelta(new SsviSlice(.06, 0, 1e-12), Wide)), 4, 1000), 1e-9 * Debt);
    }

    [Fact]
    public void What_cannot_move_is_refused()
    {
        PriceModel model = new GeometricBrownianModel(Measure.RealWorld, [new("A", 100, .8, 0)], [[1]]);
        Assert.Contains("needs a model that has one", Assert.Throws<InputException>(() => MeanLoss(model, Call(.75, new VolatilityDynamics.OwnVariance(0, new TermDamping(1, 0), Wide)), 4, 10)).Message, StringComparison.Ordinal);
        Assert.Contains("outside of its floor 0.8 and cap 5", Assert.Throws<InputException>(() => MeanLoss(model, Call(.75, new VolatilityDynamics.SpotBeta(1, new TermDamping(1, 0), new VolatilityBounds(.8, 5))), 4, 10)).Message, StringComparison.Ordinal);
    }

    // Under water from the start, so closed out after the delay, whatever happens: its mean loss is the debt and the mean mark.
    private static double MeanLoss(PriceModel model, EuropeanOption contract, ulong seed, long paths) => MeanLoss(model, [contract], new() { [contract.Name] = -1 }, seed, paths);

    private static double MeanLoss(PriceModel model, EuropeanOption[] contracts, Dictionary<string, double> held, ulong seed, long paths)
    {
        AccountInsolvency account = AccountInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), model, contracts, new MarginAccount("a", new Dictionary<string, double>(), Debt, held), Rules(0, Delay), MonitoringDates.Daily(1),
            new SimulationSettings(paths, seed, Precision.Double), ProtocolTerms.Usual, .95);
        Assert.Equal(1, account.Insolvency.Estimate.Value);
        return account.Loss.Estimate.Value;
    }

    private static EuropeanOption Call(double volatility, VolatilityDynamics? dynamics) => new("call", "A", OptionRight.Call, 105, 40 * Step, volatility, .03, .01) { Dynamics = dynamics };

    private static EuropeanOption Put(double volatility, VolatilityDynamics? dynamics) => new("put", "A", OptionRight.Put, 95, 40 * Step, volatility, .03, .01) { Dynamics = dynamics };

    private static MarginRules Rules(double maintenance, int delay) => new(
        new Dictionary<string, CollateralRule> { ["A"] = new(1, 1), ["B"] = new(1, 1) },
        new Dictionary<string, OptionMarginRule> { ["A"] = new(.1, maintenance), ["B"] = new(.1, maintenance) },
        delay);

    private static double Mark(EuropeanOption put, PricePathSample paths, int path, int asset, ConditionalVariance start, double drift)
    {
        double variance = start.Next;
        for (int date = 1; date <= Delay; date++)
            variance = start.Recursion.Next(variance, Math.Log(paths[path, date, asset] / paths[path, date - 1, asset]) - (drift * Step));
        double left = put.Expiry - (Delay * Step);
        double steps = left / Step;
        double price = paths[path, Delay, asset];
        double volatility = put.ImpliedVolatility;
        if (put.Dynamics is not null)
        {
            double Expected(double next)
            {
                if (start.Recursion.LongRun is not { } longRun) return next;
                double remaining = start.Recursion.Remaining;
                double weight = (1 - Math.Pow(remaining, steps)) / (steps * (1 - remaining));
                return (longRun * (1 - weight)) + (weight * next);
            }

            double beta = .4 * Math.Sqrt(Math.Min(1, 20 * Step / left));
            volatility = Math.Clamp(volatility * Math.Pow(price / paths[path, 0, asset], -beta) * Math.Sqrt(Expected(variance) / Expected(start.Next)), Wide.Floor, Wide.Cap);
        }

        double deviation = volatility * Math.Sqrt(left);
        double d1 = (Math.Log(price / put.Strike) + ((put.Rate - put.DividendYield + (volatility * volatility / 2)) * left)) / deviation;
        return (put.Strike * Math.Exp(-put.Rate * left) * Normal.CDF(0, 1, deviation - d1)) - (price * Math.Exp(-put.DividendYield * left) * Normal.CDF(0, 1, -d1));
    }
}
