using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Splitting;

namespace MonteCarloRisk.Simulation.Estimation.Splitting;

/// <summary>The probability that collateral falls to a plain debt or below it by a horizon, by splitting: for rare events of models that no tilt suits, and as a second opinion.</summary>
/// <param name="Probability">The probability; its paths are groups of particles.</param>
/// <param name="Diagnostics">Whether its groups carry its interval; those that do not are refused.</param>
/// <param name="PilotGroups">Groups that the pilot walked, beside those of the run.</param>
public sealed record SplittingFirstPassageEstimate(SimulationEstimate Probability, SplittingDiagnostics Diagnostics, long PilotGroups)
{
    private const string Method = "splitting";

    /// <summary>Seen on equally spaced dates up to the horizon, the start not among them.</summary>
    /// <param name="runner">Runs the simulations.</param>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset, zero or more, in the model's order; not all zero.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <param name="horizon">Horizon in years.</param>
    /// <param name="dates">Number of dates, <see cref="SplittingFirstPassagePlan.FewestDates"/> or more.</param>
    /// <param name="settings">Groups of <see cref="SplittingFirstPassagePlan.Particles"/> particles, seed and precision.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InputException">A value is out of range, or the groups carry no interval.</exception>
    public static SplittingFirstPassageEstimate OnDates(
        SimulationRunner runner,
        PriceModel model,
        IReadOnlyList<double> quantities,
        double debt,
        double horizon,
        int dates,
        SimulationSettings settings,
        double level,
        CancellationToken cancellation = default)
    {
        PlainDebtChecks.Check(Method, model, quantities, debt);
        if (dates < SplittingFirstPassagePlan.FewestDates) throw new InputException("dates", $"{dates} dates; splitting chooses between dates and needs {SplittingFirstPassagePlan.FewestDates} or more");
        var grid = TimeGrid.Uniform(horizon, dates);
        var pilot = SplittingPilot.Of(runner, model, quantities, debt, grid, settings, cancellation);
        SplittingFirstPassageEstimate estimate = Of(runner, pilot, model, quantities, debt, grid, settings, level, cancellation);
        estimate.Diagnostics.Refuse(estimate.Probability.Result.Settings.Paths);
        return estimate;
    }

    /// <summary>The estimate by levels that were found, whatever its diagnostics are; other parameters as for <see cref="OnDates"/>.</summary>
    internal static SplittingFirstPassageEstimate Of(
        SimulationRunner runner,
        SplittingPilot pilot,
        PriceModel model,
        IReadOnlyList<double> quantities,
        double debt,
        TimeGrid grid,
        SimulationSettings settings,
        double level,
        CancellationToken cancellation)
    {
        SimulationPlan plan = SplittingFirstPassagePlan.Create(model, quantities, debt, grid, pilot.Levels, stage: 0, settings);
        return Read(plan, runner.Run(plan, cancellation), level) with { PilotGroups = pilot.Groups };
    }

    /// <summary>Reads the estimate of a plan's result, whatever its diagnostics are.</summary>
    internal static SplittingFirstPassageEstimate Read(SimulationPlan plan, SimulationResult result, double level)
    {
        double scale = ((TrackedEstimate.Weighted)plan.Tracked).Scale;
        MergedTallies tallies = result.Tallies;
        double sum = tallies.Sum(SplittingTallies.ScaledProbability);
        double squares = tallies.Sum(SplittingTallies.ScaledProbability + ExactSum.Tallies);
        var diagnostics = new SplittingDiagnostics(
            tallies[SplittingTallies.Insolvencies], sum > 0 ? sum * sum / squares : 0, sum > 0 ? SplittingFirstPassagePlan.Buckets.HighestEnd(tallies, SplittingTallies.FirstBucket) / sum : 0);
        return new SplittingFirstPassageEstimate(SimulationEstimate.ScaledMean(result, SplittingTallies.ScaledProbability, scale, level, Method).OfProbability(), diagnostics, 0);
    }
}
