using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>
/// Log returns of given margins under a Student t copula: x = w times the correlated normal is a t, and its score is
/// s = sign(x) sqrt(degrees ln(1 + x^2 / degrees)), about a normal, so that an even grid of scores covers the t whatever its tail.
/// </summary>
/// <remarks>ln(1 + q) = q ln(u) / (u - 1), u = 1 + q as it is rounded: no digit is lost near zero (W. Kahan's quotient).</remarks>
/// <param name="Mixing">The t, one group; its groups and drifts of assets are not read.</param>
/// <param name="Margins">The margins.</param>
/// <param name="DegreesParameter">Parameter of the degrees of freedom; then that of their inverse.</param>
public record struct StudentCopulaReturn<TSource>(StudentReturn<TSource> Mixing, MarginTables Margins, int DegreesParameter) : IStepReturn
    where TSource : unmanaged, INormalSource
{
    /// <summary>The t; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public StudentReturn<TSource> Mixing = Mixing;

    /// <summary>The margins; a plain field for the same reason.</summary>
    public MarginTables Margins = Margins;

    /// <inheritdoc/>
    public readonly void Start<TReal, TMask, TMemory>(ref TMemory memory)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
    }

    /// <inheritdoc/>
    public void Draw<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow, int date, int steps)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        Mixing.Draw<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date, steps);

    /// <inheritdoc/>
    public void Begin<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        Mixing.Begin<TReal, TMask, TMemory>(ref memory, date);

    /// <inheritdoc/>
    public TReal LogReturn<TReal, TMask, TMemory>(ref TMemory memory, int asset, TReal shock)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal x = memory.Load(Mixing.MixingSlot) * shock;
        TReal square = x * x * memory.Parameter(DegreesParameter + 1);
        TReal above = square + TReal.Of(1f);
        TReal rounded = above - TReal.Of(1f);
        TReal log = TReal.Select(TReal.Equal(rounded, TReal.Of(0f)), square, TReal.Log(above) * (square / rounded));
        TReal score = TReal.FlipSign(TReal.Sqrt(memory.Parameter(DegreesParameter) * log), x);
        return Margins.LogReturn<TReal, TMask, TMemory>(ref memory, asset, score);
    }
}
