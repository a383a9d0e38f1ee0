using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// A mixture of failure modes: each path draws one with its weight alpha_m. A mode follows an account towards its close-out. At first the draws follow one tilt; on each date on which the account is near
/// its breach, a fall begins with the mode's hazard, and at the breach at the latest; from there to the close-out they follow another tilt, then the model. The path counts by its likelihood ratio, model over
/// mixture, ratio(date) = 1 / (alpha_own + sum_m alpha_m L_m), L_m the likelihood under mode m over that under the model, of all that was drawn up to the date:
/// L = U + S V, V the likelihood of the first tilt, S the probability that no fall has begun, U the sum over all dates on which one may have begun.
/// </summary>
/// <remarks>
/// What a mode does on a step hangs on the path before it alone, and on what it draws beside the path, over which L is the mean; so L is exact for any choice of tilts. Draws come in batches of one step.
/// Sources: P. Dupuis, H. Wang, "Importance sampling, large deviations, and differential games", Stochastics 76 (2004) 481; J. Blanchet, H. Lam, "State-dependent importance sampling for rare-event simulation",
/// Surveys in Operations Research and Management Science 17 (2012) 38.
/// </remarks>
/// <param name="Choosing">Where the uniforms come from, two a path: one chooses the mode, one the date on which its fall begins.</param>
/// <param name="Watched">The accounts whose breaches are watched; the first slot of an account's state takes the date of its breach, the second its health.</param>
/// <param name="Modes">Number of modes beside the model's own law, which stands behind them.</param>
/// <param name="Tilts">Number of tilts beside the model's own law.</param>
/// <param name="Sources">Number of sources of tilted draws.</param>
/// <param name="ModeSlot">First of four state slots, the chosen mode and a uniform; then of three for each mode, S, V and U.</param>
/// <param name="ChosenCount">Numbers that a tilt is made of.</param>
/// <param name="ChosenInteger">First integer of the state slots that the path's own take.</param>
/// <param name="LikelihoodInteger">First integer of the sources' <see cref="TiltedDraws.LikelihoodSlot"/>.</param>
/// <param name="ModeInteger">First of three integers a mode: the account that it watches, below zero where it watches none; the first tilt and that of the fall, the number of tilts where it is the model's own law.</param>
/// <param name="ModeParameter">First of two parameters a mode: the health that its account is near its breach below, and the hazard of a fall on such a date.</param>
/// <param name="ChosenParameter">First parameter of the numbers: the first of all tilts, the model's own the last, then the next.</param>
/// <param name="ChoiceParameter">First parameter of the cumulative weights of the modes.</param>
/// <param name="WeightParameter">First parameter of the weights; the last is the model's own.</param>
public record struct ModeMixture(
    PhiloxNormals Choosing,
    AccountBook Watched,
    int Modes,
    int Tilts,
    int Sources,
    int ModeSlot,
    int ChosenCount,
    int ChosenInteger,
    int LikelihoodInteger,
    int ModeInteger,
    int ModeParameter,
    int ChosenParameter,
    int ChoiceParameter,
    int WeightParameter)
{
    /// <summary>Integers of a mode.</summary>
    public const int ModeIntegers = 3;

    /// <summary>State slots of the choice.</summary>
    public const int ChoiceSlots = 4;

    /// <summary>Parameters of a mode.</summary>
    public const int ModeParameters = 2;

    /// <summary>State slots of a mode.</summary>
    public const int ModeSlots = 3;

    // A date that no path reaches.
    private const float Never = -1f;

    // A likelihood over that of the model that stands for all above it: such a path counts next to nothing.
    private const float MostLikelihood = 1e30f;

    /// <summary>Where the uniforms come from; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public PhiloxNormals Choosing = Choosing;

    /// <summary>The accounts that are watched; a field for the same reason.</summary>
    public readonly AccountBook Watched = Watched;

    /// <summary>Draws the mode of each path, by inversion of a uniform, and puts the likelihoods at the start. The tilt of the first step is chosen once date 0 is observed.</summary>
    public void Start<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        Choosing.WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref memory, ModeSlot, pathHigh, pathLow, 0, 2);
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal uniform = Uniform<TReal, TMask, TMemory>(ref memory, ModeSlot);
        memory.Store(ModeSlot + 1, Uniform<TReal, TMask, TMemory>(ref memory, ModeSlot + 1));
        TReal chosen = zero;
        for (int before = 0; before < Modes; before++) chosen += TReal.SelectLessThan(memory.Parameter(ChoiceParameter + before), uniform, one, zero);
        memory.Store(ModeSlot, chosen);
        for (int mode = 0; mode < Modes; mode++)
        {
            memory.Store(SlotOf(mode), one);
            memory.Store(SlotOf(mode) + 1, one);
            memory.Store(SlotOf(mode) + 2, zero);
        }

        for (int account = 0; account < Watched.AccountCount; account++) memory.Store(BreachOf(account), TReal.Of(Never));
        Clear<TReal, TMask, TMemory>(ref memory);
    }

    /// <summary>Takes note of a date, once its prices and options are known and before anything of it is counted: multiplies in the likelihoods of its step, watches the accounts, and chooses the tilt of the next step.</summary>
    public readonly void Observe<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (date > 0) Collect<TReal, TMask, TMemory>(ref memory, date);
        if (date <= Watched.MonitoringDates)
        {
            Watch<TReal, TMask, TMemory>(ref memory, date);
            for (int mode = 0; mode < Modes; mode++) Begin<TReal, TMask, TMemory>(ref memory, mode, date);
        }

        Choose<TReal, TMask, TMemory>(ref memory, date);
    }

    /// <summary>The log likelihood of a tilt over the model's own law on a step, until the date behind it is observed.</summary>
    public readonly TReal Step<TReal, TMask, TMemory>(ref TMemory memory, int tilt)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal sum = memory.Load(memory.Integer(LikelihoodInteger) + tilt);
        for (int source = 1; source < Sources; source++) sum += memory.Load(memory.Integer(LikelihoodInteger + source) + tilt);
        return sum;
    }

    /// <summary>The likelihood of a mode over that of the model, up to the date that was observed last.</summary>
    public readonly TReal Likelihood<TReal, TMask, TMemory>(ref TMemory memory, int mode)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        TReal.MultiplyAdd(memory.Load(SlotOf(mode)), memory.Load(SlotOf(mode) + 1), memory.Load(SlotOf(mode) + 2));

    /// <summary>A scale times the likelihood ratio up to the date that was observed last.</summary>
    public readonly TReal LikelihoodRatio<TReal, TMask, TMemory>(ref TMemory memory, TReal scale)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal density = memory.Parameter(WeightParameter + Modes);
        for (int mode = 0; mode < Modes; mode++)
        {
            density = TReal.MultiplyAdd(memory.Parameter(WeightParameter + mode), Likelihood<TReal, TMask, TMemory>(ref memory, mode), density);
        }

        return scale / density;
    }

    private static TReal Uniform<TReal, TMask, TMemory>(ref TMemory memory, int slot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal signed = memory.Load(slot);
        return TReal.SelectLessThan(signed, TReal.Of(0f), TReal.Of(1f) + signed, signed);
    }

    private readonly int SlotOf(int mode) => ModeSlot + ChoiceSlots + (mode * ModeSlots);

    private readonly int BreachOf(int account) => Watched.StateSlot + (account * Watched.AccountSlots);

    private readonly void Clear<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int source = 0; source < Sources; source++)
        {
            int row = memory.Integer(LikelihoodInteger + source);
            for (int tilt = 0; tilt < Tilts; tilt++) memory.Store(row + tilt, TReal.Of(0f));
        }
    }

    private readonly void Collect<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int mode = 0; mode < Modes; mode++)
        {
            int integer = ModeInteger + (mode * ModeIntegers);
            int account = memory.Integer(integer);
            int first = SlotOf(mode) + 1;
            int tilt = memory.Integer(integer + 1);
            if (tilt != Tilts) memory.Store(first, Times<TReal, TMask, TMemory>(ref memory, first, tilt));
            tilt = memory.Integer(integer + 2);
            if (tilt == Tilts || account < 0) continue;
            TReal fallen = memory.Load(first + 1);
            TReal falling = Times<TReal, TMask, TMemory>(ref memory, first + 1, tilt);
            memory.Store(first + 1, UntilClosed<TReal, TMask, TMemory>(ref memory, account, date - 1, falling, fallen));
        }

        Clear<TReal, TMask, TMemory>(ref memory);
    }

    // A likelihood times that of a tilt on the last step.
    private readonly TReal Times<TReal, TMask, TMemory>(ref TMemory memory, int slot, int tilt)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal most = TReal.Of(MostLikelihood);
        TReal likelihood = TReal.Min(TReal.Exp(Step<TReal, TMask, TMemory>(ref memory, tilt)), most);
        return TReal.Min(memory.Load(slot) * likelihood, most);
    }

    // One value for the step from a date up to an account's close-out, another behind it.
    private readonly TReal UntilClosed<TReal, TMask, TMemory>(ref TMemory memory, int account, int date, TReal until, TReal behind)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal breach = memory.Load(BreachOf(account));
        TReal since = TReal.SelectLessThan(TReal.Of((float)(date - Watched.Delay)), breach, until, behind);
        return TReal.SelectLessThan(breach, TReal.Of(0f), until, since);
    }

    private readonly void Watch<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int entry = memory.Integer(Watched.EntryInteger);
        for (int account = 0; account < Watched.AccountCount; account++)
        {
            TReal health = memory.Parameter(Watched.ConstantParameter + (3 * account) + 1);
            int end = memory.Integer(Watched.EntryInteger + account + 1);
            for (; entry < end; entry++)
            {
                health = TReal.MultiplyAdd(memory.Parameter(Watched.EntryParameter + (3 * entry) + 1), memory.Load(memory.Integer(Watched.EntrySlotInteger + entry)), health);
            }

            TReal breach = memory.Load(BreachOf(account));
            TReal now = TReal.SelectLessThan(health, zero, TReal.Of((float)date), breach);
            memory.Store(BreachOf(account), TReal.SelectLessThan(breach, zero, now, breach));
            memory.Store(BreachOf(account) + 1, health);
        }
    }

    // A fall may begin on a date near the breach, and does at the breach.
    private readonly void Begin<TReal, TMask, TMemory>(ref TMemory memory, int mode, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int account = memory.Integer(ModeInteger + (mode * ModeIntegers));
        if (account < 0) return;
        TReal zero = TReal.Of(0f);
        int parameter = ModeParameter + (mode * ModeParameters);
        TReal near = TReal.SelectLessThan(memory.Load(BreachOf(account) + 1), memory.Parameter(parameter), memory.Parameter(parameter + 1), zero);
        TReal share = TReal.SelectLessThan(memory.Load(BreachOf(account)), zero, near, TReal.Of(1f));
        int slot = SlotOf(mode);
        TReal none = memory.Load(slot);
        TReal begins = share * none;
        memory.Store(slot, none - begins);
        memory.Store(slot + 2, TReal.MultiplyAdd(begins, memory.Load(slot + 1), memory.Load(slot + 2)));
    }

    private readonly void Choose<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal own = TReal.Of((float)Tilts);
        TReal tilt = own;
        TReal chosen = memory.Load(ModeSlot);
        TReal uniform = memory.Load(ModeSlot + 1);
        for (int mode = 0; mode < Modes; mode++)
        {
            int integer = ModeInteger + (mode * ModeIntegers);
            int account = memory.Integer(integer);
            TReal its = TReal.Of((float)memory.Integer(integer + 1));
            if (account >= 0)
            {
                TReal falling = UntilClosed<TReal, TMask, TMemory>(ref memory, account, date, TReal.Of((float)memory.Integer(integer + 2)), own);
                its = TReal.SelectLessThan(uniform, memory.Load(SlotOf(mode)), its, falling);
            }

            tilt = TReal.Select(TReal.Equal(chosen, TReal.Of((float)mode)), its, tilt);
        }

        for (int number = 0; number < ChosenCount; number++)
        {
            memory.Store(memory.Integer(ChosenInteger + number), memory.ParameterAt(ChosenParameter + (number * (Tilts + 1)), tilt));
        }
    }
}
