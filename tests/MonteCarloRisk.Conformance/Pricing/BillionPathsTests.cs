using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Conformance.Pricing;

[Collection(MeasuredAlone.Name)]
public sealed class BillionPathsTests
{
    private const long Paths = 1_000_000_000;

    // Black-Scholes of spot and strike 100, volatility 0.2, rate 0.05, one year; the standard error is that of its payoff's variance
    // exp(-2 rate T) E[max(S - K, 0)^2] - price^2, in closed form, over a billion.
    private const double Price = 10.450583572185567;
    private const double StandardError = 4.6547e-4;

    // A false alarm once in a million runs. An estimate that is off by a part in four thousand is seen.
    private const double Bound = 4.9;

    [Fact]
    public void A_billion_paths_of_one_step_agree_with_the_closed_form_in_bounded_memory()
    {
        Assert.SkipUnless(CpuBackend.WidestAccelerated > LaneWidth.Scalar, "without wide lanes this takes minutes");
        using CpuBackend backend = CpuBackend.Widest();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        SimulationEstimate estimate = OptionPricing.Price(
            new SimulationRunner(backend),
            new GeometricBrownianModel(Measure.RiskNeutral, [new ModelAsset("A", 100, .2, .05)], [[1]]),
            new EuropeanBasketOption(OptionRight.Call, BasketAggregation.Sum, [1], 100, 1),
            .05,
            new SimulationSettings(Paths, 20261125, Precision.Single),
            .95,
            TestContext.Current.CancellationToken);
        Assert.InRange(Math.Abs(estimate.Estimate.Value - Price), 0, Bound * StandardError);
        Assert.InRange(estimate.Estimate.StandardError, 0.999 * StandardError, 1.001 * StandardError);

        // 30,518 blocks; a tally kept of each would take ten times as much.
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 64L << 20);
    }
}
