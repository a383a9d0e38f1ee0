using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>
/// Log returns whose variance moves along the path: r = drift + x with the surprise x = sqrt(v) z, z an error of variance one, and then
/// v' = constant + (reaction + asymmetry [x below 0]) x^2 + persistence v. The surprise stays within -64 and 64, so that no variance overflows.
/// </summary>
/// <remarks>
/// Sources: T. Bollerslev, "Generalized autoregressive conditional heteroskedasticity", Journal of Econometrics 31, 1986; L. Glosten, R. Jagannathan,
/// D. Runkle, "On the relation between the expected value and the volatility of the nominal excess return on stocks", Journal of Finance 48, 1993.
/// </remarks>
internal static class ConditionalVariances
{
    /// <summary>Parameters of an asset: drift, variance of the first step, constant, reaction to a rise, reaction to a fall, persistence; per step.</summary>
    public const int Parameters = 6;

    private const int First = 1;
    private const int Constant = 2;
    private const int Rise = 3;
    private const int Fall = 4;
    private const int Persistence = 5;

    /// <summary>Puts the variances of the first step into consecutive slots.</summary>
    public static void Start<TReal, TMask, TMemory>(ref TMemory memory, int assets, int varianceSlot, int parameter)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int asset = 0; asset < assets; asset++) memory.Store(varianceSlot + asset, memory.Parameter(parameter + (asset * Parameters) + First));
    }

    /// <summary>Log return of an asset, whose variance moves on to the next step.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="varianceSlot">Slot of the first asset's variance.</param>
    /// <param name="parameter">First parameter of the first asset.</param>
    /// <param name="error">z.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal LogReturn<TReal, TMask, TMemory>(ref TMemory memory, int asset, int varianceSlot, int parameter, TReal error)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int own = parameter + (asset * Parameters);
        TReal variance = memory.Load(varianceSlot + asset);
        TReal surprise = LogPrices.Bounded<TReal, TMask>(TReal.Sqrt(variance) * error);
        TReal reaction = TReal.SelectLessThan(surprise, TReal.Of(0f), memory.Parameter(own + Fall), memory.Parameter(own + Rise));
        TReal kept = TReal.MultiplyAdd(memory.Parameter(own + Persistence), variance, memory.Parameter(own + Constant));
        memory.Store(varianceSlot + asset, TReal.MultiplyAdd(reaction * surprise, surprise, kept));
        return memory.Parameter(own) + surprise;
    }

    /// <summary>Moves one asset's variance on by a log return that was seen.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="varianceSlot">Slot of the variance.</param>
    /// <param name="own">First parameter of the asset.</param>
    /// <param name="logReturn">The log return.</param>
    public static void Follow<TReal, TMask, TMemory>(ref TMemory memory, int varianceSlot, int own, TReal logReturn)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal variance = memory.Load(varianceSlot);
        TReal surprise = LogPrices.Bounded<TReal, TMask>(logReturn - memory.Parameter(own));
        TReal reaction = TReal.SelectLessThan(surprise, TReal.Of(0f), memory.Parameter(own + Fall), memory.Parameter(own + Rise));
        TReal kept = TReal.MultiplyAdd(memory.Parameter(own + Persistence), variance, memory.Parameter(own + Constant));
        memory.Store(varianceSlot, TReal.MultiplyAdd(reaction * surprise, surprise, kept));
    }
}
