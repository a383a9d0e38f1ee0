using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>Where the stages of an asset's positions stand in the state of a path.</summary>
/// <param name="First">Index of its first position.</param>
/// <param name="End">Index behind its last.</param>
/// <param name="State">First state slot.</param>
/// <param name="Liquidating">The first stage that liquidates: 1 where keepers have a latency, before which none does.</param>
internal sealed record ChainPlace(int First, int End, int State, int Liquidating)
{
    /// <summary>Those of a plan that has several liquidations of an asset.</summary>
    public static IReadOnlyList<ChainPlace> Of(SimulationPlan plan, ProtocolBook book)
    {
        int[] rows = [.. Enumerable.Range(0, book.RowCount).Select(index => book.RowInteger + (index * MechanismRow.Integers))];
        int Asset(int row) => plan.Integers[row + 1];
        ChainPlace Place(int row)
        {
            int[] kinds = [.. rows.Where(one => plan.Integers[one] == Mechanism.Escalation && Asset(one) == Asset(row)).Select(one => plan.Integers[plan.Integers[one + 3] + StageRow.Kind])];
            int liquidating = kinds.Count(kind => kind == StageRow.Seen);
            int end = kinds.Length == liquidating ? 0 : plan.Integers[book.PositionInteger + Asset(row) + 1];
            return new(plan.Integers[book.PositionInteger + Asset(row)], end, plan.Integers[row + MechanismRow.StatePlace], liquidating);
        }

        return [.. rows.Where(row => plan.Integers[row] == Mechanism.ChainWatch).Select(Place)];
    }

    /// <summary>The stage of a position, from zero on; null where it is none of these.</summary>
    /// <param name="position">Index of the position.</param>
    /// <param name="value">Reads a slot of the path's state.</param>
    public int? StageOf(int position, Func<int, double> value) =>
        position >= First && position < End ? Math.Max(0, (int)value(State + ((position - First) * ChainState.Slots) + ChainState.Stage) - Liquidating) : null;
}
