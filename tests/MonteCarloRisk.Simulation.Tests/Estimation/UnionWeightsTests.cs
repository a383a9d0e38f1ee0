using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Tests.Estimation;

/// <summary>Where any of several positions may fail, one tilt is not enough, and the shares of several follow how often each of them fails.</summary>
public sealed class UnionWeightsTests
{
    private const double Volatility = 0.5;

    private static GeometricBrownianModel Model { get; } = new(
        Measure.RealWorld, [.. Enumerable.Range(0, 2).Select(i => new ModelAsset($"A{i}", 1, Volatility, Volatility * Volatility / 2))], [[1, 0], [0, 1]]);

    // The tilt of one way leaves the other to the defensive share, whose paths hardly see it.
    [Fact]
    public void The_tilt_of_a_single_way_is_refused_and_has_a_hundredth_of_the_effective_paths()
    {
        var settings = new SimulationSettings(1 << 16, 7, Precision.Single);
        IsolatedPosition[] positions = Loans(3, 3);
        UnionPassageEstimate mixed = UnionPassageEstimate.ByTilting(Runner(), Model, positions, 1, 1, .1, settings, .95, TestContext.Current.CancellationToken);
        SimulationPlan plan = TiltedUnionPlan.Create(Model, positions, TimeGrid.Uniform(1, 1), [Tilt.Shifted(.9, [-3, 0]), Tilt.Shifted(.1, [0, 0])], Math.Exp(4.5), settings);
        UnionPassageEstimate single = UnionPassageEstimate.Read(plan, Runner().Run(plan, TestContext.Current.CancellationToken), positions, .95);

        Assert.NotNull(mixed.Weights);
        Assert.NotNull(single.Weights);
        TestContext.Current.TestOutputHelper?.WriteLine($"{mixed.Weights.EffectiveHits:0} of the mixture, {single.Weights.EffectiveHits:0.0} of one tilt, of which one path is {single.Weights.LargestWeightShare:p1}");
        Assert.InRange(single.Weights.EffectiveHits, 1, 0.01 * mixed.Weights.EffectiveHits);
        Assert.Throws<InputException>(() => single.Weights.Refuse(settings.Paths));
    }

    // P(Z < -3) is 43 times P(Z < -4): three quarters are dealt out so, one quarter evenly.
    [Fact]
    public void Shares_follow_how_often_each_position_fails()
    {
        TiltSearch search = FailureModes.Search(Model, Loans(3, 4), TimeGrid.Uniform(1, 1), .1, new SimulationSettings(1, 3, Precision.Single));
        Assert.Equal(3, search.Tilts.Count);
        Assert.Equal(1, search.Tilts.Sum(tilt => tilt.Weight), 1e-12);
        Assert.Equal(0.1, search.Tilts[2].Weight);
        Assert.Equal(0.9 * (0.75 / 43.6 + 0.125), search.Tilts[1].Weight, 0.01);
        Assert.True(search.SavesPaths);
        Assert.Equal(2048, search.PilotPaths);
    }

    // Of two assets owed either may rise nearly alone, or both alike, 2 exp(y / 2) = 7, which is hardly further; assets held against a debt have one way.
    [Fact]
    public void Ways_to_fail_are_found_by_position()
    {
        double[] loadings = [Volatility, 0, Volatility];
        double[] distances = [.. NearestFailures.Of([-1, -1], [0, 0], loadings, -7).Select(point => Math.Sqrt(point.Sum(normal => normal * normal)))];
        Assert.Equal(3, distances.Length);
        double both = Math.Sqrt(2) * 2 * Math.Log(3.5);
        Assert.Equal(both, distances[2], 1e-8);
        Assert.All(distances.Take(2), distance => Assert.InRange(distance, 0.9 * both, both));
        Assert.Equal(distances[0], distances[1], 1e-6);
        Assert.Single(NearestFailures.Of([1, 1], [0, 0], loadings, 0.5));
        Assert.Empty(NearestFailures.Of([1, 1], [0, 0], loadings, -0.5));
        IReadOnlyList<double> rise = Assert.Single(NearestFailures.Of([-1, 0], [0, 0], loadings, -Math.Exp(4 * Volatility)));
        Assert.Equal(4, rise[0], 1e-8);
        Assert.Equal(0, rise[1], 1e-8);
    }

    // Without a tilt the same program counts, with exact limits; a position that cannot fail is told as one that has not.
    [Fact]
    public void Common_failures_are_counted()
    {
        UnionPassageEstimate chosen = UnionPassageEstimate.ByChoice(Runner(), Model, [.. Loans(1, 1), new("safe", [1, 0], -1)], 1, 1, new(1 << 16, 5, Precision.Single), .95, TestContext.Current.CancellationToken);

        const double exact = 1 - (0.8413447460685429 * 0.8413447460685429);
        Assert.Null(chosen.Weights);
        Assert.StartsWith("crude", chosen.Probability.Estimate.Method, StringComparison.Ordinal);
        Assert.InRange(Math.Abs(chosen.Probability.Estimate.Value - exact) / chosen.Probability.Estimate.StandardError, 0, 4.9);
        Assert.Equal(0, chosen.Positions[2].Probability?.Value);
        Assert.InRange(chosen.Positions[2].Probability?.Interval.Upper ?? 0, 1e-5, 1e-4);
    }

    // Of one step the bounds are far apart, and independent bridges lie between them: 1 - (1 - p)^2, p = 2 P(Z < -2) = 0.0455002639.
    [Fact]
    public void Bounds_at_every_instant_hold_the_value_of_independent_assets_between_them()
    {
        SimulationPlan plan = ContinuousUnionPlan.Create(Model, Loans(2, 2), TimeGrid.Uniform(1, 1), new SimulationSettings(1 << 20, 3, Precision.Single));
        SimulationResult result = Runner().Run(plan, TestContext.Current.CancellationToken);
        const double exact = 1 - ((1 - 0.0455002639) * (1 - 0.0455002639));
        double[] bounds = [.. Enumerable.Range(0, 2).Select(bound => SimulationEstimate.Mean(result, bound * Kernels.Programs.MomentTallies.Count, .95, "bound").Estimate.Value)];
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{bounds[0]:e4} {exact:e4} {bounds[1]:e4}"));
        Assert.InRange(bounds[0] / exact, 0.9, 0.99);
        Assert.InRange(bounds[1] / exact, 1.001, 1.1);
    }

    private static SimulationRunner Runner() => new(CpuBackend.Widest());

    private static IsolatedPosition[] Loans(double first, double second) =>
        [new("first", [1, 0], Math.Exp(-Volatility * first)), new("second", [0, 1], Math.Exp(-Volatility * second))];
}
