using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Which row of stages of liquidation is which, for codes from <see cref="Mechanism.FirstChain"/> to <see cref="Mechanism.LastChain"/>.</summary>
internal static class ChainRows
{
    /// <summary>Puts a row at its start.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.ChainWatch) ChainStages.Open<TReal, TMask, TMemory>(ref memory, book, row);
    }

    /// <summary>Runs a row.</summary>
    public static void Apply<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.ChainWatch) ChainStages.Watch<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.Escalation) EscalationStages.Run<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.StageBegin) ChainStages.Begin<TReal, TMask, TMemory>(ref memory, book, row);
        else if (row.Code == Mechanism.StageEnd) ChainStages.End<TReal, TMask, TMemory>(ref memory, book, row);
    }
}
