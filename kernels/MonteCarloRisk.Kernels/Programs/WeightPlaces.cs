using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// Where the weights of paths are added up: every tally of an account book has a twin, the sums of the weights of what it counts and of their squares. Where a tally is the limb of an exact sum, which needs no
/// twin, the twins hold exact sums: those of an account's <see cref="AccountTallies.Loss"/> that of weight times breach date, those of the <see cref="TailBook.Moves"/> two an asset, weight times squared log
/// return and squared weight times log return.
/// </summary>
/// <param name="FirstTally">First tally of the twins.</param>
/// <param name="FirstSlot">First of <see cref="Slots"/> state slots: over the path so far the weighted bad debt, the weighted bad debt above the fund and the weighted value liquidated.</param>
public readonly record struct WeightPlaces(int FirstTally, int FirstSlot)
{
    /// <summary>State slots.</summary>
    public const int Slots = 3;

    /// <summary>Tallies of an asset's moves in the twins.</summary>
    public const int MoveTallies = 2 * ExactSum.Tallies;

    /// <summary>Slot of the weighted bad debt.</summary>
    public int BadDebtSlot => FirstSlot;

    /// <summary>Slot of the weighted bad debt above the insurance fund.</summary>
    public int BeyondSlot => FirstSlot + 1;

    /// <summary>Slot of the weighted value liquidated.</summary>
    public int LiquidatedSlot => FirstSlot + 2;

    /// <summary>First tally of the sums behind a tally.</summary>
    public int Twin(int tally) => FirstTally + (tally * WeightSum.Tallies);
}
