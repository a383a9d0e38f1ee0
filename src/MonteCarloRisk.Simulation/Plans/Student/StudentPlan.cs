using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans.Student;

/// <summary>Lays out Student-t returns for the kernels.</summary>
internal static class StudentPlan
{
    /// <summary>Canonical name of the process with its random source.</summary>
    public const string Name = "student-returns/philox4x32-10/inverse-cdf";

    /// <summary>Uniforms come in blocks of four, one a step.</summary>
    public const int FewestBatchSteps = 4;

    /// <summary>Lays out a model on a grid.</summary>
    /// <exception cref="InputException">The model is out of range, or the grid's steps are not the model's.</exception>
    public static SteppedProcess<TSource, StudentReturn<TSource>> Add<TSource>(PlanTables tables, StudentModel model, TimeGrid grid, Precision precision, IDrawLayout<TSource> draws)
        where TSource : unmanaged, INormalSource
    {
        Check(model, grid);
        int assets = model.Assets.Count;
        int batchSteps = draws.BatchSteps(assets, FewestBatchSteps);
        StudentReturn<TSource> returns = Returns(tables, model.DegreesOfFreedom, model.Assets.Select(asset => asset.Drift * model.Step), batchSteps, precision, draws);
        return new SteppedProcess<TSource, StudentReturn<TSource>>(
            draws.Normals(tables, assets, batchSteps),
            returns,
            assets,
            grid.StepLengths.Count,
            batchSteps,
            LogReturnSlot: tables.AddState((batchSteps + 1) * assets),
            SpotParameter: tables.AddParameters(model.Assets.Select(asset => asset.Spot)),
            LoadingParameter: tables.AddParameters(Loadings.Of(model, model.Scale)));
    }

    /// <summary>Lays out the law of Student-t returns.</summary>
    /// <param name="tables">The plan's tables.</param>
    /// <param name="degrees">Degrees of freedom of each asset.</param>
    /// <param name="drifts">Drift of each asset's log price per step.</param>
    /// <param name="batchSteps">Steps of a batch of draws.</param>
    /// <param name="precision">Precision of the mixing variable.</param>
    /// <param name="draws">Where its uniforms come from.</param>
    public static StudentReturn<TSource> Returns<TSource>(
        PlanTables tables, IReadOnlyList<double> degrees, IEnumerable<double> drifts, int batchSteps, Precision precision, IDrawLayout<TSource> draws)
        where TSource : unmanaged, INormalSource
    {
        double[] groups = [.. degrees.Distinct()];
        MixingPolynomials mixing = MixingPolynomials.Of(groups, precision);
        return new StudentReturn<TSource>(
            draws.Uniforms(tables, [TailSide.Lower], batchSteps),
            groups.Length,
            BatchMask: batchSteps - 1,
            UniformSlot: tables.AddState(batchSteps),
            MixingSlot: tables.AddState(groups.Length),
            GroupInteger: tables.AddIntegers(degrees.Select(one => Array.IndexOf(groups, one))),
            DriftParameter: tables.AddParameters(drifts),
            MixingParameter: tables.AddParameters([mixing.Scale, mixing.Shift, .. mixing.Groups.SelectMany(MixingPolynomials.Coefficients)]),
            mixing.Degree);
    }

    /// <summary>Refuses degrees of freedom that are not one an asset, or are out of range.</summary>
    /// <exception cref="InputException">They are.</exception>
    public static void CheckDegrees(IReadOnlyList<double> all, int assets)
    {
        if (all.Count != assets) throw new InputException("degreesOfFreedom", $"{all.Count} values; {assets} are needed, one an asset");
        foreach (double degrees in all)
        {
            if (!(degrees > StudentModel.FewestDegreesOfFreedom) || !(degrees <= StudentModel.MostDegreesOfFreedom))
            {
                throw new InputException(
                    "degreesOfFreedom",
                    $"{degrees} is not allowed; above {StudentModel.FewestDegreesOfFreedom}, since returns have no variance below, and at most {StudentModel.MostDegreesOfFreedom} is");
            }
        }
    }

    private static void Check(StudentModel model, TimeGrid grid)
    {
        PriceModelChecks.Check(model);
        CheckDegrees(model.DegreesOfFreedom, model.Assets.Count);
        ModelSteps.Check(grid, model.Step, "Student-t returns");
    }
}
