using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a path knows of a position's English auction, beside <see cref="PositionState"/>; its lots are alike and share one course.</summary>
public static class EnglishBid
{
    /// <summary>The highest bid for all lots together; zero where there is none.</summary>
    public const int Bid = 0;

    /// <summary>Units that the highest bidder asks for it.</summary>
    public const int Asked = 1;

    /// <summary>When the bid wins, in seconds; zero where there is none.</summary>
    public const int BidEnd = 2;

    /// <summary>When the auction closes, in seconds.</summary>
    public const int End = 3;

    /// <summary>The bidder who was alone when it bid; below zero where there were several, or is no bid.</summary>
    public const int Holder = 4;

    /// <summary>Slots of a position.</summary>
    public const int Slots = 5;

    /// <summary>Reads the auction.</summary>
    internal static EnglishState<TReal> Read<TReal, TMask, TMemory>(ref TMemory memory, int slot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        new(memory.Load(slot + Bid), memory.Load(slot + Asked), memory.Load(slot + BidEnd), memory.Load(slot + End));

    /// <summary>Writes it where the mask is true.</summary>
    internal static void Write<TReal, TMask, TMemory>(ref TMemory memory, int slot, TMask mask, EnglishState<TReal> state)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        memory.Store(slot + Bid, TReal.Select(mask, state.Bid, memory.Load(slot + Bid)));
        memory.Store(slot + Asked, TReal.Select(mask, state.Lot, memory.Load(slot + Asked)));
        memory.Store(slot + BidEnd, TReal.Select(mask, state.BidEnd, memory.Load(slot + BidEnd)));
        memory.Store(slot + End, TReal.Select(mask, state.End, memory.Load(slot + End)));
    }
}
