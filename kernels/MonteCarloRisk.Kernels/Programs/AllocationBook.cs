namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// Where the allocation of the bad debt stands, for plans that make one: integers from the place that the accounts' flags name, and tallies behind all others.
/// Paths are told apart by bands of their bad debt that were fixed before; in each band stand the exact moments of every account's loss and of every asset's part in it.
/// Plans that make none are laid out as if there were no such thing.
/// </summary>
/// <remarks>
/// An account's loss falls to the assets by their part in the fall of its equity from date 0 to its close-out: with fall(a) the sum over its holdings on asset a of weight (value at date 0 - value at close-out),
/// part(a) = loss max(0, fall(a)) / sum over assets of max(0, fall). A loss of an account whose holdings have not fallen is no asset's: it was there on date 0, or is the cost of the close-out.
/// </remarks>
public static class AllocationBook
{
    /// <summary>Integer: first tally.</summary>
    public const int FirstTally = 0;

    /// <summary>Integer: number of bands.</summary>
    public const int BandCount = 1;

    /// <summary>Integer: first parameter of the bands: the least bad debt of each and what lies just above its largest.</summary>
    public const int BandParameter = 2;

    /// <summary>Integer: first state slot: the loss of each account; that of each asset and that of none; each asset's fall in an account; the instruments on date 0, prices first.</summary>
    public const int Slot = 3;

    /// <summary>Integer: number of assets, whose prices stand in the first slots of the program.</summary>
    public const int AssetCount = 4;

    /// <summary>Integers: the underlying of each option and perpetual.</summary>
    public const int Underlyings = 5;

    /// <summary>Tally of a band: its paths.</summary>
    public const int Paths = 0;

    /// <summary>Tallies of a band: moments of the bad debt.</summary>
    public const int BadDebt = Paths + 1;

    /// <summary>Tallies of a band: by account, then by asset, then of no asset.</summary>
    public const int Units = BadDebt + MomentTallies.Count;

    /// <summary>Tally of a unit: paths of the band on which it has a loss.</summary>
    public const int Hits = 0;

    /// <summary>Tallies of a unit: moments of its loss.</summary>
    public const int Loss = Hits + 1;

    /// <summary>Tallies of one unit.</summary>
    public const int Unit = Loss + MomentTallies.Count;

    /// <summary>The flag of accounts in a plan that makes an allocation: below zero, which no other flag is.</summary>
    /// <param name="place">Place of the integers.</param>
    public static int Flag(int place) => -1 - place;

    /// <summary>The place that a flag names.</summary>
    /// <param name="flag">A flag below zero.</param>
    public static int Place(int flag) => -1 - flag;

    /// <summary>Accounts, assets and what is no asset's.</summary>
    public static int UnitCount(int accounts, int assets) => accounts + assets + 1;

    /// <summary>Tallies of one band.</summary>
    public static int Band(int accounts, int assets) => Units + (UnitCount(accounts, assets) * Unit);

    /// <summary>State slots.</summary>
    /// <param name="accounts">Number of accounts.</param>
    /// <param name="assets">Number of assets.</param>
    /// <param name="contracts">Options and perpetuals.</param>
    public static int Slots(int accounts, int assets, int contracts) => UnitCount(accounts, assets) + (2 * assets) + (2 * contracts);
}
