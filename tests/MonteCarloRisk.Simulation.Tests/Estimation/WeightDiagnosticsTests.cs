using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Tests.Estimation;

/// <summary>Tilts that are wrong on purpose do not pass for an interval.</summary>
public sealed class WeightDiagnosticsTests
{
    private const double Volatility = 0.5;
    private const double LogDrift = -Volatility * Volatility / 2;
    private const int Dates = 4;

    [Fact]
    public void A_tilt_towards_insolvency_carries_an_interval()
    {
        TiltedFirstPassageEstimate estimate = Of(Towards(-3.2), 1 << 15);
        estimate.Diagnostics.Refuse(1 << 15);
        Assert.InRange(estimate.Diagnostics.EffectiveHits, 1000, estimate.Diagnostics.Hits);
        Assert.InRange(estimate.Diagnostics.LargestWeightShare, 1e-5, 1e-2);
    }

    [Fact]
    public void A_tilt_away_from_insolvency_is_refused() => Refused(Of(Towards(3.2), 1 << 15), "effective insolvent paths");

    // It goes twice as far as the debt, so the few paths that stop early carry the estimate.
    [Fact]
    public void A_tilt_far_beyond_insolvency_is_refused() => Refused(Of(Towards(-11), 1 << 12), "");

    [Fact]
    public void Weights_of_another_tilt_than_the_paths_had_are_refused()
    {
        Tilt tilt = Towards(-3.2);
        Refused(Of(tilt with { Weight = 0.8 }, 1 << 17), "the mean likelihood ratio is");
    }

    [Fact]
    public void A_constant_that_the_weights_forget_is_refused()
    {
        Tilt tilt = Towards(-3.2);
        Refused(Of(tilt with { Normals = tilt.Normals with { Constant = 0 } }, 1 << 15), "the mean likelihood ratio is");
    }

    [Fact]
    public void Too_few_paths_are_told_how_many_would_do()
    {
        InputException refusal = Refused(Of(Towards(-3.2), 200), "effective insolvent paths");
        Assert.Contains("paths would hold them", refusal.Message, StringComparison.Ordinal);
    }

    private static InputException Refused(TiltedFirstPassageEstimate estimate, string said)
    {
        InputException refusal = Assert.Throws<InputException>(() => estimate.Diagnostics.Refuse(estimate.Probability.Result.Settings.Paths));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        return refusal;
    }

    private static Tilt Towards(double deviations) => Tilt.Shifted(0.9, [deviations / Math.Sqrt(Dates)]);

    private static TiltedFirstPassageEstimate Of(Tilt tilt, long paths)
    {
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 1, Volatility, 0)], [[1]]);
        double debt = Math.Exp(LogDrift - (3.2 * Volatility));
        SimulationPlan plan = TiltedFirstPassagePlan.Create(model, [1], debt, TimeGrid.Uniform(1, Dates), [tilt, Tilt.Shifted(0.1, [0])], Math.Exp(3.2 * 3.2 / 2), new SimulationSettings(paths, 11, Precision.Single));
        return TiltedFirstPassageEstimate.Read(plan, new SimulationRunner(CpuBackend.Widest()).Run(plan, TestContext.Current.CancellationToken), .95);
    }
}
