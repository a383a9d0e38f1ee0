namespace MonteCarloRisk.Margin.Allocation;

/// <summary>Who carries the protocol's bad debt: Euler's allocation to accounts, and the attribution of each account's loss to the assets that fell. Method: docs/methods/allocation.md.</summary>
/// <param name="ExpectedBadDebt">The mean bad debt.</param>
/// <param name="Tail">Its tail, by level.</param>
public sealed record LossAllocation(AllocatedRisk ExpectedBadDebt, IReadOnlyList<AllocatedTail> Tail)
{
    /// <summary>Stands for losses of accounts whose holdings did not fall: they were there at the start, or are the cost of the close-out.</summary>
    public const string NoAsset = "no fall";
}
