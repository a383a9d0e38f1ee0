using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>The probability that collateral falls to a plain debt or below it by a horizon, by importance sampling: for events that crude simulation hardly sees.</summary>
/// <param name="Probability">The probability.</param>
/// <param name="Diagnostics">Whether its weights carry its interval; those that do not are refused.</param>
/// <param name="PilotPaths">Paths that the search for the tilt walked, beside those of the run; zero where a closed form gave it.</param>
public sealed record TiltedFirstPassageEstimate(SimulationEstimate Probability, WeightDiagnostics Diagnostics, long PilotPaths)
{
    private const string Method = "importance sampling";

    /// <summary>Seen on equally spaced dates up to the horizon, the start not among them.</summary>
    /// <param name="runner">Runs the simulation.</param>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset, zero or more, in the model's order.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <param name="horizon">Horizon in years.</param>
    /// <param name="dates">Number of dates.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself, above 0 and below 1: none counts more than one over it.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InputException">A value is out of range, or the weights carry no interval.</exception>
    public static TiltedFirstPassageEstimate OnDates(
        SimulationRunner runner,
        PriceModel model,
        IReadOnlyList<double> quantities,
        double debt,
        double horizon,
        int dates,
        double defensiveShare,
        SimulationSettings settings,
        double level,
        CancellationToken cancellation = default)
    {
        var search = TiltSearch.Of(model, quantities, debt, TimeGrid.Uniform(horizon, dates), defensiveShare, settings);
        if (search.Refusal is { } refusal) throw refusal;
        TiltedFirstPassageEstimate estimate = Of(runner, search, model, quantities, debt, horizon, dates, settings, level, cancellation);
        estimate.Diagnostics.Refuse(estimate.Probability.Result.Settings.Paths);
        return estimate;
    }

    /// <summary>The estimate by tilts that were found, whatever its diagnostics are; other parameters as for <see cref="OnDates"/>.</summary>
    internal static TiltedFirstPassageEstimate Of(
        SimulationRunner runner,
        TiltSearch search,
        PriceModel model,
        IReadOnlyList<double> quantities,
        double debt,
        double horizon,
        int dates,
        SimulationSettings settings,
        double level,
        CancellationToken cancellation)
    {
        SimulationPlan plan = TiltedFirstPassagePlan.Create(model, quantities, debt, TimeGrid.Uniform(horizon, dates), search.Tilts, search.Scale, settings);
        return Read(plan, runner.Run(plan, cancellation), level) with { PilotPaths = search.PilotPaths };
    }

    /// <summary>Reads the estimate of a plan's result, whatever its diagnostics are.</summary>
    internal static TiltedFirstPassageEstimate Read(SimulationPlan plan, SimulationResult result, double level, string method = Method)
    {
        double scale = ((TrackedEstimate.Weighted)plan.Tracked).Scale;
        MergedTallies tallies = result.Tallies;
        double sum = tallies.Sum(TiltedTallies.ScaledRatio);
        double squares = tallies.Sum(TiltedTallies.ScaledRatio + ExactSum.Tallies);
        var diagnostics = new WeightDiagnostics(
            tallies[TiltedTallies.Insolvencies],
            sum > 0 ? sum * sum / squares : 0,
            sum > 0 ? TiltedFirstPassagePlan.Buckets.HighestEnd(tallies, TiltedTallies.FirstBucket) / sum : 0,
            SimulationEstimate.Mean(result, TiltedTallies.Ratio, level, method).Estimate);
        return new TiltedFirstPassageEstimate(SimulationEstimate.ScaledMean(result, TiltedTallies.ScaledRatio, scale, level, method).Within(0, 1), diagnostics, 0);
    }
}
