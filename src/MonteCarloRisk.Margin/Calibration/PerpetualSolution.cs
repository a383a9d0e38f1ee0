using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Curves;
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

    public static PerpetualSolution Solve(RuledMarket market, SimulationResult result, string underlying)
    {
        PerpetualMarginRule current = market.Rules.Perpetuals[underlying];
        GovernanceLimits limits = market.Market.Governance ?? GovernanceLimits.None;
        Side[] sides = [.. market.Traders.Index().Where(trader => trader.Item.Perpetual.Underlying == underlying).Select(trader => Solve(market, result, trader.Item, trader.Index))];
        PerpetualMarginRule solved = current;
        if (sides.All(side => side.Maintenance.Requirement is not null && side.Worst is not null))
        {
            double maintenance = Allowed(limits.Of(MarginParameter.PerpetualMaintenanceMargin), current.MaintenanceMargin, sides.Max(side => side.Maintenance.Requirement!.Interval.Upper));
            double initial = Allowed(limits.Of(MarginParameter.PerpetualInitialMargin), current.InitialMargin, sides.Max(side => side.Initial(maintenance)!.Interval.Upper));
            solved = new PerpetualMarginRule(Math.Max(initial, maintenance), maintenance);
            sides = [.. sides.Select(side => side with { At = maintenance })];
        }

        return new PerpetualSolution(underlying, current, solved, sides);
    }

    public PerpetualRequirement Measure(RuledMarket current, SimulationResult currentResult, RuledMarket recommended, SimulationResult recommendedResult) => new(
        Underlying,
        Current,
        Solved,
        [
            .. Sides.Select(side => new PerpetualSide(
                side.Contract,
                side.Of,
                side.Maintenance,
                side.Initial(side.At ?? Current.MaintenanceMargin),
                current.BreachProbability(currentResult, current.TraderIndex(side.Trader)),
                recommended.BreachProbability(recommendedResult, recommended.TraderIndex(side.Trader)),
                current.InsolvencyProbability(currentResult, current.TraderAtMaintenanceIndex(side.Trader)),
                recommended.InsolvencyProbability(recommendedResult, recommended.TraderAtMaintenanceIndex(side.Trader)))),
        ]);

    /// <summary>One line for each side that was not resolved, or that the second simulation refutes.</summary>
    public static IEnumerable<string> Open(PerpetualRequirement requirement, SolvencyTarget target)
    {
        foreach (PerpetualSide side in requirement.Sides)
        {
            string subject = $"{(side.Side == PositionSide.Long ? "long" : "short")} {side.Contract}";
            Estimate reached = side.RecommendedInsolvencyProbability;
            if (side.Maintenance.Reason.Length > 0) yield return $"{subject}: {side.Maintenance.Reason}";
            else if (reached.Interval.Lower > target.InsolvencyProbability)
                yield return $"{subject}: under the recommended rules the insolvency probability is {reached.Value:G3} [{reached.Interval.Lower:G3}, {reached.Interval.Upper:G3}], above {target.InsolvencyProbability:G3}";
        }
    }

    private static Side Solve(RuledMarket market, SimulationResult result, (Perpetual Perpetual, PositionSide Side) trader, int index)
    {
        SolvencyTarget target = market.Market.Target;
        long paths = result.Settings.Paths;
        int distributions = market.TraderDistributions(index);
        var closeOut = RatioDistribution.AtCloseOut(result, distributions, market.Level);
        double Margin(double ratio) => PerpetualPrice.Maintenance(trader.Side, PerpetualPrice.Of(trader.Side, ratio));
        IReadOnlyList<CurvePoint> curve = closeOut.Curve(Margin);
        Side Unresolved(long needed, string reason) => new(trader.Perpetual.Name, trader.Side, index, new RequirementSolution(null, curve, needed, reason), null);

        if (closeOut.IsCertain) return Unresolved(paths, Still);
        foreach (double probability in new[] { target.InsolvencyProbability, target.BreachProbability })
        {
            if (RequirementCurve.TooFewHits(probability, paths) is { } failure) return Unresolved(failure.PathsNeeded, failure.Reason);
        }

        Estimate? worst = RatioDistribution.OfLowest(result, distributions, market.Level).Quantile(target.BreachProbability);
        if (closeOut.Quantile(target.InsolvencyProbability) is not { } ratio || worst is null)
            return Unresolved(paths, "its price moves against it by more than a margin of the whole notional covers too often; a shorter horizon or liquidation delay would help");

        Estimate maintenance = AtLeastZero(ratio.Mapped(Margin, "maintenance margin = what a unit loses from its breach to its close-out"));
        return new Side(trader.Perpetual.Name, trader.Side, index, new RequirementSolution(maintenance, curve, RequirementCurve.PathsNeeded(Math.Min(target.InsolvencyProbability, target.BreachProbability)), string.Empty), worst);
    }

    // Within the limits of governance, by no more than a step; the safe side of the rounding.
    private static double Allowed(ParameterLimit limit, double inForce, double solved)
    {
        double step = limit.Step(inForce);
        double value = Math.Clamp(Math.Clamp(solved, limit.Minimum ?? 0, limit.Maximum ?? 1), inForce - step, inForce + step);
        return Math.Min(limit.Up(value), 1);
    }

    private static Estimate AtLeastZero(Estimate margin) => margin with
    {
        Value = Math.Max(0, margin.Value),
        Interval = margin.Interval with { Lower = Math.Max(0, margin.Interval.Lower), Upper = Math.Max(0, margin.Interval.Upper) },
    };

    /// <summary>One side of one contract while it is solved.</summary>
    internal sealed record Side(string Contract, PositionSide Of, int Trader, RequirementSolution Maintenance, Estimate? Worst)
    {
        /// <summary>The maintenance margin that the initial one is solved beside; null where none was.</summary>
        public double? At { get; init; }

        public Estimate? Initial(double maintenance) => Worst is null ? null : AtLeastZero(Worst.Mapped(
            ratio => PerpetualPrice.Initial(Of, PerpetualPrice.Of(Of, ratio), maintenance), "initial margin = what the worst price takes to the maintenance margin"));
    }
}
