using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Lays out correlated geometric Brownian motion for the kernels.</summary>
public static class GeometricBrownianPlan
{
    /// <summary>Canonical name of the process with its random source.</summary>
    public const string Name = "geometric-brownian-motion/philox4x32-10/inverse-cdf";

    // A batch shorter than this leaves a core waiting between stages; a longer one takes more of a device's cache.
    private const int BatchDraws = 16;

    private const int DrawsPerBlock = 4;

    /// <summary>Lays out a model on a grid.</summary>
    /// <exception cref="InputException">The model is out of range.</exception>
    public static GeometricBrownianMotion<PhiloxNormals> Add(PlanTables tables, GeometricBrownianModel model, TimeGrid grid, ulong seed)
    {
        Check(model);
        int assets = model.Assets.Count;
        CholeskyFactor cholesky = CholeskyFactor.Of(model.Correlation);
        int batchSteps = 1;
        while (batchSteps * assets < BatchDraws || batchSteps * assets % DrawsPerBlock != 0) batchSteps *= 2;
        var loadings = new List<double>();
        for (int row = 0; row < assets; row++)
        {
            for (int column = 0; column <= row; column++) loadings.Add(model.Assets[row].Volatility * cholesky[row, column]);
        }

        return new GeometricBrownianMotion<PhiloxNormals>(
            PhiloxNormals.Of(seed, RandomPurpose.Price, stage: 0),
            assets,
            grid.StepLengths.Count,
            batchSteps,
            LogReturnSlot: tables.AddState((batchSteps + 1) * assets),
            SpotParameter: tables.AddParameters(model.Assets.Select(asset => asset.Spot)),
            LogDriftParameter: tables.AddParameters(model.Assets.Select(asset => asset.Drift - (0.5 * asset.Volatility * asset.Volatility))),
            LoadingParameter: tables.AddParameters(loadings),
            StepLengthParameter: tables.AddParameters(grid.StepLengths),
            RootStepLengthParameter: tables.AddParameters(grid.StepLengths.Select(Math.Sqrt)));
    }

    private static void Check(GeometricBrownianModel model)
    {
        if (model.Assets.Count is < 1 or > GeometricBrownianModel.MaximumAssets)
        {
            throw new InputException("assets", $"{model.Assets.Count} assets; 1 to {GeometricBrownianModel.MaximumAssets} are allowed");
        }

        if (model.Correlation.Count != model.Assets.Count)
        {
            throw new InputException("correlation", $"{model.Correlation.Count} rows; {model.Assets.Count} are needed, one an asset");
        }

        for (int i = 0; i < model.Assets.Count; i++)
        {
            GeometricBrownianAsset asset = model.Assets[i];
            Check(asset.Spot > 0, i, "spot", asset.Spot, "above zero");
            Check(asset.Volatility >= 0, i, "volatility", asset.Volatility, "zero or more");
            Check(double.IsFinite(asset.Drift), i, "drift", asset.Drift, "a finite number");
        }
    }

    private static void Check(bool holds, int asset, string member, double value, string allowed)
    {
        if (!holds || !double.IsFinite(value)) throw new InputException($"assets[{asset}].{member}", $"{value} is not allowed; {allowed} is");
    }
}
