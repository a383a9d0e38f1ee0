using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Simulation.Plans.MovingVariance;

/// <summary>Lays out how the assets' variances move, as the kernels take it.</summary>
internal static class RecursionTable
{
    /// <summary>Drift, variance of the first step, constant, reaction to a rise, reaction to a fall and persistence of each asset; per step.</summary>
    public static int Add(PlanTables tables, PriceModel model, IReadOnlyList<ConditionalVariance> variances, double step) =>
        tables.AddParameters(model.Assets.Zip(variances).SelectMany(pair => Row(pair.First, pair.Second, step)));

    /// <summary>The same of one asset.</summary>
    public static int AddOne(PlanTables tables, ModelAsset asset, ConditionalVariance variance, double step) => tables.AddParameters(Row(asset, variance, step));

    /// <summary>Refuses variances that are not one an asset, or are out of range.</summary>
    /// <exception cref="InputException">The message names the asset and the member.</exception>
    public static void Check(PriceModel model, IReadOnlyList<ConditionalVariance> variances)
    {
        if (variances.Count != model.Assets.Count) throw new InputException("variances", $"{variances.Count} variances; {model.Assets.Count} are needed, one an asset");
        for (int i = 0; i < variances.Count; i++)
        {
            if (!(variances[i].Next >= 0 && variances[i].Next <= ConditionalVariance.Largest))
            {
                throw new InputException($"variances[{i}].next", $"{variances[i].Next} is not allowed; a variance is zero or more, at most {ConditionalVariance.Largest}");
            }

            if (variances[i].Recursion.Fault() is { } fault)
            {
                throw new InputException($"variances[{i}].recursion.{fault.Member}", $"{fault.Value} is not allowed; {fault.Allowed}");
            }
        }
    }

    private static IEnumerable<double> Row(ModelAsset asset, ConditionalVariance variance, double step)
    {
        VarianceRecursion recursion = variance.Recursion;
        return [asset.Drift * step, variance.Next, recursion.Constant, recursion.Reaction, recursion.Reaction + recursion.Asymmetry, recursion.Persistence];
    }
}
