using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>The model's own draws.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Stage">The stage of the counter: 0 for the run, above for pilots.</param>
internal record PhiloxLayout(ulong Seed, uint Stage = 0) : IDrawLayout<PhiloxNormals>
{
    /// <inheritdoc/>
    public virtual int BatchSteps(int drawsPerStep, int fewest) => DrawBatch.Steps(drawsPerStep, fewest);

    /// <inheritdoc/>
    public PhiloxNormals Normals(PlanTables tables, int perStep, int batchSteps) => PhiloxNormals.Of(Seed, RandomPurpose.Price, Stage);

    /// <inheritdoc/>
    public PhiloxNormals Uniforms(PlanTables tables, IReadOnlyList<TailSide> tails, int batchSteps) => PhiloxNormals.Of(Seed, RandomPurpose.PriceModel, Stage);

    /// <inheritdoc/>
    public PhiloxNormals Integers(PlanTables tables, int count, int batchSteps) => PhiloxNormals.Of(Seed, RandomPurpose.Price, Stage);
}
