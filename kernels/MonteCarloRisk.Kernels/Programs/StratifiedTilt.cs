using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// A mixture of one constant tilt and the model's own law whose walk along the tilt is drawn by strata: its knots (the end, then dates before it) come from the points of a Sobol net, one point a path of a
/// group, each coordinate exclusive-or'd with a random word of the group. Each coordinate of a group then has one path in each stratum; a path by itself has independent uniforms.
/// </summary>
/// <remarks>
/// The end is the mixture's: E = Φ^-1(u / own) where u &lt; own, else distance + Φ^-1((u - own) / (1 - own)), in standard deviations of the whole walk. A walk W of unit steps at step k has the likelihood ratio
/// model over mixture 1 / (own + (1 - own) exp(slope W - slope^2 k / 2)), slope = distance / sqrt(steps), since given its end the walk is the same bridge under both laws.
/// Units of consecutive paths hold 16 groups each, path by path of the net, so that the paths of a lane have the same point and groups of their own. Sources: P. Glasserman, P. Heidelberger, P. Shahabuddin, Mathematical Finance 9
/// (1999) 117, for strata along the tilt; A. Owen, ACM Transactions on Modeling and Computer Simulation 13 (2003) 363, for digital shifts.
/// </remarks>
/// <param name="Shifting">Where the random words come from, four a group.</param>
/// <param name="StrataBits">Paths of a group are two to this power.</param>
/// <param name="Knots">Number of knots, 1 to 4.</param>
/// <param name="BatchMask">Steps of a batch of draws less one.</param>
/// <param name="WalkSlot">First state slot of the walk, see <see cref="BridgedDraws.WalkSlot"/>.</param>
/// <param name="KnotSlot">First of five state slots: zero, where the walk starts; then the knots in the order of the net's coordinates.</param>
/// <param name="NetInteger">First integer of the net, four a path of the group.</param>
/// <param name="KnotInteger">First integer of the knots, two each: which slots, from <see cref="KnotSlot"/> on, hold the knots before and behind it; none for the end.</param>
/// <param name="KnotParameter">First parameter of the knots, three each: the weights of the knots before and behind it, and its deviation; of the end only the deviation counts.</param>
/// <param name="LawParameter">First parameter of the mixture: own, 1 / own, 1 - own, 1 / (1 - own), distance, slope, -slope^2 / 2, and the smallest uniform.</param>
public record struct StratifiedTilt(
    PhiloxNormals Shifting,
    int StrataBits,
    int Knots,
    int BatchMask,
    int WalkSlot,
    int KnotSlot,
    int NetInteger,
    int KnotInteger,
    int KnotParameter,
    int LawParameter)
{
    /// <summary>The most knots: words of one block of random numbers.</summary>
    public const int MostKnots = 4;

    /// <summary>Groups of a unit are two to this power: no lane is wider.</summary>
    public const int GroupBits = 4;

    private const int KnotNumbers = 3;

    /// <summary>Where the random words come from; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public PhiloxNormals Shifting = Shifting;

    /// <summary>The unit of a path, modulo a power of two: what is summed apart.</summary>
    /// <param name="pathLow">Low 32 bits of the path.</param>
    /// <param name="units">A power of two.</param>
    public readonly int Unit(uint pathLow, int units) => (int)(pathLow >> (GroupBits + StrataBits)) & (units - 1);

    /// <summary>Draws the knots of each path, and puts its walk at the start.</summary>
    public void Start<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        const uint within = (1U << GroupBits) - 1;
        int point = NetInteger + (MostKnots * (int)((pathLow >> GroupBits) & ((1U << StrataBits) - 1)));
        var groups = TWord.Consecutive((pathLow >> (GroupBits + StrataBits) << GroupBits) | (pathLow & within));
        Philox4x32.Encrypt(groups, pathHigh, 0, Shifting.PurposeWord, in Shifting.Keys, out TWord w0, out TWord w1, out TWord w2, out TWord w3);
        TWord r0 = w0;
        TWord r1 = w1;
        TWord r2 = w2;
        TWord r3 = w3;
        if (TReal.Refined) Philox4x32.Encrypt(groups, pathHigh, 0, Shifting.PurposeWord | RandomCounter.RefinementBit, in Shifting.Keys, out r0, out r1, out r2, out r3);
        memory.Store(KnotSlot, TReal.Of(0f));
        memory.Store(WalkSlot, TReal.Of(0f));
        memory.Store(KnotSlot + 1, TReal.SignedHalfUniform(TWord.ExclusiveOr(w0, (uint)memory.Integer(point)), r0));
        memory.Store(KnotSlot + 2, TReal.SignedHalfUniform(TWord.ExclusiveOr(w1, (uint)memory.Integer(point + 1)), r1));
        memory.Store(KnotSlot + 3, TReal.SignedHalfUniform(TWord.ExclusiveOr(w2, (uint)memory.Integer(point + 2)), r2));
        memory.Store(KnotSlot + 4, TReal.SignedHalfUniform(TWord.ExclusiveOr(w3, (uint)memory.Integer(point + 3)), r3));
        memory.Store(KnotSlot + 1, memory.Parameter(KnotParameter + 2) * End<TReal, TMask, TMemory>(ref memory));
        for (int knot = 1; knot < Knots; knot++) Place<TReal, TMask, TMemory>(ref memory, knot);
    }

    /// <summary>A scale times the likelihood ratio on a date of the last batch.</summary>
    public readonly TReal LikelihoodRatio<TReal, TMask, TMemory>(ref TMemory memory, int date, TReal scale)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal constant = memory.Parameter(LawParameter + 6) * TReal.Of((float)date);
        TReal likelihood = TReal.MultiplyAdd(memory.Parameter(LawParameter + 5), memory.Load(WalkSlot + (date & BatchMask)), constant);
        return scale / TReal.MultiplyAdd(memory.Parameter(LawParameter + 2), TReal.Exp(likelihood), memory.Parameter(LawParameter));
    }

    // The end in standard deviations, by inverting the mixture at the half-uniform of the first coordinate, from the nearer end of the law that it falls to.
    private readonly TReal End<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal signed = memory.Load(KnotSlot + 1);
        TReal uniform = TReal.SelectLessThan(signed, zero, one + signed, signed);
        TReal rest = TReal.SelectLessThan(signed, zero, -signed, one - signed);
        TReal own = memory.Parameter(LawParameter);
        TReal others = memory.Parameter(LawParameter + 3);
        TReal inverse = memory.Parameter(LawParameter + 1);
        TReal lower = TReal.SelectLessThan(uniform, own, uniform * inverse, (uniform - own) * others);
        TReal upper = TReal.SelectLessThan(uniform, own, (own - uniform) * inverse, rest * others);
        TReal half = TReal.Min(TReal.Max(TReal.Min(lower, upper), memory.Parameter(LawParameter + 7)), TReal.Of(0.5f));
        TReal normal = TReal.NormalQuantileLowerHalf(half);
        return TReal.SelectLessThan(lower, upper, normal, -normal) + TReal.SelectLessThan(uniform, own, zero, memory.Parameter(LawParameter + 4));
    }

    private readonly void Place<TReal, TMask, TMemory>(ref TMemory memory, int knot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int own = KnotSlot + 1 + knot;
        int parameter = KnotParameter + (KnotNumbers * knot);
        TReal normal = TReal.NormalQuantileLowerHalf(TReal.Abs(memory.Load(own)));
        TReal shock = TReal.FlipSign(normal, memory.Load(own)) * memory.Parameter(parameter + 2);
        TReal before = TReal.MultiplyAdd(memory.Parameter(parameter), memory.Load(KnotSlot + memory.Integer(KnotInteger + (2 * knot))), shock);
        memory.Store(own, TReal.MultiplyAdd(memory.Parameter(parameter + 1), memory.Load(KnotSlot + memory.Integer(KnotInteger + (2 * knot) + 1)), before));
    }
}
