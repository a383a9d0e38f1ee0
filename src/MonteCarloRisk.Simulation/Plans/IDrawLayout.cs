using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Lays out where the draws of a process come from.</summary>
/// <typeparam name="TSource">The source.</typeparam>
internal interface IDrawLayout<out TSource>
    where TSource : unmanaged, INormalSource
{
    /// <summary>How many steps are served by one batch of draws.</summary>
    /// <param name="drawsPerStep">Draws of one step.</param>
    /// <param name="fewest">The fewest steps of a batch, a power of two.</param>
    int BatchSteps(int drawsPerStep, int fewest) => DrawBatch.Steps(drawsPerStep, fewest);

    /// <summary>The source of the normals that move prices.</summary>
    /// <param name="tables">The plan's tables.</param>
    /// <param name="perStep">Normals of a step.</param>
    /// <param name="batchSteps">Steps of a batch of draws, a power of two.</param>
    TSource Normals(PlanTables tables, int perStep, int batchSteps);

    /// <summary>The source of the uniforms that pick mixing variables, jumps and regimes.</summary>
    /// <param name="tables">The plan's tables.</param>
    /// <param name="tails">Where each uniform of a step is extreme.</param>
    /// <param name="batchSteps">Steps of a batch of draws.</param>
    TSource Uniforms(PlanTables tables, IReadOnlyList<TailSide> tails, int batchSteps);

    /// <summary>The source of one integer a step, from 0 to count - 1.</summary>
    /// <param name="tables">The plan's tables.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="batchSteps">Steps of a batch of draws.</param>
    TSource Integers(PlanTables tables, int count, int batchSteps);
}
