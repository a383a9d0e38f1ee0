using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>Where the stages of an asset's positions stand in the state of a path.</summary>
/// <param name="First">Index of its first position.</param>
/// <param name="End">Index behind its last.</param>
/// <param name="State">First state slot.</param>
internal sealed record ChainPlace(int First, int End, int State)
{
    /// <summary>Those of a plan.</summary>
    public static IReadOnlyList<ChainPlace> Of(SimulationPlan plan, ProtocolBook book)
    {
        ChainPlace Place(int row) => new(plan.Integers[book.PositionInteger + plan.Integers[row + 1]], plan.Integers[book.PositionInteger + plan.Integers[row + 1] + 1], plan.Integers[row + MechanismRow.StatePlace]);
        return [.. Enumerable.Range(0, book.RowCount).Select(index => book.RowInteger + (index * MechanismRow.Integers)).Where(place => plan.Integers[place] == Mechanism.ChainWatch).Select(Place)];
    }

    /// <summary>The slot that has a position's stage; null where it is none of these.</summary>
    public int? At(int position) => position >= First && position < End ? State + ((position - First) * ChainState.Slots) + ChainState.Stage : null;
}
