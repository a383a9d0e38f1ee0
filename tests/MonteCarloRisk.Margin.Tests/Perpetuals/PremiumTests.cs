using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Perpetuals;

/// <summary>Funding by a premium that reverts to its mean, on a price that stands still: what accrues is a sum of normals, whose law is known.</summary>
public sealed class PremiumTests
{
    private const long Paths = 1 << 18;
    private const double Debt = 10;
    private const int Dates = 11;
    private const double Step = 1.0 / 365;
    private const double Interval = Step / 3;

    /// <summary>
    /// Without band and with a far cap the funding of n days at three intervals a day is 3 sum p_k: mean 3 sum (m + (p0 - m) a^k), variance 9 s^2 (1 - a^2) sum_j (sum_{k >= j} a^(k - j))^2, a the share of a
    /// deviation that a day leaves. The account is under water from the start, so its loss is debt plus funding.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Mean_and_variance_of_accrued_funding_are_their_closed_forms(double units)
    {
        var law = new FundingLaw.Premium(.0004, 4 * Step, .0006, -.001, .0001, 0, 1, Interval);
        double kept = Math.Pow(.5, .25);
        double mean = 3 * Enumerable.Range(1, Dates).Sum(k => law.Mean + ((law.Start - law.Mean) * Math.Pow(kept, k)));
        double variance = 9 * law.Deviation * law.Deviation * (1 - (kept * kept))
            * Enumerable.Range(1, Dates).Sum(j => Math.Pow(Enumerable.Range(j, Dates - j + 1).Sum(k => Math.Pow(kept, k - j)), 2));
        Estimate loss = Loss(units, law, Dates, Precision.Double);
        double deviation = loss.StandardError * Math.Sqrt(Paths);
        Assert.True(Math.Abs(loss.Value - Debt - (units * mean)) < 5.5 * Math.Sqrt(variance / Paths), $"mean {loss.Value - Debt}; {units * mean} is exact");
        Assert.InRange(deviation * deviation / variance, 1 - (5.5 * Math.Sqrt(2.0 / Paths)), 1 + (5.5 * Math.Sqrt(2.0 / Paths)));
        // The mean of the premium alone, without its way from the start, would show.
        Assert.True(Math.Abs(mean - (3 * Dates * law.Mean)) > 100 * Math.Sqrt(variance / Paths));
    }

    /// <summary>The premium's mean under the clamp is that of a normal: E[p + clamp(i - p, -b, b)], by quadrature of the normal's density.</summary>
    [Theory]
    [InlineData(.0001, .0005, 1.0)]
    [InlineData(.0001, .0005, .0004)]
    [InlineData(-.0003, .0002, 1.0)]
    public void Interest_band_and_cap_make_the_rate(double interest, double band, double cap)
    {
        var law = new FundingLaw.Premium(.0003, 2 * Step, .0008, .0003, interest, band, cap, Interval);
        double deviation = law.Deviation * Math.Sqrt(1 - (Math.Pow(.5, .5) * Math.Pow(.5, .5)));
        double Rate(double premium) => Math.Clamp(premium + Math.Clamp(interest - premium, -band, band), -cap, cap);
        double mean = MathNet.Numerics.Integration.GaussLegendreRule.Integrate(p => 3 * Rate(p) * Normal.PDF(law.Mean, deviation, p), law.Mean - (9 * deviation), law.Mean + (9 * deviation), 1024);
        Estimate loss = Loss(1, law, 1, Precision.Double);
        Assert.True(Math.Abs(loss.Value - Debt - mean) < (5.5 * loss.StandardError) + 1e-8, $"mean {loss.Value - Debt} +- {loss.StandardError}; {mean} is exact");
        Assert.True(Math.Abs(mean - (3 * law.Mean)) > 20 * loss.StandardError);
    }

    /// <summary>A premium that does not vary and starts at its mean is a constant rate, whatever is drawn.</summary>
    [Fact]
    public void A_premium_that_does_not_vary_is_a_constant_rate()
    {
        double constant = Loss(1, new FundingLaw.Constant(.0007 * 3 * 365), Dates, Precision.Single).Value;
        Assert.Equal(constant, Loss(1, new FundingLaw.Premium(.0007, Step, 0, .0007, .0001, 0, 1, Interval), Dates, Precision.Single).Value, 1e-6);
        // Within the band of the interest it is the interest.
        double interest = Loss(1, new FundingLaw.Constant(.0004 * 3 * 365), Dates, Precision.Single).Value;
        Assert.Equal(interest, Loss(1, new FundingLaw.Premium(.0007, Step, 0, .0007, .0004, .0005, 1, Interval), Dates, Precision.Single).Value, 1e-6);
    }

    /// <summary>Two premiums have draws of their own: a long of one and a short of the other have the sum of the variances, which with the same draws would be zero.</summary>
    [Fact]
    public void Premiums_of_two_contracts_are_independent()
    {
        var law = new FundingLaw.Premium(0, 4 * Step, .0006, 0, 0, 0, 1, Interval);
        double one = Loss(1, law, Dates, Precision.Double).StandardError;
        double both = Loss([("A", 1, law), ("B", -1, law)], Dates, Precision.Double).StandardError;
        Assert.InRange(both / one / Math.Sqrt(2), 1 - (5.5 * Math.Sqrt(1.0 / Paths)), 1 + (5.5 * Math.Sqrt(1.0 / Paths)));
    }

    private static Estimate Loss(double units, FundingLaw law, int dates, Precision precision) => Loss([("A", units, law)], dates, precision);

    private static Estimate Loss((string Name, double Units, FundingLaw Law)[] held, int dates, Precision precision)
    {
        var account = new MarginAccount("a", new Dictionary<string, double>(), Debt, new Dictionary<string, double>()) { Perpetuals = held.ToDictionary(one => one.Name, one => new PerpetualPosition("ETH", one.Units, 1)) };
        var rules = new MarginRules(new Dictionary<string, CollateralRule>(), new Dictionary<string, OptionMarginRule>(), dates) { Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["ETH"] = new(.1, 0) } };
        AccountInsolvency found = AccountInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("ETH", 1, 0, 0)], [[1]]), [], account, rules, MonitoringDates.Daily(1),
            new SimulationSettings(Paths, 5, precision), ProtocolTerms.Usual, .95, [.. held.Select(one => new Perpetual(one.Name, "ETH", one.Law))]);
        Assert.Equal(1, found.Insolvency.Estimate.Value);
        return found.Loss.Estimate;
    }
}
