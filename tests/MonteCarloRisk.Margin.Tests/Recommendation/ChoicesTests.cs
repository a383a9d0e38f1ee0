using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Recommendation;

public sealed class ChoicesTests
{
    private const double Volatility = 1.1;

    [Fact]
    public void The_choices_stand_side_by_side_on_the_same_paths()
    {
        MarketCalibration calibration = Calibrate(Lending(200_000, new MarginAccount("tight", Held(1), 74, Nothing), new MarginAccount("lax", Held(2), 60, Nothing)));
        Assert.Equal([AlternativeRules.Unchanged, AlternativeRules.Recommended], calibration.Choices.Take(2).Select(choice => choice.Name));
        Assert.Equal(4, calibration.Choices.Count);
        Assert.Equal(4, calibration.Runs.Count);
        Assert.Equal(calibration.Current.InsolvencyProbability, calibration.Choices[0].InsolvencyProbability);
        Assert.Equal(calibration.Recommended.Tail, calibration.Choices[1].Tail);
        Assert.Equal((0, 0), (calibration.Choices[0].Tighter, calibration.Choices[0].Looser));
        Assert.Equal(131_072, calibration.Runs[2].Paths);
        foreach ((RuleSetOutcome choice, int i) in calibration.Choices.Skip(2).Select((choice, i) => (choice, i)))
        {
            // On all paths the same rules give the same protocol; the standard accounts that were left out do not count towards it.
            MarketCalibration alone = Calibrate(Lending(131_072, [.. calibration.Market.Accounts]) with { Rules = choice.Rules });
            Assert.Equal(alone.Current.InsolvencyProbability, choice.InsolvencyProbability);
            Assert.Equal(alone.Current.ExpectedBadDebt, choice.ExpectedBadDebt);
            Assert.Equal(alone.Current.RequiredEquity, choice.RequiredEquity);
            Assert.Equal($"alternative: {choice.Name}", calibration.Runs[2 + i].Purpose);
        }
    }

    [Fact]
    public void Accounts_that_a_change_puts_in_breach_are_counted_with_their_exposure()
    {
        // At a threshold of 80% both are healthy; a tenth of the targets asks for less than 74%, and more than 30%.
        MarketCalibration calibration = Calibrate(Lending(200_000, new MarginAccount("tight", Held(1), 74, Nothing), new MarginAccount("lax", Held(2), 60, Nothing)));
        RuleSetOutcome stricter = Assert.Single(calibration.Choices, choice => choice.Name == AlternativeRules.Stricter);
        Assert.InRange(stricter.Rules.Collateral["A"].LiquidationThreshold, .3, .74);
        Assert.Equal((1, 74), (stricter.Breached, stricter.BreachedExposure));
        Assert.Equal((0, 0), (calibration.Choices[0].Breached, calibration.Choices[0].BreachedExposure));
    }

    // An account in breach from the first day is closed out five days later whatever happens: its loss is debt less price, so the fund is debt less the price's quantile.
    [Theory]
    [InlineData(.01)]
    [InlineData(.001)]
    public void The_fund_is_the_quantile_of_the_log_normal_bad_debt(double beyond)
    {
        const double debt = 110;
        Market market = Lending(400_000, new MarginAccount("lost", Held(1), debt, Nothing));
        market = market with
        {
            Rules = market.Rules with { LiquidationDelay = 5 },
            Target = market.Target with { BeyondBackstopProbability = beyond },
            Protocol = market.Protocol with { InsuranceFund = 12 },
        };
        MarketCalibration calibration = Calibrate(market);
        double years = 5.0 / 365;
        double price = 100 * Math.Exp((-Volatility * Volatility * years / 2) + (Volatility * Math.Sqrt(years) * Normal.InvCDF(0, 1, beyond)));
        foreach (Estimate size in new[] { calibration.Current.FundSize!, calibration.Recommended.FundSize! })
        {
            // Five standard errors, in place of the two of its interval; the buckets are finer.
            Assert.Equal(debt - price, size.Value, (5 * size.StandardError) + 1e-9);
            Assert.True(size.StandardError < .03 * (debt - price));
            Assert.InRange(size.Value, size.Interval.Lower, size.Interval.Upper);
        }

        string open = Assert.Single(calibration.RecommendedRules.Unresolved, line => line.StartsWith("insurance fund: bad debt is beyond the 12 of today with probability", StringComparison.Ordinal));
        Assert.EndsWith($"a fund of {calibration.Recommended.FundSize!.Interval.Upper:N0} would do", open, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fund_that_the_paths_do_not_tell_is_not_resolved()
    {
        Market market = Lending(2_000, new MarginAccount("lost", Held(1), 90, Nothing));
        MarketCalibration calibration = Calibrate(market with { Target = market.Target with { BeyondBackstopProbability = 1e-5 } });
        Assert.True(double.IsNaN(calibration.Recommended.FundSize!.Value));
        Assert.Contains(calibration.RecommendedRules.Unresolved, line => line.StartsWith("insurance fund: crude Monte Carlo, not told: 2000 samples do not bound", StringComparison.Ordinal));
    }

    private static readonly Dictionary<string, double> Nothing = [];

    private static Dictionary<string, double> Held(double units) => new() { ["A"] = units };

    private static MarketCalibration Calibrate(Market market) => new MarginCalibrator(new SimulationRunner(CpuBackend.Widest())).Calibrate(market);

    private static Market Lending(long paths, params MarginAccount[] accounts) => new(
        "test",
        new DateOnly(2026, 1, 1),
        new MarketDataSummary([], [], new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1), 0, 365),
        new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, Volatility, 0)], [[1]]),
        SampleLimits.Rules(("A", .75, .8)) with { LiquidationDelay = 4 },
        [],
        accounts,
        new SolvencyTarget(.05, .3, .95, 10),
        new SimulationSettings(paths, 9, Precision.Single));
}
