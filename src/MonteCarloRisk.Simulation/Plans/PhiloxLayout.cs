using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>The model's own draws.</summary>
/// <param name="Seed">The seed.</param>
internal sealed record PhiloxLayout(ulong Seed) : IDrawLayout<PhiloxNormals>
{
    /// <inheritdoc/>
    public PhiloxNormals Normals(PlanTables tables, int perStep, int batchSteps) => PhiloxNormals.Of(Seed, RandomPurpose.Price, stage: 0);

    /// <inheritdoc/>
    public PhiloxNormals Uniforms(PlanTables tables, IReadOnlyList<TailSide> tails, int batchSteps) => PhiloxNormals.Of(Seed, RandomPurpose.PriceModel, stage: 0);

    /// <inheritdoc/>
    public PhiloxNormals Integers(PlanTables tables, int count, int batchSteps) => PhiloxNormals.Of(Seed, RandomPurpose.Price, stage: 0);
}
