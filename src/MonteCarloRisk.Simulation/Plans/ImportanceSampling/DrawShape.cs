using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>What a process draws on a step.</summary>
/// <param name="Normals">Number of normals.</param>
/// <param name="Tails">Where each uniform is extreme.</param>
/// <param name="Outcomes">Outcomes of the integer; zero where none is drawn.</param>
internal sealed record DrawShape(int Normals, IReadOnlyList<TailSide> Tails, int Outcomes)
{
    /// <summary>What the process of a model draws, which it says when it is laid out.</summary>
    public static DrawShape Of(PriceModel model, TimeGrid grid)
    {
        var layout = new Layout();
        ProcessPlan.Add(new PlanTables(), model, grid, Precision.Double, layout, new Nothing());
        return layout.Shape;
    }

    private sealed class Nothing : IProcessVisitor<bool>
    {
        public bool Visit<TProcess>(TProcess process, string name)
            where TProcess : unmanaged, IProcess => false;
    }

    private sealed class Layout : IDrawLayout<PhiloxNormals>
    {
        /// <summary>What was asked for.</summary>
        public DrawShape Shape { get; private set; } = new(0, [], 0);

        /// <inheritdoc/>
        public PhiloxNormals Normals(PlanTables tables, int perStep, int batchSteps)
        {
            Shape = Shape with { Normals = perStep };
            return default;
        }

        /// <inheritdoc/>
        public PhiloxNormals Uniforms(PlanTables tables, IReadOnlyList<TailSide> tails, int batchSteps)
        {
            Shape = Shape with { Tails = tails };
            return default;
        }

        /// <inheritdoc/>
        public PhiloxNormals Integers(PlanTables tables, int count, int batchSteps)
        {
            Shape = Shape with { Outcomes = count };
            return default;
        }
    }
}
