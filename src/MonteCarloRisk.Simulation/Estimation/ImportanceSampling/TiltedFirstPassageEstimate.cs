using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>The probability that collateral falls to a plain debt or below it by a horizon, by importance sampling: for events that crude simulation hardly sees.</summary>
/// <param name="Probability">The probability.</param>
/// <param name="Diagnostics">Whether its weights carry its interval; those that do not are refused.</param>
/// <param name="PilotPaths">Paths that the search for the tilt walked, beside those of the run; zero where a closed form gave it.</param>
public sealed record TiltedFirstPassageEstimate(SimulationEstimate Probability, WeightDiagnostics Diagnostics, long PilotPaths)
{
    private const string Method = "importance sampling";

    /// <summary>What strata along the tilt gave; null where paths are independent.</summary>
    public StrataDiagnostics? Strata { get; private init; }

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
        CancellationToken cancellation = default) => Trusted(runner, null, model, quantities, debt, horizon, dates, defensiveShare, settings, level, cancellation);

    /// <summary>The same on paths whose walk along the tilt is drawn by strata, under geometric Brownian motion; other parameters as for <see cref="OnDates"/>.</summary>
    /// <param name="runner">Runs the simulation.</param>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset, zero or more, in the model's order.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <param name="horizon">Horizon in years.</param>
    /// <param name="dates">Number of dates.</param>
    /// <param name="strata">The strata.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself.</param>
    /// <param name="settings">Paths, <see cref="PathStrata.FewestPaths"/> or more, up to a unit more of which are run; seed and precision.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InputException">A value is out of range, the model is another, or the weights carry no interval.</exception>
    public static TiltedFirstPassageEstimate ByStrata(
        SimulationRunner runner,
        PriceModel model,
        IReadOnlyList<double> quantities,
        double debt,
        double horizon,
        int dates,
        PathStrata strata,
        double defensiveShare,
        SimulationSettings settings,
        double level,
        CancellationToken cancellation = default) => Trusted(runner, strata, model, quantities, debt, horizon, dates, defensiveShare, strata.WholeUnits(settings), level, cancellation);

    private static TiltedFirstPassageEstimate Trusted(
        SimulationRunner runner,
        PathStrata? strata,
        PriceModel model,
        IReadOnlyList<double> quantities,
        double debt,
        double horizon,
        int dates,
        double defensiveShare,
        SimulationSettings settings,
        double level,
        CancellationToken cancellation)
    {
        if (strata is null && FirstPassageModes.Suit(model, quantities, debt, dates))
        {
            var monitoring = new MonitoringDates(dates, horizon / dates);
            AccountTilts found = FirstPassageModes.Search(model, quantities, debt, monitoring, defensiveShare, settings.Seed);
            if (found.Refusal is { } reason) throw new InputException("estimator", reason);
            TiltedFirstPassageEstimate byModes = FirstPassageModes.Of(runner, found, model, quantities, debt, monitoring, settings, level, cancellation);
            byModes.Diagnostics.Refuse(byModes.Probability.Result.Settings.Paths);
            return byModes;
        }

        var search = TiltSearch.Of(model, quantities, debt, TimeGrid.Uniform(horizon, dates), defensiveShare, settings);
        if (search.Refusal is { } refusal) throw refusal;
        TiltedFirstPassageEstimate estimate = Of(runner, search, strata, model, quantities, debt, horizon, dates, settings, level, cancellation);
        estimate.Diagnostics.Refuse(estimate.Probability.Result.Settings.Paths);
        return estimate;
    }

    /// <summary>The estimate by tilts that were found, whatever its diagnostics are; other parameters as for <see cref="OnDates"/>.</summary>
    internal static TiltedFirstPassageEstimate Of(
        SimulationRunner runner,
        TiltSearch search,
        PathStrata? strata,
        PriceModel model,
        IReadOnlyList<double> quantities,
        double debt,
        double horizon,
        int dates,
        SimulationSettings settings,
        double level,
        CancellationToken cancellation)
    {
        var grid = TimeGrid.Uniform(horizon, dates);
        if (strata is null)
        {
            SimulationPlan plain = TiltedFirstPassagePlan.Create(model, quantities, debt, grid, search.Tilts, search.Scale, settings);
            return Read(plain, runner.Run(plain, cancellation), level) with { PilotPaths = search.PilotPaths };
        }

        SimulationPlan plan = StratifiedFirstPassagePlan.Create(Brownian(model), quantities, debt, grid, Shifts(search), strata, search.Tilts[^1].Weight, search.Scale, settings);
        return ReadStrata(plan, strata, runner.Run(plan, cancellation), level);
    }

    private static GeometricBrownianModel Brownian(PriceModel model) =>
        model as GeometricBrownianModel ?? throw new InputException("strata", "strata lie along the tilt of geometric Brownian motion; under other models a pilot finds several tilts, of which none is the direction");

    private static IReadOnlyList<double> Shifts(TiltSearch search) =>
        search.Tilts[0].Normals.Shifts is var shifts && shifts.Any(shift => shift != 0) ? shifts : throw new InputException("strata", "the collateral is insolvent in the middle of its law, or cannot become so: there is no tilt for strata to lie along; crude simulation tells");

    /// <summary>Reads the estimate of a plan's result, whatever its diagnostics are.</summary>
    internal static TiltedFirstPassageEstimate Read(SimulationPlan plan, SimulationResult result, double level, string method = Method)
    {
        double scale = ((TrackedEstimate.Weighted)plan.Tracked).Scale;
        return new TiltedFirstPassageEstimate(SimulationEstimate.ScaledMean(result, TiltedTallies.ScaledRatio, scale, level, method).OfProbability(), Weights(result, level, method), 0);
    }

    /// <summary>Reads the estimate of a plan by strata, whatever its diagnostics are.</summary>
    internal static TiltedFirstPassageEstimate ReadStrata(SimulationPlan plan, PathStrata strata, SimulationResult result, double level)
    {
        var tracked = (TrackedEstimate.Replicated)plan.Tracked;
        long paths = result.Settings.Paths;
        Estimate estimate = tracked.Read(result.Tallies, paths, level);
        double independent = tracked.Scale * tracked.Scale * result.Tallies.Variance(TiltedTallies.ScaledRatio, paths) / paths;
        return new TiltedFirstPassageEstimate(new SimulationEstimate(estimate, result).OfProbability(), Weights(result, level, Method), 0)
        {
            Strata = new StrataDiagnostics(strata.Count, (int)Math.Min(StratifiedTallies.Replicates, paths / strata.UnitPaths), estimate.StandardError > 0 ? independent / (estimate.StandardError * estimate.StandardError) : 1),
        };
    }

    private static WeightDiagnostics Weights(SimulationResult result, double level, string method)
    {
        MergedTallies tallies = result.Tallies;
        double sum = tallies.Sum(TiltedTallies.ScaledRatio);
        double squares = tallies.Sum(TiltedTallies.ScaledRatio + ExactSum.Tallies);
        return new WeightDiagnostics(
            tallies[TiltedTallies.Insolvencies],
            WeightDiagnostics.Effective(sum, squares),
            sum > 0 ? TiltedFirstPassagePlan.Buckets.HighestEnd(tallies, TiltedTallies.FirstBucket) / sum : 0,
            SimulationEstimate.Mean(result, TiltedTallies.Ratio, level, method).Estimate);
    }
}
