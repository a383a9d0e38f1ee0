using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Tests.Execution;

public sealed class StoppingRuleTests
{
    private const long Most = 1L << 32;

    public static TheoryData<StoppingRule> ErrorTargets => [new StoppingRule.RelativeError(0.002), new StoppingRule.AbsoluteError(0.01)];

    [Theory]
    [MemberData(nameof(ErrorTargets))]
    public void A_run_stops_behind_the_first_block_that_meets_its_error_target_whoever_ran_it(StoppingRule rule)
    {
        SimulationPlan plan = OneStepPlan.Create(new SimulationSettings(Most, 11, Precision.Single) { Stopping = rule });
        SimulationResult first = Run(plan, 1);
        SimulationResult second = Run(plan, 3);
        Assert.Equal((first.Fingerprint, first.Settings.Paths), (second.Fingerprint, second.Settings.Paths));
        Assert.Equal(0, first.Settings.Paths % SimulationPlan.BlockPaths);
        Estimate reached = plan.Tracked.Read(first.Tallies, first.Settings.Paths, .95);
        double target = rule is StoppingRule.RelativeError relative ? relative.Fraction * reached.Value : ((StoppingRule.AbsoluteError)rule).Size;
        Assert.InRange(reached.StandardError, 0.97 * target, target);
        Assert.Equal(rule.ToString(), first.Stopped);
    }

    [Theory]
    [MemberData(nameof(ErrorTargets))]
    public void The_result_is_that_of_a_run_that_asked_for_so_many_paths(StoppingRule rule)
    {
        SimulationResult stopped = Run(OneStepPlan.Create(new SimulationSettings(Most, 12, Precision.Single) { Stopping = rule }), 2);
        SimulationResult asked = Run(OneStepPlan.Create(new SimulationSettings(stopped.Settings.Paths, 12, Precision.Single)), 2);
        Assert.Equal((asked.PlanHash, asked.Fingerprint), (stopped.PlanHash, stopped.Fingerprint));
    }

    [Fact]
    public void A_time_budget_ends_a_run_that_would_never_end()
    {
        SimulationResult result = Run(OneStepPlan.Create(new SimulationSettings(SimulationSettings.MaximumPaths, 13, Precision.Single) { Stopping = new StoppingRule.TimeBudget(TimeSpan.FromMilliseconds(200)) }), 2);
        Assert.InRange(result.Settings.Paths, SimulationPlan.BlockPaths, Most);
        Assert.Equal(Run(OneStepPlan.Create(result.Settings), 2).Fingerprint, result.Fingerprint);
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    [InlineData(4UL)]
    public void A_price_that_no_path_has_paid_yet_has_not_met_its_target(ulong seed)
    {
        // Black-Scholes: 4.8e-5, and about one path in 200,000 pays. No seed may answer 0 +- 0.
        SimulationPlan plan = BasketOptionPlan.Create(
            new GeometricBrownianModel(Measure.RiskNeutral, [new("A", 100, .2, .05)], [[1]]),
            new EuropeanBasketOption(OptionRight.Call, BasketAggregation.Sum, [1], 250, 1),
            .05,
            new SimulationSettings(Most, seed, Precision.Single) { Stopping = new StoppingRule.AbsoluteError(1e-5) });
        SimulationResult result = Run(plan, 2);
        Estimate reached = plan.Tracked.Read(result.Tallies, result.Settings.Paths, .95);
        Assert.InRange(reached.StandardError, 1e-9, 1e-5);
        Assert.InRange(Math.Abs(reached.Value - 4.7992e-5), 0, 5 * reached.StandardError);
    }

    [Fact]
    public void A_target_out_of_reach_ends_with_the_last_path()
    {
        SimulationResult result = Run(OneStepPlan.Create(new SimulationSettings(100_000, 14, Precision.Single) { Stopping = new StoppingRule.AbsoluteError(1e-9) }), 2);
        Assert.Equal((100_000, "maximum paths, before standard error 1E-09"), (result.Settings.Paths, result.Stopped));
    }

    private static SimulationResult Run(SimulationPlan plan, int threads)
    {
        using var backend = new CpuBackend(CpuBackend.WidestAccelerated, threads);
        return new SimulationRunner(backend).Run(plan, TestContext.Current.CancellationToken);
    }
}
