using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Simulation.Plans.Student;

namespace MonteCarloRisk.Simulation.Plans.MovingVariance;

/// <summary>Lays out volatilities that move along the path, with correlated errors, for the kernels.</summary>
internal static class CorrelatedGarchPlan
{
    /// <summary>Canonical name of the process of normal errors with its random source.</summary>
    public const string NormalName = "garch-normal/philox4x32-10/inverse-cdf";

    /// <summary>Canonical name of the process of Student-t errors with its random source.</summary>
    public const string StudentName = "garch-student/philox4x32-10/inverse-cdf";

    /// <summary>Lays out a model on a grid and gives its process to a visitor.</summary>
    /// <exception cref="InputException">The model is out of range, or the grid's steps are not the model's.</exception>
    public static TResult Add<TResult>(PlanTables tables, CorrelatedGarchModel model, TimeGrid grid, SimulationSettings settings, IProcessVisitor<TResult> visitor)
    {
        PriceModelChecks.Check(model);
        RecursionTable.Check(model, model.Variances);
        ModelSteps.Check(grid, model.Step, "the returns");
        double[] noDrift = new double[model.Assets.Count];
        int batchSteps = DrawBatch.Steps(model.Assets.Count, StudentPlan.FewestBatchSteps);
        if (model.DegreesOfFreedom is not { } degrees)
        {
            return visitor.Visit(Process(tables, model, grid, settings, batchSteps, new NormalReturn(tables.AddParameters(noDrift)), _ => 1), NormalName);
        }

        StudentPlan.CheckDegrees(degrees, model.Assets.Count);
        StudentReturn<PhiloxNormals> errors = StudentPlan.Returns(tables, degrees, noDrift, batchSteps, settings);
        return visitor.Visit(Process(tables, model, grid, settings, batchSteps, errors, asset => StudentModel.UnitScale(degrees[asset])), StudentName);
    }

    private static SteppedProcess<PhiloxNormals, GarchReturn<TErrors>> Process<TErrors>(
        PlanTables tables, CorrelatedGarchModel model, TimeGrid grid, SimulationSettings settings, int batchSteps, TErrors errors, Func<int, double> scale)
        where TErrors : unmanaged, IStepReturn
    {
        int assets = model.Assets.Count;
        var returns = new GarchReturn<TErrors>(
            errors,
            assets,
            VarianceSlot: tables.AddState(assets),
            RecursionParameter: RecursionTable.Add(tables, model, model.Variances, model.Step));
        return new SteppedProcess<PhiloxNormals, GarchReturn<TErrors>>(
            PhiloxNormals.Of(settings.Seed, RandomPurpose.Price, stage: 0),
            returns,
            assets,
            grid.StepLengths.Count,
            batchSteps,
            LogReturnSlot: tables.AddState((batchSteps + 1) * assets),
            SpotParameter: tables.AddParameters(model.Assets.Select(asset => asset.Spot)),
            LoadingParameter: tables.AddParameters(Loadings.Of(model, scale)));
    }
}
