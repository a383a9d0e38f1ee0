using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Simulation.Plans.Student;

namespace MonteCarloRisk.Simulation.Plans.Copulas;

/// <summary>Lays out log returns of given margins under a copula for the kernels.</summary>
internal static class CopulaPlan
{
    /// <summary>Canonical name of the process under a Gaussian copula, with its random source.</summary>
    public const string GaussianName = "gaussian-copula-returns/philox4x32-10/inverse-cdf";

    /// <summary>Canonical name of the process under a Student t copula, with its random source.</summary>
    public const string StudentName = "student-copula-returns/philox4x32-10/inverse-cdf";

    /// <summary>Lays out a model on a grid and gives its process to a visitor.</summary>
    /// <exception cref="InputException">The model is out of range, or the grid's steps are not the model's.</exception>
    public static TResult Add<TResult, TSource>(
        PlanTables tables, CopulaModel model, TimeGrid grid, Precision precision, IDrawLayout<TSource> draws, IProcessVisitor<TResult> visitor)
        where TSource : unmanaged, INormalSource
    {
        CopulaChecks.Check(model);
        ModelSteps.Check(grid, model.Step, "the margins");
        MarginTables margins = Margins(tables, model);
        if (model.Copula is not Copula.Student student) return visitor.Visit(Stepped(tables, model, grid, draws, new GaussianCopulaReturn(margins)), GaussianName);
        StudentReturn<TSource> shared = StudentPlan.Returns(tables, [student.DegreesOfFreedom], drifts: [], BatchSteps(model, draws), precision, draws);
        int degrees = tables.AddParameters(student.DegreesOfFreedom, 1 / student.DegreesOfFreedom);
        return visitor.Visit(Stepped(tables, model, grid, draws, new StudentCopulaReturn<TSource>(shared, margins, degrees)), StudentName);
    }

    // Assets of equal margins share a table.
    private static MarginTables Margins(PlanTables tables, CopulaModel model)
    {
        ReturnMargin[] distinct = [.. model.Margins.Distinct()];
        int[] starts = [.. distinct.AsParallel().AsOrdered().Select(margin => ScoreTable.Of(margin, model.Copula).Parameters).AsEnumerable().Select(parameters => tables.AddParameters(parameters))];
        return new MarginTables(
            TableInteger: tables.AddIntegers(model.Margins.Select(margin => starts[Array.IndexOf(distinct, margin)])),
            DriftParameter: tables.AddParameters(model.Assets.Select(asset => asset.Drift * model.Step)),
            ScaleParameter: tables.AddParameters(model.Assets.Select((_, i) => model.Scale(i))));
    }

    private static SteppedProcess<TSource, TReturns> Stepped<TSource, TReturns>(PlanTables tables, CopulaModel model, TimeGrid grid, IDrawLayout<TSource> draws, TReturns returns)
        where TSource : unmanaged, INormalSource
        where TReturns : unmanaged, IStepReturn
    {
        int batchSteps = BatchSteps(model, draws);
        return new SteppedProcess<TSource, TReturns>(
            draws.Normals(tables, model.Assets.Count, batchSteps),
            returns,
            model.Assets.Count,
            grid.StepLengths.Count,
            batchSteps,
            LogReturnSlot: tables.AddState((batchSteps + 1) * model.Assets.Count),
            SpotParameter: tables.AddParameters(model.Assets.Select(asset => asset.Spot)),
            LoadingParameter: tables.AddParameters(Loadings.Of(model, _ => 1)));
    }

    private static int BatchSteps<TSource>(CopulaModel model, IDrawLayout<TSource> draws)
        where TSource : unmanaged, INormalSource => draws.BatchSteps(model.Assets.Count, StudentPlan.FewestBatchSteps);
}
