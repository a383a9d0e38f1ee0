using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.RandomNumbers;

/// <summary>
/// Normals whose walk along one direction passes through given knots: z_k = r_k + direction (a_k - p_k), r_k the source's normals of a step, p_k = direction . r_k, and a_k the step of a Brownian
/// bridge from the walk so far to its next knot, a_k = (knot - walk) / left + sqrt((left - 1) / left) p_k, left the steps to the knot. What is orthogonal to the direction stays as it is.
/// </summary>
/// <remarks>Where the knots are those of a walk of independent normals, so are the draws. Source: P. Glasserman, <i>Monte Carlo Methods in Financial Engineering</i>, 2003, sections 3.1 and 4.3.2.</remarks>
/// <param name="Source">Where the normals come from.</param>
/// <param name="DrawsPerStep">Normals of a step.</param>
/// <param name="BatchMask">Steps of a batch less one.</param>
/// <param name="WalkSlot">First of BatchMask + 1 state slots of the walk, one a date; that of a batch's last date goes to the first.</param>
/// <param name="DirectionParameter">First parameter of the direction, of length one.</param>
/// <param name="BridgeParameter">First parameter of the bridge, two a step: 1 / left and sqrt((left - 1) / left).</param>
/// <param name="KnotInteger">First integer of the state slots of the knots ahead, one a step.</param>
public record struct BridgedDraws(
    PhiloxNormals Source,
    int DrawsPerStep,
    int BatchMask,
    int WalkSlot,
    int DirectionParameter,
    int BridgeParameter,
    int KnotInteger) : INormalSource
{
    /// <summary>Where the normals come from; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public PhiloxNormals Source = Source;

    /// <inheritdoc/>
    public void WriteNormals<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        Source.WriteNormals<TReal, TMask, TWord, TMemory>(ref memory, slot, pathHigh, pathLow, firstDraw, draws);
        int step = (int)firstDraw / DrawsPerStep;
        for (int last = slot + draws; slot < last; slot += DrawsPerStep, step++) Bridge<TReal, TMask, TMemory>(ref memory, slot, step);
    }

    /// <summary>The source's own: uniforms have no direction.</summary>
    public void WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        Source.WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref memory, slot, pathHigh, pathLow, firstDraw, draws);

    /// <summary>The source's own: integers have no direction.</summary>
    public void WriteIntegers<TReal, TMask, TWord, TMemory>(ref TMemory memory, int slot, uint pathHigh, uint pathLow, uint firstDraw, int draws, uint count)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        Source.WriteIntegers<TReal, TMask, TWord, TMemory>(ref memory, slot, pathHigh, pathLow, firstDraw, draws, count);

    private readonly void Bridge<TReal, TMask, TMemory>(ref TMemory memory, int slot, int step)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal projection = memory.Parameter(DirectionParameter) * memory.Load(slot);
        for (int draw = 1; draw < DrawsPerStep; draw++) projection = TReal.MultiplyAdd(memory.Parameter(DirectionParameter + draw), memory.Load(slot + draw), projection);
        TReal walk = memory.Load(WalkSlot + (step & BatchMask));
        TReal ahead = (memory.Load(memory.Integer(KnotInteger + step)) - walk) * memory.Parameter(BridgeParameter + (2 * step));
        TReal move = TReal.MultiplyAdd(memory.Parameter(BridgeParameter + (2 * step) + 1), projection, ahead);
        memory.Store(WalkSlot + ((step + 1) & BatchMask), walk + move);
        TReal turned = move - projection;
        for (int draw = 0; draw < DrawsPerStep; draw++) memory.Store(slot + draw, TReal.MultiplyAdd(memory.Parameter(DirectionParameter + draw), turned, memory.Load(slot + draw)));
    }
}
