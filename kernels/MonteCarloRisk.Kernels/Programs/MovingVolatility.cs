using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// The implied volatility of an option that moves along the path, between a floor and a cap. With L the log return of the underlying since the start:
/// a smile of total variance over the years to expiry at the start, at log-moneyness x = scale log(strike / forward):
/// sqrt(level + slope x + sqrt((width x + shift)^2 + bend)) + anchor;
/// or volatility exp(-beta L), times, where the model has a variance v of its own for each step, sqrt(a + b v).
/// </summary>
/// <remarks>
/// The smile is SVI, which SSVI is a case of (J. Gatheral, A. Jacquier, "Arbitrage-free SVI volatility surfaces", 2014). The variance is followed a second time, from the log returns,
/// because a process moves many steps at once; its recursion is that of <see cref="ConditionalVariances"/>. Formulas: docs/methods/moving-volatility.md.
/// </remarks>
public static class MovingVolatility
{
    /// <summary>Integer of a contract's terms: 0 call, 1 put.</summary>
    public const int Right = 0;

    /// <summary>Integer of how the volatility moves: <see cref="Smile"/>, <see cref="Spot"/> or <see cref="OwnVariance"/>.</summary>
    public const int Kind = 1;

    /// <summary>Integer of the first parameter of the constants: floor, cap, then anchor, level, slope, width, shift, bend of a smile, or the volatility.</summary>
    public const int ConstantParameter = 2;

    /// <summary>Integer of the first parameter of a and b, two for each date.</summary>
    public const int RatioParameter = 3;

    /// <summary>Integer of the state slot of the underlying's variance; its last log return follows.</summary>
    public const int VarianceSlot = 4;

    /// <summary>Integer of the first parameter of the recursion, as <see cref="ConditionalVariances"/> takes it; below zero where another contract moves the variance, or none does.</summary>
    public const int RecursionParameter = 5;

    /// <summary>Number of integers.</summary>
    public const int Integers = 6;

    /// <summary>A smile that moves with the spot.</summary>
    public const int Smile = 0;

    /// <summary>A volatility that moves against the spot.</summary>
    public const int Spot = 1;

    /// <summary>The same, times the level of the model's own variance.</summary>
    public const int OwnVariance = 2;

    private const int Floor = 0;
    private const int Cap = 1;
    private const int Constants = 2;

    /// <summary>Moves the underlying's variance on to a date, where this contract is the one that does.</summary>
    public static void Follow<TReal, TMask, TMemory>(ref TMemory memory, int terms, int date, int logReturnSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int recursion = memory.Integer(terms + RecursionParameter);
        if (recursion < 0) return;
        int slot = memory.Integer(terms + VarianceSlot);
        TReal logReturn = memory.Load(logReturnSlot);
        if (date == 0) ConditionalVariances.Start<TReal, TMask, TMemory>(ref memory, 1, slot, recursion);
        else ConditionalVariances.Follow<TReal, TMask, TMemory>(ref memory, slot, recursion, logReturn - memory.Load(slot + 1));
        memory.Store(slot + 1, logReturn);
    }

    /// <summary>The volatility on a date.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="terms">First integer of the contract's terms.</param>
    /// <param name="date">The date.</param>
    /// <param name="logReturn">L.</param>
    /// <param name="moneyness">log(forward / strike).</param>
    /// <param name="rate">The date's scale of a smile, else its beta.</param>
    public static TReal On<TReal, TMask, TMemory>(ref TMemory memory, int terms, int date, TReal logReturn, TReal moneyness, TReal rate)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int bounds = memory.Integer(terms + ConstantParameter);
        int constant = bounds + Constants;
        int kind = memory.Integer(terms + Kind);
        TReal volatility;
        if (kind == Smile)
        {
            TReal x = -(moneyness * rate);
            TReal wing = TReal.MultiplyAdd(memory.Parameter(constant + 3), x, memory.Parameter(constant + 4));
            TReal bent = TReal.Sqrt(TReal.MultiplyAdd(wing, wing, memory.Parameter(constant + 5)));
            TReal variance = TReal.MultiplyAdd(memory.Parameter(constant + 2), x, memory.Parameter(constant + 1)) + bent;
            volatility = TReal.Sqrt(TReal.Max(variance, TReal.Of(0f))) + memory.Parameter(constant);
        }
        else
        {
            volatility = memory.Parameter(constant) * TReal.Exp(-(logReturn * rate));
            if (kind == OwnVariance)
            {
                int ratio = memory.Integer(terms + RatioParameter) + (2 * date);
                TReal variance = memory.Load(memory.Integer(terms + VarianceSlot));
                volatility *= TReal.Sqrt(TReal.MultiplyAdd(memory.Parameter(ratio + 1), variance, memory.Parameter(ratio)));
            }
        }

        return TReal.Min(TReal.Max(volatility, memory.Parameter(bounds + Floor)), memory.Parameter(bounds + Cap));
    }
}
