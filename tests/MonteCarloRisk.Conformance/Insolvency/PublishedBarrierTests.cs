using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>
/// S = 100 and one barrier by one year, every row of the reference (2.11): the quadrature to which other tests are held, and the row in the tail, which counting does not see, by importance sampling.
/// </summary>
public sealed class PublishedBarrierTests
{
    private const long Paths = 1 << 17;
    private const double Volatility = .2;

    // M. Broadie, P. Glasserman, S. Kou (1997): a barrier watched on dates is as likely passed as one so many deviations of a step further away, watched at every instant.
    private const double Shift = 0.5825971579390106;

    // Barrier, drift, volatility, dates, exact. The reference has ten digits, and some seven in the tail.
    [Theory]
    [InlineData(70, .05, .3, 4, .1479520802, 1e-9)]
    [InlineData(70, .05, .3, 12, .1752984513, 1e-9)]
    [InlineData(70, .05, .3, 52, .2009689223, 1e-9)]
    [InlineData(70, .05, .3, 252, .2160948587, 1e-9)]
    [InlineData(90, .05, .3, 4, .5199661256, 1e-9)]
    [InlineData(90, .05, .3, 12, .6017191584, 1e-9)]
    [InlineData(90, .05, .3, 52, .661673325, 1e-9)]
    [InlineData(90, .05, .3, 252, .6937042293, 1e-9)]
    [InlineData(50, 0, .6, 4, .240407298, 1e-9)]
    [InlineData(50, 0, .6, 12, .2750857832, 1e-9)]
    [InlineData(50, 0, .6, 52, .3068607005, 1e-9)]
    [InlineData(50, 0, .6, 252, .3252618988, 1e-9)]
    [InlineData(40, .05, .2, 4, 1.126994626e-6, 1e-6)]
    [InlineData(40, .05, .2, 12, 1.282699885e-6, 1e-6)]
    [InlineData(40, .05, .2, 52, 1.629005143e-6, 1e-6)]
    [InlineData(40, .05, .2, 252, 1.93855275e-6, 1e-6)]
    public void The_quadrature_gives_every_row(double barrier, double drift, double volatility, int dates, double exact, double digits) => Assert.Equal(
        1, DiscreteBarrierQuadrature.Probability(Math.Log(barrier / 100), (drift - (volatility * volatility / 2)) / dates, volatility / Math.Sqrt(dates), dates) / exact, digits);

    [Theory]
    [InlineData(Precision.Single, 1100UL)]
    [InlineData(Precision.Double, 1200UL)]
    public void The_row_in_the_tail_is_met_by_importance_sampling(Precision precision, ulong seed)
    {
        var suite = new StatisticalSuite();
        foreach ((int dates, double exact) in ((int, double)[])[(1, 1.11458855215e-6), (4, 1.126994626e-6), (12, 1.282699885e-6), (52, 1.629005143e-6), (252, 1.93855275e-6)])
        {
            Estimate estimate = Tilted(.05, 40, dates, new(Paths, seed++, precision));
            suite.Add($"{dates} dates", estimate, exact, estimate.StandardError);
            Assert.InRange(estimate.StandardError / exact, 0, .012);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>What is watched at every instant, by a barrier moved inwards on 1,000 dates. The shift is 5.6% off on 52 dates and 1.1% on 252, as the reference's brackets have it, so as one over the dates: 0.3% here.</summary>
    [Fact]
    public void The_tail_at_every_instant_is_met_on_a_thousand_dates()
    {
        const double exact = 2.29854442646e-6;
        const double left = .004;
        const int dates = 1000;
        Estimate estimate = Tilted(.05, 40 * Math.Exp(Shift * Volatility / Math.Sqrt(dates)), dates, new(Paths, 1300, Precision.Single));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{estimate.Value:e4} ± {estimate.StandardError:e1}, {exact:e4}"));
        Assert.InRange(estimate.Value, (exact * (1 - left)) - (4.9 * estimate.StandardError), (exact * (1 + left)) + (4.9 * estimate.StandardError));
        Assert.InRange(estimate.StandardError / exact, 0, .012);
    }

    /// <summary>P(S &lt; 40) without drift, of the reference's rare events (2.14).</summary>
    [Fact]
    public void A_fall_to_40_on_one_date_is_the_published_one()
    {
        var suite = new StatisticalSuite();
        foreach (Precision precision in (Precision[])[Precision.Single, Precision.Double])
        {
            Estimate estimate = Tilted(0, 40, 1, new(1 << 20, 1400, precision));
            suite.Add($"{precision}", estimate, 3.70681659351952e-6, estimate.StandardError);
            Assert.InRange(estimate.StandardError / 3.70681659351952e-6, 0, .004);
        }

        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    private static Estimate Tilted(double drift, double debt, int dates, SimulationSettings settings) => TiltedFirstPassageEstimate.OnDates(
        new SimulationRunner(CpuBackend.Widest()),
        new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, Volatility, drift)], [[1]]),
        [1],
        debt,
        1,
        dates,
        .1,
        settings,
        .95).Probability.Estimate;
}
