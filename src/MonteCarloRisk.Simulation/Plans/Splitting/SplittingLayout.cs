namespace MonteCarloRisk.Simulation.Plans.Splitting;

/// <summary>The model's own draws in the shortest batches, since particles are chosen between batches.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Stage">The stage of the counter: 0 for the run, above for pilots.</param>
internal sealed record SplittingLayout(ulong Seed, uint Stage) : PhiloxLayout(Seed, Stage)
{
    /// <inheritdoc/>
    public override int BatchSteps(int drawsPerStep, int fewest) => DrawBatch.FewestSteps(drawsPerStep, fewest);
}
