using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>
/// The rule of perpetuals on one underlying, as that of a collateral is found: the maintenance margin is what the worst placed trader loses by its close-out with the target's probability; the initial
/// margin the quantile of the worst price by the breach target. Of all contracts and sides the largest counts.
/// </summary>
internal sealed record PerpetualSolution(string Underlying, PerpetualMarginRule Current, PerpetualMarginRule Solved, IReadOnlyList<PerpetualSolution.Side> Sides)
{
    private const string Still = "its price does not move by chance in the simulation, so nothing is known of what a position in it may lose, and its rules are not loosened; "
        + "give it a history in which it moves, or state its volatility";

    /// <summary>Whether every side was resolved.</summary>
    public bool IsResolved => Sides.All(side => side.Maintenance.Requirement is not null && side.Worst is not null);

    /// <summary>Whether no rule meets the targets, however many paths there are.</summary>
    public bool IsOutOfReach => Sides.Any(side => side.IsOutOfReach);

    /// <summary>What the sides ask of the initial margin; empty where one was not resolved.</summary>
    public IReadOnlyList<WorstMove> WorstMoves => IsResolved ? MovesOfAll ?? [.. Sides.Select(side => side.WorstMove)] : [];

    /// <summary>The same under several models; null where it is this one's alone.</summary>
    public IReadOnlyList<WorstMove>? MovesOfAll { get; init; }

    public static PerpetualSolution Solve(RuledMarket market, SimulationResult result, string underlying) => Solve(market, result, underlying, market.Market.Target);

    /// <summary>Solves for targets that need not be those of the market, from the same simulation.</summary>
    public static PerpetualSolution Solve(RuledMarket market, SimulationResult result, string underlying, SolvencyTarget target)
    {
        PerpetualMarginRule current = market.Rules.Perpetuals[underlying];
        GovernanceLimits limits = market.Market.Governance ?? GovernanceLimits.None;
        Side[] sides = [.. market.Traders.Index().Where(trader => trader.Item.Perpetual.Underlying == underlying).Select(trader => Solve(market, result, trader.Item, trader.Index, target))];
        var solution = new PerpetualSolution(underlying, current, current, sides);
        if (!solution.IsResolved) return solution;
        double maintenance = Math.Min(1, limits.MaintenanceMargin.Up(sides.Max(side => side.Maintenance.Requirement!.Interval.Upper)));
        return solution with { Solved = new PerpetualMarginRule(Math.Min(1, limits.InitialMargin.Up(WorstMove.Initial(solution.WorstMoves, maintenance))), maintenance) };
    }

    public PerpetualRequirement Measure(RuledMarket current, SimulationResult currentResult, RuledMarket recommended, SimulationResult recommendedResult) => new(
        Underlying,
        Current,
        recommended.Rules.Perpetuals[Underlying],
        [
            .. Sides.Select(side => new PerpetualSide(
                side.Contract,
                side.Of,
                side.Maintenance,
                side.Initial(Math.Max(recommended.Rules.Perpetuals[Underlying].MaintenanceMargin, Solved.MaintenanceMargin)),
                current.BreachProbability(currentResult, current.TraderIndex(side.Trader)),
                recommended.BreachProbability(recommendedResult, recommended.TraderIndex(side.Trader)),
                current.InsolvencyProbability(currentResult, current.TraderAtMaintenanceIndex(side.Trader)),
                recommended.InsolvencyProbability(recommendedResult, recommended.TraderAtMaintenanceIndex(side.Trader)))),
        ])
    {
        Solved = current.Market.Governance is null ? null : Solved,
    };

    private static Side Solve(RuledMarket market, SimulationResult result, (Perpetual Perpetual, PositionSide Side) trader, int index, SolvencyTarget target)
    {
        long paths = result.Settings.Paths;
        int distributions = market.TraderDistributions(index);
        var closeOut = RatioDistribution.AtCloseOut(market.Read(result), distributions);
        double Margin(double ratio) => PerpetualPrice.Maintenance(trader.Side, PerpetualPrice.Of(trader.Side, ratio));
        IReadOnlyList<CurvePoint> curve = closeOut.Curve(Margin);
        Side Unresolved(long needed, string reason) => new(trader.Perpetual.Name, trader.Side, index, new RequirementSolution(null, curve, needed, reason), null);

        if (closeOut.IsCertain) return Unresolved(paths, Still);
        var lows = RatioDistribution.OfLowest(market.Read(result), distributions);
        if ((closeOut.Failure(target.InsolvencyProbability) ?? lows.Failure(target.BreachProbability)) is { } failure) return Unresolved(failure.PathsNeeded, failure.Reason);

        Estimate? worst = lows.Quantile(target.BreachProbability);
        if (closeOut.Quantile(target.InsolvencyProbability) is not { } ratio || worst is null)
            return Unresolved(paths, "its price moves against it by more than a margin of the whole notional covers too often; a shorter horizon or liquidation delay would help") with { IsOutOfReach = true };

        Estimate maintenance = AtLeastZero(ratio.Mapped(Margin, "maintenance margin = what a unit loses from its breach to its close-out"));
        return new Side(trader.Perpetual.Name, trader.Side, index, new RequirementSolution(maintenance, curve, RequirementCurve.PathsNeeded(Math.Min(target.InsolvencyProbability, target.BreachProbability)), string.Empty), worst);
    }

    private static Estimate AtLeastZero(Estimate margin) => margin with
    {
        Value = Math.Max(0, margin.Value),
        Interval = margin.Interval with { Lower = Math.Max(0, margin.Interval.Lower), Upper = Math.Max(0, margin.Interval.Upper) },
    };

    /// <summary>One side of one contract while it is solved.</summary>
    internal sealed record Side(string Contract, PositionSide Of, int Trader, RequirementSolution Maintenance, Estimate? Worst)
    {
        /// <summary>Whether no rule meets the targets, however many paths there are.</summary>
        public bool IsOutOfReach { get; init; }

        /// <summary>The safe end of the initial margin, which is straight in the maintenance margin.</summary>
        public WorstMove WorstMove
        {
            get
            {
                double atZero = Initial(0)!.Interval.Upper;
                return new WorstMove(atZero, Initial(1)!.Interval.Upper - atZero);
            }
        }

        public Estimate? Initial(double maintenance) => Worst is null ? null : AtLeastZero(Worst.Mapped(
            ratio => PerpetualPrice.Initial(Of, PerpetualPrice.Of(Of, ratio), maintenance), "initial margin = what the worst price takes to the maintenance margin"));
    }
}
