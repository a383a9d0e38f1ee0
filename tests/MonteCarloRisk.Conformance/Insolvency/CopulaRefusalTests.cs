using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>What margins under a copula do not have, and numbers that are none of theirs.</summary>
public sealed class CopulaRefusalTests
{
    private const double Day = 1 / 365.0;

    public static TheoryData<ReturnMargin, string> BadMargins => new()
    {
        { new StudentMargin(0, 1, 1), "degrees of freedom are above 1" },
        { new StudentMargin(0, 0, 3), "a scale is above zero" },
        { new StudentMargin(double.NaN, 1, 3), "a location is a finite number" },
        { new MertonMargin(0, 0, 0.1, 0, 1), "a volatility is above zero" },
        { new MertonMargin(0, 1, 11, 0, 1), "11 jumps a step are not allowed; 0 to 10 are" },
        { new MertonMargin(0, 1, double.NaN, 0, 1), "jumps a step are not allowed" },
        { new KouMargin(0, 1, 0.1, 1.5, 1, 1), "a rise probability is 0 to 1" },
        { new KouMargin(0, 1, 0.1, 0.5, 1, 0), "a mean fall is above zero" },
        { SampleMargins.GeneralizedPareto with { Lower = SampleMargins.GeneralizedPareto.Lower with { Shape = 1 } }, "the lower tail has a shape of 1" },
        { SampleMargins.GeneralizedPareto with { Upper = SampleMargins.GeneralizedPareto.Upper with { Probability = 0.2 } }, "runs from the lower tail's threshold" },
        { SampleMargins.GeneralizedPareto with { Values = [.. SampleMargins.GeneralizedPareto.Values.Reverse()] }, "values never fall" },
    };

    [Theory]
    [MemberData(nameof(BadMargins))]
    public void A_margin_out_of_range_is_refused_in_one_line(ReturnMargin margin, string said)
    {
        InputException refusal = Assert.Throws<InputException>(() => Run(CopulaReturnTests.Model(new Copula.Gaussian(), [margin], [[1]]), Day, 1));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("margins[0]", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1001)]
    [InlineData(double.NaN)]
    public void Degrees_of_freedom_of_a_copula_are_1_to_1000(double degrees) =>
        Assert.Throws<InputException>(() => Run(CopulaReturnTests.Model(new Copula.Student(degrees), [new NormalMargin()], [[1]]), Day, 1));

    [Fact]
    public void Steps_other_than_those_of_the_margins_are_refused()
    {
        InputException refusal = Assert.Throws<InputException>(() => Run(CopulaReturnTests.Model(new Copula.Gaussian(), [SampleMargins.Kou], [[1]]), 30 * Day, 4));
        Assert.Contains("7.5 days", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>exp(X) has a mean under normal and Merton margins, under Kou's where the mean rise is below 1, and under a generalized Pareto one whose upper tail ends.</summary>
    [Fact]
    public void Written_calls_that_nothing_covers_are_refused_where_the_margin_has_no_mean_price()
    {
        GeneralizedParetoMargin ended = SampleMargins.GeneralizedPareto with { Upper = SampleMargins.GeneralizedPareto.Upper with { Shape = -0.1 } };
        foreach (ReturnMargin margin in new ReturnMargin[] { new NormalMargin(), SampleMargins.Merton, SampleMargins.Kou, ended }) Plan(margin);
        foreach (ReturnMargin margin in new ReturnMargin[] { SampleMargins.Student, SampleMargins.GeneralizedPareto, SampleMargins.Kou with { MeanRise = 22 } })
            Assert.Contains("writer", Assert.Throws<InputException>(() => Plan(margin)).Message, StringComparison.Ordinal);

        static void Plan(ReturnMargin margin) => MarginPlan.Create(
            CopulaReturnTests.Model(new Copula.Gaussian(), [margin, SampleMargins.Student], [[1, 0], [0, 1]]),
            [new EuropeanOption("call", "A", OptionRight.Call, 110, 0.1, 0.9, 0, 0)],
            [new MonitoredAccount(new MarginAccount("writer", new Dictionary<string, double>(), 0, new Dictionary<string, double> { ["call"] = -1 }), 0, true)],
            new MarginRules(new Dictionary<string, CollateralRule>(), new Dictionary<string, OptionMarginRule> { ["A"] = new(.2, .1) }, LiquidationDelay: 1),
            MonitoringDates.Daily(3),
            new SimulationSettings(10, 1, Precision.Single));
    }

    private static void Run(PriceModel model, double horizon, int dates) =>
        FirstPassage.OnDates(new SimulationRunner(CpuBackend.Widest()), model, [1], 70, horizon, dates, new SimulationSettings(10, 1, Precision.Single), .95);
}
