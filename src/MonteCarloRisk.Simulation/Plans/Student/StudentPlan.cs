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

    // Uniforms come in blocks of four, one a step.
    private const int FewestBatchSteps = 4;

    // A step of a grid is a horizon divided by a number of dates.
    private const double StepTolerance = 1e-9;

    /// <summary>Lays out a model on a grid.</summary>
    /// <exception cref="InputException">The model is out of range, or the grid's steps are not the model's.</exception>
    public static SteppedProcess<PhiloxNormals, StudentReturn<PhiloxNormals>> Add(PlanTables tables, StudentModel model, TimeGrid grid, SimulationSettings settings)
    {
        Check(model, grid);
        int assets = model.Assets.Count;
        int batchSteps = DrawBatch.Steps(assets, FewestBatchSteps);
        double[] groups = [.. model.DegreesOfFreedom.Distinct()];
        MixingPolynomials mixing = MixingPolynomials.Of(groups, settings.Precision);
        var returns = new StudentReturn<PhiloxNormals>(
            PhiloxNormals.Of(settings.Seed, RandomPurpose.PriceModel, stage: 0),
            groups.Length,
            BatchMask: batchSteps - 1,
            UniformSlot: tables.AddState(batchSteps),
            MixingSlot: tables.AddState(groups.Length),
            GroupInteger: tables.AddIntegers(model.DegreesOfFreedom.Select(degrees => Array.IndexOf(groups, degrees))),
            DriftParameter: tables.AddParameters(model.Assets.Select(asset => asset.Drift * model.Step)),
            MixingParameter: tables.AddParameters([mixing.Scale, mixing.Shift, .. mixing.Groups.SelectMany(Coefficients)]),
            mixing.Degree);
        return new SteppedProcess<PhiloxNormals, StudentReturn<PhiloxNormals>>(
            PhiloxNormals.Of(settings.Seed, RandomPurpose.Price, stage: 0),
            returns,
            assets,
            grid.StepLengths.Count,
            batchSteps,
            LogReturnSlot: tables.AddState((batchSteps + 1) * assets),
            SpotParameter: tables.AddParameters(model.Assets.Select(asset => asset.Spot)),
            LoadingParameter: tables.AddParameters(Loadings.Of(model, model.Scale)));
    }

    private static IEnumerable<double> Coefficients((double[] Lower, double[] Upper) group)
    {
        for (int power = group.Lower.Length - 1; power >= 0; power--)
        {
            yield return group.Lower[power];
            yield return group.Upper[power];
        }
    }

    private static void Check(StudentModel model, TimeGrid grid)
    {
        PriceModelChecks.Check(model);
        if (model.DegreesOfFreedom.Count != model.Assets.Count)
        {
            throw new InputException("degreesOfFreedom", $"{model.DegreesOfFreedom.Count} values; {model.Assets.Count} are needed, one an asset");
        }

        foreach (double degrees in model.DegreesOfFreedom)
        {
            if (!(degrees > StudentModel.FewestDegreesOfFreedom) || !(degrees <= StudentModel.MostDegreesOfFreedom))
            {
                throw new InputException(
                    "degreesOfFreedom",
                    $"{degrees} is not allowed; above {StudentModel.FewestDegreesOfFreedom}, since returns have no variance below, and at most {StudentModel.MostDegreesOfFreedom} is");
            }
        }

        if (!(model.Step > 0) || !double.IsFinite(model.Step)) throw new InputException("step", $"{model.Step} is not allowed; a length above zero in years is");
        foreach (double length in grid.StepLengths)
        {
            if (Math.Abs(length - model.Step) > StepTolerance * model.Step)
            {
                throw new InputException(
                    "time grid",
                    FormattableString.Invariant($"a step of {length} years ({365 * length:0.###} days); Student-t returns are those of steps of {365 * model.Step:0.###} days, and sums of them are no Student-t: watch on every such step"));
            }
        }
    }
}
