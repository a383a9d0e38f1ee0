using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Where the venues of an asset stand; none where it has no more than a depth.</summary>
/// <param name="Count">Number of venues.</param>
/// <param name="Kinds">First integer of what they are.</param>
/// <param name="Parameter">First parameter.</param>
/// <param name="State">First state slot.</param>
/// <param name="Halvings">How often a bracket of prices is halved.</param>
internal readonly record struct VenuePlace(int Count, int Kinds, int Parameter, int State, int Halvings)
{
    /// <summary>The venues of an asset.</summary>
    public static VenuePlace Of<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        return sale < 0 ? default : new(
            memory.Integer(SaleBook.Of(sale, asset, SaleBook.VenueCount)),
            memory.Integer(SaleBook.Of(sale, asset, SaleBook.VenueKinds)),
            memory.Integer(SaleBook.Of(sale, asset, SaleBook.VenueParameter)),
            memory.Integer(SaleBook.Of(sale, asset, SaleBook.VenueSlot)),
            memory.Integer(sale + SaleBook.Halvings));
    }
}
