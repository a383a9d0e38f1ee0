using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>
/// Grouped Student-t log returns: r_i = drift_i + w_g shock_i, w_g = sqrt(degrees_g / X_g), X_g chi-square of the degrees of freedom of the
/// asset's group g. One uniform u a step gives the X of all groups by inversion, so that the groups are stressed together; one group is the
/// multivariate t.
/// </summary>
/// <remarks>
/// ln w is a polynomial of t = scale ln(3/4 - ln h) + shift, h the distance of u from the nearer end of (0, 1), one polynomial for each half;
/// the host fits it and states its error. Source: S. Daul, E. De Giorgi, F. Lindskog, A. McNeil, "The grouped t-copula with an application
/// to credit risk", Risk 16, 2003.
/// </remarks>
/// <param name="Source">Where the uniforms come from, one a step.</param>
/// <param name="GroupCount">Number of groups.</param>
/// <param name="BatchMask">Steps of a batch less one.</param>
/// <param name="UniformSlot">First state slot of the uniforms of a batch, as many as it has steps.</param>
/// <param name="MixingSlot">First state slot of the groups' w.</param>
/// <param name="GroupInteger">First integer parameter of the assets' groups.</param>
/// <param name="DriftParameter">First parameter of the drifts of the log price per step.</param>
/// <param name="MixingParameter">First parameter of scale and shift of t; then of the coefficients, group by group, the highest power first, the lower half's before the upper half's.</param>
/// <param name="MixingDegree">Degree of the polynomials.</param>
public record struct StudentReturn<TSource>(
    TSource Source,
    int GroupCount,
    int BatchMask,
    int UniformSlot,
    int MixingSlot,
    int GroupInteger,
    int DriftParameter,
    int MixingParameter,
    int MixingDegree) : IStepReturn
    where TSource : unmanaged, INormalSource
{
    /// <summary>Added to -ln h, so that the polynomial's variable stays away from the singularity of the logarithm.</summary>
    public const float LogShift = MixingPolynomial.LogShift;

    /// <summary>Where the uniforms come from; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TSource Source = Source;

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
        Source.WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref memory, UniformSlot, pathHigh, pathLow, (uint)date, steps);

    /// <inheritdoc/>
    public void Begin<TReal, TMask, TMemory>(ref TMemory memory, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal uniform = memory.Load(UniformSlot + (date & BatchMask));
        TReal t = MixingPolynomial.Variable<TReal, TMask, TMemory>(ref memory, uniform, MixingParameter);
        int coefficient = MixingParameter + 2;
        for (int group = 0; group < GroupCount; group++, coefficient += 2 * (MixingDegree + 1))
        {
            memory.Store(MixingSlot + group, TReal.Exp(MixingPolynomial.Value<TReal, TMask, TMemory>(ref memory, uniform, t, coefficient, MixingDegree)));
        }
    }

    /// <inheritdoc/>
    public TReal LogReturn<TReal, TMask, TMemory>(ref TMemory memory, int asset, TReal shock)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        TReal.MultiplyAdd(memory.Load(MixingSlot + memory.Integer(GroupInteger + asset)), shock, memory.Parameter(DriftParameter + asset));
}
