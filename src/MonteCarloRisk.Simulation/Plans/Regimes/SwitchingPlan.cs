using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Simulation.Plans.Student;

namespace MonteCarloRisk.Simulation.Plans.Regimes;

/// <summary>Lays out returns that switch between regimes, and returns with common jumps, for the kernels.</summary>
internal static class SwitchingPlan
{
    /// <summary>Canonical name of the process with its random source.</summary>
    public const string Name = "regime-switching/philox4x32-10/inverse-cdf";

    // Uniforms come in blocks of four.
    private const int FewestBatchSteps = 4;

    /// <summary>Lays out a regime-switching model on a grid.</summary>
    /// <exception cref="InputException">The model is out of range, or the grid's steps are not the model's.</exception>
    public static RegimeSwitching<TSource> Add<TSource>(PlanTables tables, RegimeModel model, TimeGrid grid, Precision precision, IDrawLayout<TSource> draws)
        where TSource : unmanaged, INormalSource
    {
        SwitchingChecks.Check(model);
        return Add(tables, model, SwitchingLaw.Of(model), grid, precision, draws, "regimes");
    }

    /// <summary>Lays out a model with common jumps on a grid.</summary>
    /// <exception cref="InputException">The model is out of range, or the grid's steps are not the model's.</exception>
    public static RegimeSwitching<TSource> Add<TSource>(PlanTables tables, JumpModel model, TimeGrid grid, Precision precision, IDrawLayout<TSource> draws)
        where TSource : unmanaged, INormalSource
    {
        SwitchingChecks.Check(model);
        return Add(tables, model, SwitchingLaw.Of(model), grid, precision, draws, "jumps");
    }

    private static RegimeSwitching<TSource> Add<TSource>(
        PlanTables tables, PriceModel model, SwitchingLaw law, TimeGrid grid, Precision precision, IDrawLayout<TSource> draws, string kind)
        where TSource : unmanaged, INormalSource
    {
        ModelSteps.Check(grid, law.Step, $"returns with {kind}");
        int assets = model.Assets.Count;
        int states = law.States.Count;
        int batchSteps = draws.BatchSteps(assets, FewestBatchSteps);
        MixingPolynomials? mixing = law.DegreesOfFreedom is { } degrees ? MixingPolynomials.Of([degrees], precision) : null;
        int uniformsPerStep = mixing is null ? 1 : 2;
        bool oneRow = law.Transition.Count == 1;
        return new RegimeSwitching<TSource>(
            draws.Normals(tables, assets, batchSteps),
            draws.Uniforms(tables, mixing is null ? [TailSide.Upper] : [TailSide.Upper, TailSide.Lower], batchSteps),
            assets,
            states,
            grid.StepLengths.Count,
            law.StepsPerMove,
            RowStride: oneRow ? 0 : states - 1,
            batchSteps,
            UniformSlot: tables.AddState(batchSteps * uniformsPerStep),
            HiddenSlot: tables.AddState(uniformsPerStep),
            LogReturnSlot: tables.AddState((batchSteps + 1) * assets),
            SpotParameter: tables.AddParameters(model.Assets.Select(asset => asset.Spot)),
            ThresholdParameter: tables.AddParameters((oneRow ? law.Transition : [.. law.Transition, law.Start]).SelectMany(StateThresholds.Of)),
            DriftParameter: tables.AddParameters(Enumerable.Range(0, assets).SelectMany(asset => law.States.Select(state => state.Means[asset]))),
            LoadingParameter: tables.AddParameters(LoadingsOf(law)),
            MixingParameter: tables.AddParameters(mixing is null ? [] : [mixing.Scale, mixing.Shift, .. mixing.Groups.SelectMany(MixingPolynomials.Coefficients)]),
            MixingDegree: mixing?.Degree ?? -1);
    }

    // Entry by entry of the lower triangle, each for every state.
    private static IEnumerable<double> LoadingsOf(SwitchingLaw law)
    {
        double unit = law.DegreesOfFreedom is { } degrees ? Math.Sqrt((degrees - 2) / degrees) : 1;
        double[][] byState =
        [
            .. law.States.Select(state => Loadings.Of(state.Correlation(), asset => unit * state.Deviation(asset)).ToArray()),
        ];
        return Enumerable.Range(0, byState[0].Length).SelectMany(entry => byState.Select(loadings => loadings[entry]));
    }
}
