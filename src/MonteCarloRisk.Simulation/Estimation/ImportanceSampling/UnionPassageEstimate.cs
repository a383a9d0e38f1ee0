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

/// <summary>The probability that any of several isolated positions fails by a horizon, and that each does, from one run: counted, or by importance sampling with a mixture over all ways to fail.</summary>
/// <param name="Probability">The probability that one or more fail.</param>
/// <param name="Weights">Whether its weights carry its interval; those that do not are refused. Null where paths are counted.</param>
/// <param name="Positions">Each position.</param>
/// <param name="PilotPaths">Paths that were walked beforehand, beside those of the run.</param>
public sealed record UnionPassageEstimate(SimulationEstimate Probability, WeightDiagnostics? Weights, IReadOnlyList<PositionFailure> Positions, long PilotPaths)
{
    // Bounds are then closer than the error of a million paths; decision 38 has the numbers.
    private const int ContinuousSteps = 64;
    private const string Bridges = "conditional Monte Carlo over Brownian bridges";
    private const string Counted = "crude Monte Carlo";
    private const string Method = "importance sampling, mixture over failure modes";

    /// <summary>Seen on equally spaced dates up to the horizon, the start not among them, by counting.</summary>
    /// <param name="runner">Runs the simulation.</param>
    /// <param name="model">The model.</param>
    /// <param name="positions">The positions, 1 to <see cref="TiltedUnionPlan.MostPositions"/>.</param>
    /// <param name="horizon">Horizon in years.</param>
    /// <param name="dates">Number of dates.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static UnionPassageEstimate ByCounting(
        SimulationRunner runner, PriceModel model, IReadOnlyList<IsolatedPosition> positions, double horizon, int dates, SimulationSettings settings, double level, CancellationToken cancellation = default)
    {
        var grid = TimeGrid.Uniform(horizon, dates);
        return Of(runner, TiltedUnionPlan.Create(model, positions, grid, [Tilt.None(1, DrawShape.Of(model, grid))], 1, settings), positions, level, cancellation);
    }

    /// <summary>The same by importance sampling; other parameters as for <see cref="ByCounting"/>.</summary>
    /// <param name="runner">Runs the simulation.</param>
    /// <param name="model">The model.</param>
    /// <param name="positions">The positions.</param>
    /// <param name="horizon">Horizon in years.</param>
    /// <param name="dates">Number of dates.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself, above 0 and below 1: none counts more than one over it.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InputException">A value is out of range, or the weights carry no interval.</exception>
    public static UnionPassageEstimate ByTilting(
        SimulationRunner runner,
        PriceModel model,
        IReadOnlyList<IsolatedPosition> positions,
        double horizon,
        int dates,
        double defensiveShare,
        SimulationSettings settings,
        double level,
        CancellationToken cancellation = default)
    {
        var grid = TimeGrid.Uniform(horizon, dates);
        TiltSearch search = FailureModes.Search(model, positions, grid, defensiveShare, settings);
        if (search.Refusal is { } refusal) throw refusal;
        return Tilted(runner, search, TiltedUnionPlan.Create(model, positions, grid, search.Tilts, search.Scale, settings), positions, level, cancellation);
    }

    /// <summary>By importance sampling where a failure is rare and that needs half the paths of counting or fewer, as far as the pilot can tell; else by counting. Parameters as for <see cref="ByCounting"/>.</summary>
    /// <exception cref="InputException">A value is out of range, or the weights carry no interval.</exception>
    public static UnionPassageEstimate ByChoice(
        SimulationRunner runner, PriceModel model, IReadOnlyList<IsolatedPosition> positions, double horizon, int dates, SimulationSettings settings, double level, CancellationToken cancellation = default)
    {
        var grid = TimeGrid.Uniform(horizon, dates);
        TiltSearch search = FailureModes.Search(model, positions, grid, TiltedFirstPassagePlan.UsualDefensiveShare, settings);
        return search.SavesPaths
            ? Tilted(runner, search, TiltedUnionPlan.Create(model, positions, grid, search.Tilts, search.Scale, settings), positions, level, cancellation)
            : ByCounting(runner, model, positions, horizon, dates, settings, level, cancellation) with { PilotPaths = search.PilotPaths };
    }

    /// <summary>
    /// Watched at every instant, each position of one asset: between bounds that hold however the bridges of the assets hang together. The value is their middle; the interval goes from the lower end of the lower one to the upper end of the upper one, and its level is theirs or more.
    /// Each position by itself is exact. Other parameters as for <see cref="ByCounting"/>.
    /// </summary>
    /// <param name="runner">Runs the simulation.</param>
    /// <param name="model">The model.</param>
    /// <param name="positions">The positions, each of one asset.</param>
    /// <param name="horizon">Horizon in years.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static UnionPassageEstimate AtEveryInstant(
        SimulationRunner runner, GeometricBrownianModel model, IReadOnlyList<IsolatedPosition> positions, double horizon, SimulationSettings settings, double level, CancellationToken cancellation = default)
    {
        SimulationResult result = runner.Run(ContinuousUnionPlan.Create(model, positions, TimeGrid.Uniform(horizon, ContinuousSteps), settings), cancellation);
        Estimate At(int tally) => SimulationEstimate.BoundedMean(result, tally * MomentTallies.Count, level, Bridges).Estimate;
        Estimate low = At(0);
        Estimate high = At(1);
        var between = new Estimate(
            (low.Value + high.Value) / 2,
            (low.StandardError + high.StandardError) / 2,
            new ConfidenceInterval(low.Interval.Lower, high.Interval.Upper, level),
            high.SampleCount,
            high.Method.Replace(Bridges, Bridges + " between bounds over their dependence", StringComparison.Ordinal));
        return new UnionPassageEstimate(
            new SimulationEstimate(between, result), null, [.. positions.Select((position, i) => Alone(position.Name, At(2 + i)))], 0);
    }

    /// <summary>Reads the estimate of a plan's result, whatever its diagnostics are.</summary>
    internal static UnionPassageEstimate Read(SimulationPlan plan, SimulationResult result, IReadOnlyList<IsolatedPosition> positions, double level)
    {
        if (plan.Tracked is not TrackedEstimate.Weighted { Scale: double scale })
        {
            return new UnionPassageEstimate(
                SimulationEstimate.Probability(result, TiltedTallies.Insolvencies, level, Counted),
                null,
                [.. positions.Select((position, i) => new PositionFailure(position.Name, result.Tallies[First(i)], SimulationEstimate.Probability(result, First(i), level, Counted).Estimate))],
                0);
        }

        TiltedFirstPassageEstimate union = TiltedFirstPassageEstimate.Read(plan, result, level, Method);
        return new UnionPassageEstimate(union.Probability, union.Diagnostics, [.. positions.Select((position, i) => Position(position.Name, result, First(i) + 1, scale, level))], 0);
    }

    private static UnionPassageEstimate Of(SimulationRunner runner, SimulationPlan plan, IReadOnlyList<IsolatedPosition> positions, double level, CancellationToken cancellation) =>
        Read(plan, runner.Run(plan, cancellation), positions, level);

    private static UnionPassageEstimate Tilted(SimulationRunner runner, TiltSearch search, SimulationPlan plan, IReadOnlyList<IsolatedPosition> positions, double level, CancellationToken cancellation)
    {
        UnionPassageEstimate estimate = Of(runner, plan, positions, level, cancellation) with { PilotPaths = search.PilotPaths };
        estimate.Weights?.Refuse(estimate.Probability.Result.Settings.Paths);
        return estimate;
    }

    private static PositionFailure Position(string name, SimulationResult result, int tally, double scale, double level)
    {
        double sum = result.Tallies.Sum(tally);
        double squares = result.Tallies.Sum(tally + ExactSum.Tallies);
        double effective = WeightDiagnostics.Effective(sum, squares);
        return new PositionFailure(
            name, effective, effective < WeightDiagnostics.FewestEffectiveHits ? null : SimulationEstimate.ScaledMean(result, tally, scale, level, Method).OfProbability().Estimate);
    }

    // (sum)^2 / sum of squares, from the mean and its standard error.
    private static PositionFailure Alone(string name, Estimate estimate) =>
        new(name, estimate.Value > 0 ? 1 / (Square(estimate.StandardError / estimate.Value) + (1.0 / estimate.SampleCount)) : 0, estimate);

    private static double Square(double value) => value * value;

    private static int First(int position) => UnionTallies.Of(TiltedUnionPlan.Buckets, position);
}
