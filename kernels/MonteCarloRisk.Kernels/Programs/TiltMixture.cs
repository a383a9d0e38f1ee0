using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// A mixture of tilts: each path draws one with its weight alpha_m, and counts by its likelihood ratio, model over mixture,
/// ratio(date) = 1 / (alpha_own + sum_m alpha_m exp(l_m)), l_m the log likelihood of tilt m over the model's own law on that date, from all sources of draws.
/// </summary>
/// <remarks>Any stopping time may take the place of the date. Source: S. Asmussen, P. Glynn, <i>Stochastic Simulation</i>, 2007, sections V.1 and VI.2.</remarks>
/// <param name="Choosing">Where the uniforms come from that choose tilts, one a path.</param>
/// <param name="Tilts">Number of tilts beside the model's own law, which stands behind them.</param>
/// <param name="Sources">Number of sources of tilted draws.</param>
/// <param name="BatchMask">Steps of a batch of draws less one.</param>
/// <param name="ChoiceSlot">First of four state slots of the choice.</param>
/// <param name="ChosenCount">Numbers that a tilt is made of.</param>
/// <param name="ChosenInteger">First integer of the state slots that the path's own take.</param>
/// <param name="LikelihoodInteger">First integer of the sources' <see cref="TiltedDraws.LikelihoodSlot"/>.</param>
/// <param name="ChosenParameter">First parameter of the numbers: the first of all tilts, the model's own the last, then the next.</param>
/// <param name="ChoiceParameter">First parameter of the cumulative weights of the tilts.</param>
/// <param name="WeightParameter">First parameter of the weights; the last is the model's own.</param>
public record struct TiltMixture(
    PhiloxNormals Choosing,
    int Tilts,
    int Sources,
    int BatchMask,
    int ChoiceSlot,
    int ChosenCount,
    int ChosenInteger,
    int LikelihoodInteger,
    int ChosenParameter,
    int ChoiceParameter,
    int WeightParameter)
{
    /// <summary>Where the uniforms come from; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public PhiloxNormals Choosing = Choosing;

    /// <summary>Draws the tilt of each path, by inversion of a uniform, and puts the likelihoods at the start.</summary>
    public void Start<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        Choosing.WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref memory, ChoiceSlot, pathHigh, pathLow, 0, 1);
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal signed = memory.Load(ChoiceSlot);
        TReal uniform = TReal.SelectLessThan(signed, zero, one + signed, signed);
        TReal chosen = zero;
        for (int before = 0; before < Tilts; before++) chosen += TReal.SelectLessThan(memory.Parameter(ChoiceParameter + before), uniform, one, zero);
        for (int number = 0; number < ChosenCount; number++)
        {
            memory.Store(memory.Integer(ChosenInteger + number), memory.ParameterAt(ChosenParameter + (number * (Tilts + 1)), chosen));
        }

        for (int source = 0; source < Sources; source++)
        {
            for (int tilt = 0; tilt < Tilts; tilt++) memory.Store(memory.Integer(LikelihoodInteger + source) + tilt, zero);
        }
    }

    /// <summary>The log likelihood of a tilt on a date of the last batch.</summary>
    public readonly TReal LogLikelihood<TReal, TMask, TMemory>(ref TMemory memory, int date, int tilt)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int row = ((date & BatchMask) * Tilts) + tilt;
        TReal sum = memory.Load(memory.Integer(LikelihoodInteger) + row);
        for (int source = 1; source < Sources; source++) sum += memory.Load(memory.Integer(LikelihoodInteger + source) + row);
        return sum;
    }

    /// <summary>A scale times the likelihood ratio on a date of the last batch.</summary>
    public readonly TReal LikelihoodRatio<TReal, TMask, TMemory>(ref TMemory memory, int date, TReal scale)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal density = memory.Parameter(WeightParameter + Tilts);
        for (int tilt = 0; tilt < Tilts; tilt++)
        {
            density = TReal.MultiplyAdd(memory.Parameter(WeightParameter + tilt), TReal.Exp(LogLikelihood<TReal, TMask, TMemory>(ref memory, date, tilt)), density);
        }

        return scale / density;
    }
}
