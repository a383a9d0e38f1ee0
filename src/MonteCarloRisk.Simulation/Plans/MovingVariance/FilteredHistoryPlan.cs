using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans.MovingVariance;

/// <summary>Lays out filtered historical simulation for the kernels.</summary>
internal static class FilteredHistoryPlan
{
    /// <summary>Canonical name of the process with its random source.</summary>
    public const string Name = "filtered-history/philox4x32-10";

    // Days come in blocks of four draws, one a step.
    private const int FewestBatchSteps = 4;

    // The surprise is bounded; a residual beyond this would meet the bound at a volatility of a ten-thousandth.
    private const double LargestResidual = 1e6;

    // Of the means of the residuals, which are sums of rounded numbers.
    private const double MeanTolerance = 1e-9;

    /// <summary>Lays out a model on a grid.</summary>
    /// <exception cref="InputException">The model is out of range, or the grid's steps are not the model's.</exception>
    public static FilteredHistory<TSource> Add<TSource>(PlanTables tables, FilteredHistoryModel model, TimeGrid grid, IDrawLayout<TSource> draws)
        where TSource : unmanaged, INormalSource
    {
        Check(model, grid);
        int assets = model.Assets.Count;
        int batchSteps = draws.BatchSteps(drawsPerStep: 1, FewestBatchSteps);
        return new FilteredHistory<TSource>(
            draws.Integers(tables, model.Residuals.Count, batchSteps),
            assets,
            grid.StepLengths.Count,
            batchSteps,
            model.Residuals.Count,
            DaySlot: tables.AddState(batchSteps),
            LogReturnSlot: tables.AddState(batchSteps * assets),
            VarianceSlot: tables.AddState(assets),
            SpotParameter: tables.AddParameters(model.Assets.Select(asset => asset.Spot)),
            ResidualParameter: tables.AddParameters(model.Residuals.SelectMany(day => day)),
            RecursionParameter: RecursionTable.Add(tables, model, model.Variances, model.Step));
    }

    private static void Check(FilteredHistoryModel model, TimeGrid grid)
    {
        PriceModelChecks.Check(model);
        RecursionTable.Check(model, model.Variances);
        int assets = model.Assets.Count;
        if (model.Residuals.Count == 0 || (long)model.Residuals.Count * assets > FilteredHistoryModel.MostResiduals)
        {
            throw new InputException("residuals", $"{model.Residuals.Count} days of {assets} assets; one day or more is needed, and at most {FilteredHistoryModel.MostResiduals} residuals are allowed");
        }

        for (int day = 0; day < model.Residuals.Count; day++)
        {
            if (model.Residuals[day].Count != assets) throw new InputException($"residuals[{day}]", $"{model.Residuals[day].Count} residuals; {assets} are needed, one an asset");
            for (int asset = 0; asset < assets; asset++)
            {
                double residual = model.Residuals[day][asset];
                if (!(Math.Abs(residual) <= LargestResidual)) throw new InputException($"residuals[{day}][{asset}]", $"{residual} is not allowed; a number from -{LargestResidual} to {LargestResidual} is");
            }
        }

        for (int asset = 0; asset < assets; asset++)
        {
            double mean = model.Residuals.Average(day => day[asset]);
            double size = model.Residuals.Max(day => Math.Abs(day[asset]));
            if (Math.Abs(mean) > MeanTolerance * size)
            {
                throw new InputException("residuals", $"those of {model.Assets[asset].Name} have a mean of {mean}; it is zero, so that the drift is the asset's");
            }
        }

        ModelSteps.Check(grid, model.Step, "the residuals");
    }
}
