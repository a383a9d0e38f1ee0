using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Margin.Monitoring;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>
/// The margins of one contract's writer. The maintenance margin is the smallest under which no writer is insolvent with more than the target's probability, whatever equity he has left today: who stands at it, and those
/// placed above, whose risk may grow on the way down to it. Who opens at i is breached where value plus m times notional rises above today's value plus i spots: i is the breach target's quantile of the most that they rise
/// to, measured above a few margins and straight between. Formulas: docs/methods/option-margins.md.
/// </summary>
/// <param name="Contract">Index of the contract among those written.</param>
/// <param name="Maintenance">The maintenance margin; without one where it was not resolved.</param>
/// <param name="Equity">Equity today, beyond the contract's value and in spots, of the writer that sets it.</param>
/// <param name="Moves">The initial margin above each of the margins of the scale; empty where not resolved.</param>
/// <param name="Scale">The scale of the contract.</param>
internal sealed record WriterSolution(int Contract, RequirementSolution Maintenance, double Equity, IReadOnlyList<Estimate> Moves, WriterScale Scale)
{
    private const string Still = "no path of the simulation makes a writer lose by a close-out, so nothing is known of what one may lose, and the rule is not loosened; "
        + "give the underlying a history in which it moves, or state its volatility";

    /// <summary>Whether no rule meets the targets, however many paths there are.</summary>
    public bool IsOutOfReach { get; init; }

    /// <summary>The safe end of the initial margin as it rises with the maintenance margin.</summary>
    public IReadOnlyList<WorstMove> WorstMoves => Lines(move => move.Interval.Upper);

    public static WriterSolution Solve(RuledMarket market, SimulationResult result, int contract, SolvencyTarget target)
    {
        WriterScale scale = market.WriterScales[contract];
        long paths = result.Settings.Paths;
        MonitoredRun run = market.Read(result);
        var losses = RatioDistribution.AtCloseOut(run, market.LossDistributions(contract));
        RatioDistribution[] rises = [.. Enumerable.Range(0, WriterScale.Moves).Select(move => RatioDistribution.OfLowest(run, market.MoveDistributions(contract, move)))];
        IReadOnlyList<CurvePoint> curve = losses.Curve(ratio => scale.LossReserve - ratio);
        WriterSolution Unresolved(long needed, string reason) => new(contract, new RequirementSolution(null, curve, needed, reason), scale.StandingMargin, [], scale);

        WriterSolution OutOfReach() => Unresolved(
            paths, $"no margin up to the whole notional meets {target.InsolvencyProbability:G3} of insolvency and {target.BreachProbability:G3} of a breach; a shorter horizon or liquidation delay would help") with { IsOutOfReach = true };

        if (losses.IsCertain) return Unresolved(paths, Still);
        RequirementFailure? failure = losses.Failure(target.InsolvencyProbability) ?? rises.Select(rise => rise.Failure(target.BreachProbability)).FirstOrDefault(one => one is not null);
        if (failure is not null) return Unresolved(failure.PathsNeeded, failure.Reason);

        Estimate? standing = losses.Quantile(target.InsolvencyProbability)?.Mapped(ratio => Math.Max(0, scale.LossReserve - ratio), "maintenance margin = loss at close-out");
        Estimate?[] moves =
        [
            .. rises.Select((rise, move) => rise.Quantile(target.BreachProbability)?.Mapped(ratio => scale.MoveReserve(move) - ratio, "initial margin = most that loss and requirement come to")),
        ];
        if (standing is null || standing.Interval.Upper > 1 || moves.Any(move => move is null))
        {
            return OutOfReach();
        }

        long needed = RequirementCurve.PathsNeeded(Math.Min(target.InsolvencyProbability, target.BreachProbability));
        (Estimate worst, double equity, IReadOnlyList<CurvePoint> points) = (standing, standing.Interval.Upper, curve);
        for (int place = 0; place < WriterScale.Places; place++)
        {
            // Who has less than who stands at the margin needs is in breach already; who has more and is not told apart from the target at all is as safe as who stands there.
            if (scale.Equity(place) <= worst.Interval.Upper) continue;
            var placed = RequirementCurve.Read(run, market.PlacedWriterIndex(contract, place));
            Estimate? asked = placed.Requirement(target.InsolvencyProbability, out failure);
            if (failure is { IsUntold: true }) return Unresolved(failure.PathsNeeded, failure.Reason);
            if (asked is not { } requirement || requirement.Interval.Upper <= worst.Interval.Upper) continue;
            (worst, equity, points) = (requirement, scale.Equity(place), placed.Points());
        }

        var solution = new WriterSolution(contract, new RequirementSolution(worst, points, needed, string.Empty), equity, [.. moves.Select(move => move!)], scale);
        return WorstMove.Initial(solution.WorstMoves, worst.Interval.Upper) > 1 ? OutOfReach() : solution;
    }

    /// <summary>The initial margin above a maintenance margin; null where not resolved.</summary>
    public Estimate? Initial(double maintenance)
    {
        if (Moves.Count == 0) return null;
        double At(Func<Estimate, double> end) => WorstMove.Initial(Lines(end), maintenance);
        var interval = new ConfidenceInterval(At(move => move.Interval.Lower), At(move => move.Interval.Upper), Moves[0].Interval.Level);
        double standardError = (interval.Upper - interval.Lower) / (2 * SampleMean.NormalQuantile(interval.Level));
        return new Estimate(At(move => move.Value), standardError, interval, Moves[0].SampleCount, Moves[0].Method);
    }

    /// <summary>Insolvency of the worst of the writers who have at least the maintenance margin today; not told where that of one of them is not.</summary>
    public Estimate WorstInsolvency(RuledMarket market, SimulationResult result)
    {
        double maintenance = market.Rules.Options[Scale.Contract.Underlying].MaintenanceMargin;
        Estimate standing = market.InsolvencyProbability(result, market.StandingWriterIndex(Contract));
        Estimate[] writers =
        [
            .. Enumerable.Range(0, WriterScale.Places).Where(place => Scale.Equity(place) > maintenance).Select(place => market.InsolvencyProbability(result, market.PlacedWriterIndex(Contract, place))),
            standing,
        ];
        return writers.FirstOrDefault(one => one.Untold is not null) ?? writers.MaxBy(one => one.Value)!;
    }

    // The most that value and m times notional rise to bends upwards in m, so a line between neighbours lies above it. Each line is held to its own margins: far beyond them the error of its slope would count.
    private WorstMove[] Lines(Func<Estimate, double> end) =>
    [
        .. Enumerable.Range(0, Moves.Count - 1).Select(move =>
        {
            double slope = (end(Moves[move + 1]) - end(Moves[move])) / (Scale.MoveMargin(move + 1) - Scale.MoveMargin(move));
            return new WorstMove(end(Moves[move]) - (slope * Scale.MoveMargin(move)), slope, move == 0 ? 0 : Scale.MoveMargin(move), Scale.MoveMargin(move + 1));
        }),
    ];
}
