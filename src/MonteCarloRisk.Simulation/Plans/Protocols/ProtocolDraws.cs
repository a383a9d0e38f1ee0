using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Where the draws of mechanisms lie: those that share a purpose one behind the other.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="model">The model.</param>
/// <param name="clock">The dates.</param>
/// <param name="seed">The seed.</param>
internal sealed class ProtocolDraws(PlanTables tables, PriceModel model, ProtocolClock clock, ulong seed)
{
    // Of the oracles' draws the first belong to the outages of each asset's oracle.
    private int next = model.Assets.Count;

    /// <summary>Three integers: the seed, and the block of the first draw of a place.</summary>
    public int At(int index) => tables.AddIntegers(Of(index));

    /// <summary>The same of a place of the oracles' purpose that nobody has yet, and what a mechanism says behind it.</summary>
    public int Next(params int[] behind) => tables.AddIntegers([.. Of(next++), .. behind]);

    /// <summary>The integers of a place.</summary>
    public int[] Of(int index) => [unchecked((int)(uint)seed), unchecked((int)(uint)(seed >> 32)), index * ((clock.Count + MechanismRow.DrawSlots - 1) / MechanismRow.DrawSlots)];
}
