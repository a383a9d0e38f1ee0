using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// First passage of collateral against plain debt by splitting: each path is a group of particles that all begin at the start and move by the model's own law. On chosen
/// dates those that have come closer to insolvency are split and others dropped, in proportion to a potential h; the group's estimate is
/// h(start) times the product of the mean weights of all choices times the mean of 1{insolvent} / h(last choice), whose mean is the probability whatever h is.
/// </summary>
/// <remarks>
/// h = min(1, 2 Φ(-log(value / debt) / (deviation sqrt(time left)))), one where insolvent: the chance that a Brownian motion of that deviation has left. Sources: P. Del Moral, J. Garnier, "Genealogical particle analysis of
/// rare events", Annals of Applied Probability 15 (2005) 2496; R. Carmona, J.-P. Fouque, D. Vestal, "Interacting particle systems for the computation of rare credit portfolio losses", Finance and Stochastics 13 (2009) 613.
/// A particle's draws are those of its own branch of the counter, so that copies part from the date of their choice on.
/// </remarks>
/// <param name="Process">The price process, at the first state slots.</param>
/// <param name="Group">The particles.</param>
/// <param name="Buckets">Buckets of the scaled estimates.</param>
/// <param name="QuantityParameter">First parameter of the quantities; then the debt.</param>
/// <param name="PotentialParameter">Parameter of the start; then one a date: 1 / (deviation sqrt(time left)).</param>
/// <param name="ChoiceInteger">Integer of the number of choices; then the date of each, ascending: the choice is made on the first end of a batch of draws from there on.</param>
/// <param name="ScaleParameter">Parameter of the scale that estimates are multiplied by, so that they are numbers of ordinary size.</param>
public record struct SplittingFirstPassage<TProcess>(
    TProcess Process,
    ParticleGroup Group,
    LogBuckets Buckets,
    int QuantityParameter,
    int PotentialParameter,
    int ChoiceInteger,
    int ScaleParameter) : IPathProgram
    where TProcess : unmanaged, IProcess
{
    // Φ(-8) is 6e-16: what lies further is dropped or kept as if it lay there.
    private const float Farthest = 8f;

    private const int BranchShift = 16;

    /// <summary>The price process; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TProcess Process = Process;

    /// <summary>The particles; a plain field for the same reason.</summary>
    public ParticleGroup Group = Group;

    /// <inheritdoc/>
    public void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal estimate = Open<TReal, TMask, TMemory>(ref memory) * memory.Parameter(ScaleParameter);
        int choices = memory.Integer(ChoiceInteger);
        int choice = 0;
        int generation = 0;
        for (int date = 0; date < Process.StepCount;)
        {
            int end = Move<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, generation, date);
            date = end;
            if (choice == choices || date == Process.StepCount || date < memory.Integer(ChoiceInteger + 1 + choice)) continue;

            estimate *= Group.Choose<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, generation, (uint)choice);
            generation = 1 - generation;
            while (choice < choices && memory.Integer(ChoiceInteger + 1 + choice) <= date) choice++;
        }

        Close<TReal, TMask, TMemory>(ref memory, generation, estimate);
    }

    // Puts all particles at the start; returns its potential.
    private TReal Open<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int slot = 0; slot < Group.ProcessSlots; slot++) memory.Store(slot, TReal.Of(0f));
        Process.Start<TReal, TMask, TMemory>(ref memory);
        TReal potential = Potential<TReal, TMask, TMemory>(ref memory, 0);
        for (int particle = 0; particle < Group.Particles; particle++)
        {
            Group.Keep<TReal, TMask, TMemory>(ref memory, 0, particle);
            int own = Group.PotentialOf(0, particle);
            memory.Store(own, potential);
            memory.Store(own + 2, TReal.Of(0f));

            // What is copied is written before it is read; the other generation is not.
            for (int slot = Group.SlotOf(1, particle); slot < Group.SlotOf(1, particle) + Group.Slots; slot++) memory.Store(slot, TReal.Of(0f));
        }

        return potential;
    }

    // Moves all particles on, by one batch of draws, and sees which are insolvent and how close the others are; returns the date reached.
    private int Move<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int generation, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal one = TReal.Of(1f);
        TReal debt = memory.Parameter(QuantityParameter + Process.AssetCount);
        int end = date;
        for (int particle = 0; particle < Group.Particles; particle++)
        {
            Group.TakeUp<TReal, TMask, TMemory>(ref memory, generation, particle);
            end = Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh | ((uint)particle << BranchShift), pathLow, date);
            int own = Group.PotentialOf(generation, particle);
            TReal insolvent = TReal.SelectLessThan(debt, Lowest<TReal, TMask, TMemory>(ref memory, date + 1, end), memory.Load(own + 2), one);
            TReal potential = Potential<TReal, TMask, TMemory>(ref memory, end);
            memory.Store(own + 1, TReal.SelectLessThan(insolvent, one, potential, one));
            memory.Store(own + 2, insolvent);
            Group.Keep<TReal, TMask, TMemory>(ref memory, generation, particle);
        }

        return end;
    }

    private TReal Lowest<TReal, TMask, TMemory>(ref TMemory memory, int date, int end)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal lowest = TReal.Of(float.MaxValue);
        for (; date <= end; date++) lowest = TReal.Min(Process.BasketValue<TReal, TMask, TMemory>(ref memory, date, QuantityParameter), lowest);
        return lowest;
    }

    private TReal Potential<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal value = Process.BasketValue<TReal, TMask, TMemory>(ref memory, date, QuantityParameter);
        TReal distance = TReal.Log(value / memory.Parameter(QuantityParameter + Process.AssetCount)) * memory.Parameter(PotentialParameter + date);
        TReal within = TReal.Min(TReal.Max(distance, TReal.Of(0f)), TReal.Of(Farthest));
        return TReal.Of(2f) * TReal.NormalCdf(-within);
    }

    private void Close<TReal, TMask, TMemory>(ref TMemory memory, int generation, TReal estimate)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal sum = TReal.Of(0f);
        for (int particle = 0; particle < Group.Particles; particle++)
        {
            int own = Group.PotentialOf(generation, particle);
            sum += memory.Load(own + 2) / memory.Load(own);
        }

        TReal scaled = estimate * (sum / TReal.Of((float)Group.Particles));
        TMask insolvent = TReal.LessThan(TReal.Of(0f), sum);
        if (!TMask.Any(insolvent)) return;

        memory.Count(insolvent, SplittingTallies.Insolvencies, 1);
        MomentTallies.Add<TReal, TMask, TMemory>(ref memory, insolvent, scaled, SplittingTallies.ScaledProbability);
        memory.CountBucket(insolvent, scaled, Buckets, SplittingTallies.FirstBucket);
    }
}
