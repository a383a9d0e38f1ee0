using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Margin.Tests.Perpetuals;

/// <summary>Accounts with one perpetual on one lognormal price against quadrature and closed forms.</summary>
public sealed class PerpetualAccountTests
{
    private const long Paths = 1 << 20;
    private const int Delay = 1;

    /// <summary>
    /// Breach and insolvency of one unit at leverage 1 / cash on 30 days at a volatility of 0.8, closed out a day after a breach. Made with scipy: the density of the log price on the side that keeps
    /// the account healthy, carried from day to day on Gauss-Legendre nodes; what crosses log((1 -+ cash) / (1 -+ maintenance)) is a breach, and its next day's normal tail beyond log(1 -+ cash) an insolvency.
    /// </summary>
    [Theory]
    [InlineData(1, .1, .05, .7614667231765772, .21680196711293945)]
    [InlineData(1, .2, .02, .3612865568991216, .19398510514799358)]
    [InlineData(1, .05, .03, .8581768578000735, .39905138497024895)]
    [InlineData(-1, .1, .05, .7303222666548753, .21002873994855725)]
    [InlineData(-1, .2, .02, .3786700202035465, .1976695929678432)]
    [InlineData(-1, .05, .03, .8240900249502017, .3754474690251763)]
    public void Longs_and_shorts_without_funding_agree_with_quadrature(double units, double cash, double maintenance, double breach, double insolvency)
    {
        AccountInsolvency account = Estimate(units, cash, maintenance, .8, 0, FundingLaw.None, 30, Delay);
        var suite = new StatisticalSuite();
        suite.Add("breach", account.Breach.Estimate, breach, Math.Sqrt(breach * (1 - breach) / Paths));
        suite.Add("insolvency", account.Insolvency.Estimate, insolvency, Math.Sqrt(insolvency * (1 - insolvency) / Paths));
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>
    /// An account under water from the start is closed out after the delay, so its mean loss is debt - units * (E S - 1 - E funding): exp(drift n dt) - 1 less rate dt * sum of exp(drift k dt).
    /// </summary>
    [Theory]
    [InlineData(1, .5, .8)]
    [InlineData(-1, .5, .8)]
    [InlineData(1, -1.5, 3)]
    public void The_mean_of_accrued_funding_is_its_closed_form(double units, double drift, double rate)
    {
        const int dates = 20;
        const double debt = 50;
        const double step = 1.0 / 365;
        double funding = Enumerable.Range(1, dates).Sum(date => rate * step * Math.Exp(drift * date * step));
        double expected = debt - (units * (Math.Exp(drift * dates * step) - 1 - funding));
        AssertMean(expected, Estimate(units, 0, 0, .8, drift, new FundingLaw.Constant(rate), 1, dates, debt));
    }

    /// <summary>Funding of 1 - exp(-drift dt) on the price at the end of each step takes from the long in the mean what the drift gives it: its mean loss is that of no drift and no funding.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Funding_at_the_drift_takes_the_drift_away(double units)
    {
        const double drift = 2;
        double rate = (1 - Math.Exp(-drift / 365)) * 365;
        AssertMean(50, Estimate(units, 0, 0, .8, drift, new FundingLaw.Constant(rate), 1, 20, debt: 50));
    }

    /// <summary>Without volatility nothing is random: the long pays 0.03 a day of a price of 1, with cash of 0.1 and a maintenance of 0.02 it is breached on day 3 and owes 0.02 on day 4.</summary>
    [Fact]
    public void Funding_alone_makes_a_still_account_insolvent()
    {
        AccountInsolvency account = Estimate(1, .1, .02, 0, 0, new FundingLaw.Constant(.03 * 365), 10, 1);
        Assert.Equal((1, 1), (account.Breach.Estimate.Value, account.Insolvency.Estimate.Value));
        Assert.Equal(.02, account.Loss.Estimate.Value, 1e-6);
        Assert.Equal(0, Estimate(-1, .1, .02, 0, 0, new FundingLaw.Constant(.03 * 365), 10, 1).Breach.Estimate.Value);
        Assert.Equal(1, Estimate(-1, .1, .02, 0, 0, new FundingLaw.Constant(-.03 * 365), 10, 1).Insolvency.Estimate.Value);
    }

    [Fact]
    public void A_profit_that_is_not_settled_counts_as_equity()
    {
        // Entered at 0.95, the long of cash 0.05 is the long of cash 0.1.
        AccountInsolvency entered = Estimate(1, .05, .05, .8, 0, FundingLaw.None, 30, Delay, entry: .95, precision: Precision.Double);
        AccountInsolvency settled = Estimate(1, .1, .05, .8, 0, FundingLaw.None, 30, Delay, precision: Precision.Double);
        Assert.Equal(settled.Insolvency.Estimate.Value, entered.Insolvency.Estimate.Value);
        Assert.Equal(settled.Loss.Estimate.Value, entered.Loss.Estimate.Value, 1e-12);
    }

    [Fact]
    public void The_order_of_positions_in_an_account_changes_no_bit()
    {
        Perpetual[] listed = [new("A", "ETH", new FundingLaw.Constant(.3)), new("B", "ETH", new FundingLaw.Constant(-.1)), new("C", "ETH", FundingLaw.None)];
        (string, PerpetualPosition)[] held = [("A", new("ETH", .1, 1.01)), ("B", new("ETH", .7, .93)), ("C", new("ETH", -.3, 1.07))];
        string Fingerprint(IEnumerable<(string Name, PerpetualPosition Position)> positions)
        {
            var account = new MarginAccount("a", new Dictionary<string, double>(), 0, new Dictionary<string, double>()) { Cash = .1, Perpetuals = positions.ToDictionary(one => one.Name, one => one.Position) };
            return new SimulationRunner(CpuBackend.Widest()).Run(MarginPlan.Create(
                Model(.8, 0), [], [new MonitoredAccount(account, 0, true)], Rules(.05, 1), MonitoringDates.Daily(5), new SimulationSettings(1000, 1, Precision.Double), null, listed)).Fingerprint;
        }

        Assert.Equal(Fingerprint(held), Fingerprint(held.Reverse()));
    }

    private static void AssertMean(double expected, AccountInsolvency account)
    {
        Assert.Equal((1, 1), (account.Breach.Estimate.Value, account.Insolvency.Estimate.Value));
        Estimate loss = account.Loss.Estimate;
        Assert.True(Math.Abs(loss.Value - expected) < 5.5 * loss.StandardError, $"mean loss {loss.Value} +- {loss.StandardError}; {expected} is exact");
        // Sensitive: a day's funding more or less would show.
        Assert.True(loss.StandardError < 5e-4);
    }

    private static AccountInsolvency Estimate(
        double units, double cash, double maintenance, double volatility, double drift, FundingLaw funding, int dates, int delay, double debt = 0, double entry = 1, Precision precision = Precision.Single)
    {
        var account = new MarginAccount("a", new Dictionary<string, double>(), debt, new Dictionary<string, double>())
        {
            Cash = cash,
            Perpetuals = new Dictionary<string, PerpetualPosition> { ["ETH-PERP"] = new("ETH", units, entry) },
        };
        return AccountInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), Model(volatility, drift), [], account, Rules(maintenance, delay), MonitoringDates.Daily(dates),
            new SimulationSettings(Paths, 5, precision), ProtocolTerms.Usual, .95, [new Perpetual("ETH-PERP", "ETH", funding)]);
    }

    private static GeometricBrownianModel Model(double volatility, double drift) => new(Measure.RealWorld, [new ModelAsset("ETH", 1, volatility, drift)], [[1]]);

    private static MarginRules Rules(double maintenance, int delay) => new(new Dictionary<string, CollateralRule>(), new Dictionary<string, OptionMarginRule>(), delay)
    {
        Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["ETH"] = new(Math.Max(.1, maintenance), maintenance) },
    };
}
