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
    public static TResult Add<TResult, TSource>(
        PlanTables tables, CorrelatedGarchModel model, TimeGrid grid, Precision precision, IDrawLayout<TSource> draws, IProcessVisitor<TResult> visitor)
        where TSource : unmanaged, INormalSource
    {
        PriceModelChecks.Check(model);
        RecursionTable.Check(model, model.Variances);
        ModelSteps.Check(grid, model.Step, "the returns");
        double[] noDrift = new double[model.Assets.Count];
        int batchSteps = draws.BatchSteps(model.Assets.Count, StudentPlan.FewestBatchSteps);
        if (model.DegreesOfFreedom is not { } degrees)
        {
            return visitor.Visit(Process(tables, model, grid, draws, batchSteps, new NormalReturn(tables.AddParameters(noDrift)), _ => 1), NormalName);
        }

        StudentPlan.CheckDegrees(degrees, model.Assets.Count);
        StudentReturn<TSource> errors = StudentPlan.Returns(tables, degrees, noDrift, batchSteps, precision, draws);
        return visitor.Visit(Process(tables, model, grid, draws, batchSteps, errors, asset => StudentModel.UnitScale(degrees[asset])), StudentName);
    }

    private static SteppedProcess<TSource, GarchReturn<TErrors>> Process<TSource, TErrors>(
        PlanTables tables, CorrelatedGarchModel model, TimeGrid grid, IDrawLayout<TSource> draws, int batchSteps, TErrors errors, Func<int, double> scale)
        where TSource : unmanaged, INormalSource
        where TErrors : unmanaged, IStepReturn
    {
        int assets = model.Assets.Count;
        var returns = new GarchReturn<TErrors>(
            errors,
            assets,
            VarianceSlot: tables.AddState(assets),
            RecursionParameter: RecursionTable.Add(tables, model, model.Variances, model.Step));
        return new SteppedProcess<TSource, GarchReturn<TErrors>>(
            draws.Normals(tables, assets, batchSteps),
            returns,
            assets,
            grid.StepLengths.Count,
            batchSteps,
            LogReturnSlot: tables.AddState((batchSteps + 1) * assets),
            SpotParameter: tables.AddParameters(model.Assets.Select(asset => asset.Spot)),
            LoadingParameter: tables.AddParameters(Loadings.Of(model, scale)));
    }
}
