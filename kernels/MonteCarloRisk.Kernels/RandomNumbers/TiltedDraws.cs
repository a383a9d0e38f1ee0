using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.RandomNumbers;

/// <summary>
/// Draws under a tilt that the path has chosen, and on every date the log likelihoods of all tilts over the model's own law, given the draws up to there.
/// Normals are shifted; with some probability a uniform u has the density exponent u^(exponent - 1); integers are drawn with other probabilities. A tilt is the same on every step.
/// </summary>
/// <remarks>
/// Sources: S. Asmussen, P. Glynn, <i>Stochastic Simulation</i>, 2007, sections V.1 and VI.2; of the power of a uniform, which twists the hazard rate of what is inverted from it,
/// S. Juneja, P. Shahabuddin, ACM Transactions on Modeling and Computer Simulation 12 (2002) 94. Uniforms that a tilt takes to the tail are no smaller than the source's
/// smallest, which stands for all below it.
/// </remarks>
/// <param name="Source">Where the draws come from.</param>
/// <param name="DrawsPerStep">Draws of a step.</param>
/// <param name="Tilts">Number of tilts beside the model's own law.</param>
/// <param name="BatchMask">Steps of a batch less one.</param>
/// <param name="ChosenSlot">
/// First state slot of the path's own tilt: of normals the shift of each; of uniforms <see cref="TailNumbers"/> for each draw; of integers the first place of its outcomes.
/// </param>
/// <param name="LikelihoodSlot">First of (BatchMask + 1) * Tilts state slots, a row a date; those of a batch's last date go to the first row. Of batches of one step: then as many as draws rounded up to a multiple of four.</param>
/// <param name="TiltParameter">
/// First parameter of the tilts. Of normals, tilt by tilt: -|shift|^2 / 2, then the shifts. Of uniforms, draw by draw: 1, or -1 where the tail lies at one;
/// the smallest uniform; then by tilt 1 - probability, probability exponent and exponent - 1. Of integers, tilt by tilt: the log likelihood of each.
/// </param>
/// <param name="OutcomeParameter">First parameter of the outcomes of integers: tilt by tilt, the model's own the last.</param>
/// <param name="OutcomeCount">Outcomes of one tilt, of which each is as likely.</param>
public record struct TiltedDraws(
    PhiloxNormals Source,
    int DrawsPerStep,
    int Tilts,
    int BatchMask,
    int ChosenSlot,
    int LikelihoodSlot,
    int TiltParameter,
    int OutcomeParameter,
    int OutcomeCount) : INormalSource
{
    /// <summary>Numbers of a tail that a path has chosen: its probability, 1 / probability, 1 / exponent, 1 / (1 - probability).</summary>
    public const int TailNumbers = 4;

    // Of a tilt: 1 - probability, probability exponent, exponent - 1.
    private const int TailParameters = 3;

    /// <summary>Where the draws come from; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public PhiloxNormals Source = Source;

    /// <inheritdoc/>
    public void WriteNormals<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int date = FirstDate(firstDraw);
        Source.WriteNormals<TReal, TMask, TWord, TMemory>(ref memory, Place(slot), pathHigh, pathLow, First(firstDraw, date), draws);
        Take<TReal, TMask, TMemory>(ref memory, slot);
        for (int last = slot + draws; slot < last; slot += DrawsPerStep, date++) Shift<TReal, TMask, TMemory>(ref memory, slot, date);
    }

    /// <inheritdoc/>
    public void WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int date = FirstDate(firstDraw);
        Source.WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref memory, Place(slot), pathHigh, pathLow, First(firstDraw, date), draws);
        Take<TReal, TMask, TMemory>(ref memory, slot);
        for (int last = slot + draws; slot < last; slot += DrawsPerStep, date++)
        {
            Keep<TReal, TMask, TMemory>(ref memory, date);
            for (int draw = 0; draw < DrawsPerStep; draw++) MoveToTail<TReal, TMask, TMemory>(ref memory, slot, draw, date);
        }
    }

    /// <inheritdoc/>
    public void WriteIntegers<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws, uint count)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int date = FirstDate(firstDraw);
        Source.WriteIntegers<TReal, TMask, TWord, TMemory>(ref memory, Place(slot), pathHigh, pathLow, First(firstDraw, date), draws, (uint)OutcomeCount);
        Take<TReal, TMask, TMemory>(ref memory, slot);
        for (int last = slot + draws; slot < last; slot++, date++)
        {
            TReal outcome = memory.ParameterAt(OutcomeParameter, memory.Load(ChosenSlot) + memory.Load(slot));
            memory.Store(slot, outcome);
            for (int tilt = 0; tilt < Tilts; tilt++)
            {
                TReal likelihood = memory.ParameterAt(TiltParameter + (tilt * (int)count), outcome);
                memory.Store(LikelihoodsOn(date + 1) + tilt, memory.Load(LikelihoodsOn(date) + tilt) + likelihood);
            }
        }
    }

    private readonly int LikelihoodsOn(int date) => LikelihoodSlot + ((date & BatchMask) * Tilts);

    private readonly int FirstDate(uint firstDraw) => (int)firstDraw / DrawsPerStep;

    // A batch of one step, so that a tilt can follow the path, has blocks of four draws of its own, which may be more than there is room for.
    private readonly bool IsPadded => BatchMask == 0 && (DrawsPerStep & 3) != 0;

    private readonly int Place(int slot) => IsPadded ? LikelihoodSlot + Tilts : slot;

    private readonly uint First(uint firstDraw, int date) => IsPadded ? (uint)(date * ((DrawsPerStep + 3) & ~3)) : firstDraw;

    private readonly void Take<TReal, TMask, TMemory>(ref TMemory memory, int slot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (!IsPadded) return;
        for (int draw = 0; draw < DrawsPerStep; draw++) memory.Store(slot + draw, memory.Load(LikelihoodSlot + Tilts + draw));
    }

    private readonly void Shift<TReal, TMask, TMemory>(ref TMemory memory, int slot, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int draw = 0; draw < DrawsPerStep; draw++) memory.Store(slot + draw, memory.Load(slot + draw) + memory.Load(ChosenSlot + draw));
        int parameter = TiltParameter;
        for (int tilt = 0; tilt < Tilts; tilt++)
        {
            TReal likelihood = memory.Load(LikelihoodsOn(date) + tilt) + memory.Parameter(parameter);
            parameter++;
            for (int draw = 0; draw < DrawsPerStep; draw++, parameter++) likelihood = TReal.MultiplyAdd(memory.Parameter(parameter), memory.Load(slot + draw), likelihood);
            memory.Store(LikelihoodsOn(date + 1) + tilt, likelihood);
        }
    }

    private readonly void Keep<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int tilt = 0; tilt < Tilts; tilt++) memory.Store(LikelihoodsOn(date + 1) + tilt, memory.Load(LikelihoodsOn(date) + tilt));
    }

    // With v the uniform: u = (v / probability)^(1 / exponent) for v below the probability, else (v - probability) / (1 - probability); in distances from the nearer end.
    private readonly void MoveToTail<TReal, TMask, TMemory>(ref TMemory memory, int slot, int draw, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal half = TReal.Of(0.5f);
        TReal one = TReal.Of(1f);
        int parameter = TiltParameter + (draw * (2 + (TailParameters * Tilts)));
        int chosen = ChosenSlot + (draw * TailNumbers);
        TReal side = memory.Parameter(parameter);
        TReal smallest = memory.Parameter(parameter + 1);
        TReal signed = side * memory.Load(slot + draw);
        TReal uniform = TReal.SelectLessThan(signed, zero, one + signed, signed);
        TReal probability = memory.Load(chosen);
        TReal power = TReal.Exp(TReal.Log(uniform * memory.Load(chosen + 1)) * memory.Load(chosen + 2));
        TReal inside = TReal.SelectLessThan(half, power, -TReal.Max(one - power, smallest), TReal.Max(power, smallest));
        TReal upper = signed * memory.Load(chosen + 3);
        TReal lower = TReal.Min((signed - probability) * memory.Load(chosen + 3), half);
        TReal outside = TReal.SelectLessThan(signed, zero, TReal.SelectLessThan(upper, -half, one + upper, upper), lower);
        TReal moved = TReal.SelectLessThan(uniform, probability, inside, outside);
        memory.Store(slot + draw, side * moved);
        TReal log = TReal.Log(TReal.SelectLessThan(moved, zero, one + moved, moved));
        for (int tilt = 0; tilt < Tilts; tilt++)
        {
            int own = parameter + 2 + (TailParameters * tilt);
            TReal density = TReal.MultiplyAdd(memory.Parameter(own + 1), TReal.Exp(memory.Parameter(own + 2) * log), memory.Parameter(own));
            int likelihood = LikelihoodsOn(date + 1) + tilt;
            memory.Store(likelihood, memory.Load(likelihood) + TReal.Log(density));
        }
    }
}
