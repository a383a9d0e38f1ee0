using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Where what a protocol knows of sales stands in a plan: venues, flash loans, searchers, settlement and re-used collateral. Only plans that have one of them have it.</summary>
public static class SaleBook
{
    /// <summary>Of the plan: the first parameter of the terms, which are <see cref="BidShare"/>, <see cref="FlashFee"/> and <see cref="FlashLiquidity"/>.</summary>
    public const int Terms = 0;

    /// <summary>Of the plan: the first state slot of the measures, see <see cref="SaleMeasures"/>.</summary>
    public const int Measures = 1;

    /// <summary>Of the plan: number of measures.</summary>
    public const int MeasureCount = 2;

    /// <summary>Of the plan: one where there are flash loans, else zero.</summary>
    public const int HasFlashLoans = 3;

    /// <summary>Of the plan: how often a bracket of prices is halved.</summary>
    public const int Halvings = 4;

    /// <summary>Of the plan: the state slot in which it stands until when the sequencer is down; below zero where there is none.</summary>
    public const int Sequencer = 5;

    /// <summary>Of the plan: the first tally of the measures.</summary>
    public const int Tally = 6;

    /// <summary>The first integer of the first asset.</summary>
    public const int Assets = 7;

    /// <summary>Of an asset: number of venues; zero where it has one depth or none.</summary>
    public const int VenueCount = 0;

    /// <summary>Of an asset: the first integer of its venues, one each: what they are, see <see cref="VenueKind"/>.</summary>
    public const int VenueKinds = 1;

    /// <summary>Of an asset: the first parameter of its venues, see <see cref="VenueTerms"/>.</summary>
    public const int VenueParameter = 2;

    /// <summary>Of an asset: the first state slot of its venues, see <see cref="VenueState"/>.</summary>
    public const int VenueSlot = 3;

    /// <summary>Of an asset: its own first state slot, see <see cref="SaleState"/>.</summary>
    public const int State = 4;

    /// <summary>Of an asset: the first state slot of its measures.</summary>
    public const int AssetMeasures = 5;

    /// <summary>Of an asset: one where its sales settle later, else zero.</summary>
    public const int Settles = 6;

    /// <summary>Integers of an asset.</summary>
    public const int AssetIntegers = 7;

    /// <summary>Of the terms: the share of a liquidation's profit that is bid away.</summary>
    public const int BidShare = 0;

    /// <summary>Of the terms: the fee of a flash loan, a fraction of it.</summary>
    public const int FlashFee = 1;

    /// <summary>Of the terms: the largest flash loan.</summary>
    public const int FlashLiquidity = 2;

    /// <summary>The place of an integer of an asset.</summary>
    /// <param name="sale">The first integer, see <see cref="Place"/>.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="integer">Which of its integers.</param>
    public static int Of(int sale, int asset, int integer) => sale + Assets + (asset * AssetIntegers) + integer;

    /// <summary>The first integer; below zero where the plan has none. The last row of the table says it.</summary>
    internal static int Place<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int last = book.RowInteger + ((book.RowCount - 1) * MechanismRow.Integers);
        return memory.Integer(last) == Mechanism.SaleMeasures ? memory.Integer(last + MechanismRow.IntegerPlace) : -1;
    }
}
