using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// The particles of each path: copies of a process's state, each with its potential and whether it is insolvent, and their choice anew in proportion to
/// how much their potentials have risen.
/// </summary>
/// <remarks>
/// Systematic resampling: particle j of the next generation is the one at (j + u) / n of the cumulative sum of the weights, one uniform u a choice, so that each has as many copies in the mean as
/// its share of n. Source: N. Gordon, D. Salmond, A. Smith, IEE Proceedings F 140 (1993) 107, for the choice; G. Kitagawa, Journal of Computational and Graphical Statistics 5 (1996) 1, for the systematic one.
/// </remarks>
/// <param name="Choosing">Where the uniforms come from, one a choice.</param>
/// <param name="Particles">Particles of a path.</param>
/// <param name="ProcessSlots">State slots of the process, from slot 0 on.</param>
/// <param name="FirstSlot">First of two generations of Particles times <see cref="Slots"/> state slots.</param>
/// <param name="SumSlot">First of Particles state slots of the cumulative weights.</param>
/// <param name="ChoiceSlot">First of four state slots of the choice.</param>
public record struct ParticleGroup(PhiloxNormals Choosing, int Particles, int ProcessSlots, int FirstSlot, int SumSlot, int ChoiceSlot)
{
    // Behind the state of the process: the potential at the last choice, the one now, and one where the particle is insolvent.
    private const int OwnSlots = 3;

    /// <summary>Where the uniforms come from; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public PhiloxNormals Choosing = Choosing;

    /// <summary>State slots of a particle.</summary>
    public readonly int Slots => ProcessSlots + OwnSlots;

    /// <summary>First state slot of a particle.</summary>
    /// <param name="generation">0 or 1.</param>
    /// <param name="particle">Index of the particle.</param>
    public readonly int SlotOf(int generation, int particle) => FirstSlot + (((generation * Particles) + particle) * Slots);

    /// <summary>State slot of a particle's potential at the last choice; of the one now in the next; and of its insolvency in the one after.</summary>
    public readonly int PotentialOf(int generation, int particle) => SlotOf(generation, particle) + ProcessSlots;

    /// <summary>Puts the state of the process away.</summary>
    public readonly void Keep<TReal, TMask, TMemory>(ref TMemory memory, int generation, int particle)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int own = SlotOf(generation, particle);
        for (int slot = 0; slot < ProcessSlots; slot++) memory.Store(own + slot, memory.Load(slot));
    }

    /// <summary>Takes the state of the process up again.</summary>
    public readonly void TakeUp<TReal, TMask, TMemory>(ref TMemory memory, int generation, int particle)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int own = SlotOf(generation, particle);
        for (int slot = 0; slot < ProcessSlots; slot++) memory.Store(slot, memory.Load(own + slot));
    }

    /// <summary>Chooses the next generation out of one, and returns the mean weight, potential now over that at the last choice.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="pathHigh">High 16 bits of the paths.</param>
    /// <param name="pathLow">Low 32 bits of the first path.</param>
    /// <param name="generation">The generation to choose from, 0 or 1; the other is written.</param>
    /// <param name="choice">How many choices there were before.</param>
    public TReal Choose<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int generation, uint choice)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal total = zero;
        for (int particle = 0; particle < Particles; particle++)
        {
            int potential = PotentialOf(generation, particle);
            total += memory.Load(potential + 1) / memory.Load(potential);
            memory.Store(SumSlot + particle, total);
        }

        Choosing.WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref memory, ChoiceSlot, pathHigh, pathLow, 4 * choice, 1);
        TReal signed = memory.Load(ChoiceSlot);
        TReal uniform = TReal.SelectLessThan(signed, zero, one + signed, signed);
        TReal mean = total / TReal.Of((float)Particles);
        for (int next = 0; next < Particles; next++)
        {
            Copy<TReal, TMask, TMemory>(ref memory, generation, next, (TReal.Of((float)next) + uniform) * mean);
        }

        return mean;
    }

    // The particle whose cumulative weight is the first above a height, or the last one where a rounding leaves none.
    private readonly void Copy<TReal, TMask, TMemory>(ref TMemory memory, int generation, int next, TReal height)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int to = SlotOf(1 - generation, next);
        TMask open = TReal.Equal(height, height);
        for (int particle = 0; particle < Particles && TMask.Any(open); particle++)
        {
            TMask chosen = particle == Particles - 1 ? open : open & TReal.LessThan(height, memory.Load(SumSlot + particle));
            if (!TMask.Any(chosen)) continue;

            open &= !chosen;
            int from = SlotOf(generation, particle);
            for (int slot = 0; slot < ProcessSlots; slot++) Move<TReal, TMask, TMemory>(ref memory, chosen, from + slot, to + slot);
            Move<TReal, TMask, TMemory>(ref memory, chosen, from + ProcessSlots + 1, to + ProcessSlots);
            Move<TReal, TMask, TMemory>(ref memory, chosen, from + ProcessSlots + 2, to + ProcessSlots + 2);
        }
    }

    private static void Move<TReal, TMask, TMemory>(ref TMemory memory, TMask mask, int from, int to)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        memory.Store(to, TReal.Select(mask, memory.Load(from), memory.Load(to)));
}
