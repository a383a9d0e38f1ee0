using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>Plans of the first passage of collateral below a plain debt on dates, on paths of one tilt whose walk along it is drawn by strata, under geometric Brownian motion.</summary>
internal static class StratifiedFirstPassagePlan
{
    private static LogBuckets Buckets => TiltedFirstPassagePlan.Buckets;

    /// <summary>Plans monitoring at the ends of a grid's steps.</summary>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset, zero or more, in the model's order; not all zero.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <param name="grid">The monitoring dates are the ends of its steps.</param>
    /// <param name="shifts">The tilt: shift of each normal of a step, one of them not zero.</param>
    /// <param name="strata">The strata.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself.</param>
    /// <param name="scale">What likelihood ratios of insolvent paths are multiplied by.</param>
    /// <param name="settings">Paths, of whole units where the result is to be read; seed and precision.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static SimulationPlan Create(
        GeometricBrownianModel model,
        IReadOnlyList<double> quantities,
        double debt,
        TimeGrid grid,
        IReadOnlyList<double> shifts,
        PathStrata strata,
        double defensiveShare,
        double scale,
        SimulationSettings settings)
    {
        var tables = new PlanTables();
        var draws = new BridgedLayout(shifts, grid.StepLengths.Count, strata, defensiveShare, settings);
        GeometricBrownianMotion<BridgedDraws> process = GeometricBrownianPlan.Add(tables, model, grid, draws);
        var program = new StratifiedFirstPassage<GeometricBrownianMotion<BridgedDraws>>(
            process,
            draws.Tilt(tables),
            Buckets,
            ValueSlot: tables.AddState(draws.BatchSteps),
            QuantityParameter: tables.AddParameters([.. quantities, debt]),
            ScaleParameter: tables.AddParameters(scale));
        tables.AddMoments(TiltedTallies.ScaledRatio);
        tables.AddMoments(TiltedTallies.Ratio);
        int first = StratifiedTallies.FirstReplicate(Buckets);
        for (int replicate = 0; replicate < StratifiedTallies.Replicates; replicate++) tables.AddSum(first + (replicate * ExactSum.Tallies));
        return new SimulationPlan<StratifiedFirstPassage<GeometricBrownianMotion<BridgedDraws>>>(
            PathPrograms.StratifiedFirstPassage + GeometricBrownianPlan.Name,
            program,
            tables,
            first + (StratifiedTallies.Replicates * ExactSum.Tallies),
            new TrackedEstimate.Replicated("insolvency probability", first, 1 / scale, strata.UnitPaths),
            settings);
    }
}
