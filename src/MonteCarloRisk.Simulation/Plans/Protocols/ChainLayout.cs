using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Lays out stages of liquidation: a look at all positions, what later stages take over, and each stage's row between its beginning and its end.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="clock">Durations as dates.</param>
/// <param name="rows">Lays out a liquidation.</param>
/// <param name="latency">Seconds until keepers act, which are a stage of its own without a liquidation.</param>
internal sealed class ChainLayout(PlanTables tables, ProtocolClock clock, LiquidationRow rows, double latency)
{
    /// <summary>The rows of an asset that has a number of positions; its liquidation's alone where it has one stage.</summary>
    public IEnumerable<MechanismRow> Of(int asset, CollateralMarket market, int positions)
    {
        double seen = market.Liquidation is LiquidationMechanism.Absorption { Caller: AbsorptionCaller.Protocol } ? 0 : Math.Round(clock.Dates(latency));
        if (market.LaterStages.Count == 0 && seen == 0) return [rows.Of(asset, market.Liquidation, positions)];
        MechanismRow[] stages = [.. market.Stages.Select(stage => rows.Of(asset, stage, positions))];
        int state = tables.AddState(positions * ChainState.Slots);
        int first = seen > 0 ? 1 : 0;
        return
        [
            new MechanismRow(Mechanism.ChainWatch, asset, 0, 0, state),
            .. seen > 0 ? [Escalation(asset, (StageRow.Seen, seen), 1, default, state)] : Array.Empty<MechanismRow>(),
            .. market.LaterStages.Select((stage, i) => Escalation(asset, Condition(stage.When), first + i + 1, stages[i], state)),
            .. stages.SelectMany((row, i) => Stage(asset, row, first + i, state)),
        ];
    }

    private (int Kind, double Limit) Condition(StageCondition when) => when switch
    {
        StageCondition.BelowHealth below => (StageRow.BelowHealth, below.Health),
        StageCondition.After after => (StageRow.After, clock.WholeDates(after.Seconds, 1)),
        StageCondition.Unserved unserved => (StageRow.Unserved, clock.WholeDates(unserved.Seconds, 1)),
        StageCondition.AfterResets resets => (StageRow.AfterResets, resets.Resets),
        StageCondition.PoolShort => (StageRow.PoolShort, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(when), when, "No row is known for this condition."),
    };

    private MechanismRow Escalation(int asset, (int Kind, double Limit) condition, int stage, MechanismRow before, int state) => new(
        Mechanism.Escalation, asset, tables.AddParameters(condition.Limit), tables.AddIntegers(stage, condition.Kind, before.Code, before.Asset, before.Parameter, before.Integer, before.State), state);

    private MechanismRow[] Stage(int asset, MechanismRow row, int stage, int state)
    {
        int integers = tables.AddIntegers(stage, row.Code == Mechanism.StabilityPool ? row.State : -1);
        return [new MechanismRow(Mechanism.StageBegin, asset, 0, integers, state), row, new MechanismRow(Mechanism.StageEnd, asset, 0, integers, state)];
    }
}
