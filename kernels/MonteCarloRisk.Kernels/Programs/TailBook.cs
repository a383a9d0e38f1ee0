using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// Where the tail of the protocol's losses stands, for plans that keep it: integers from the place that <see cref="AccountBook.CountedInteger"/> names, and tallies behind all others.
/// Kept are the bad debt and the value liquidated in fine buckets, what lies beyond the insurance fund, which accounts are insolvent on the same path, and how far each
/// asset has moved by the protocol's first loss. Plans that do not keep it are laid out as if there were none.
/// </summary>
public static class TailBook
{
    private const int Octaves = 32;
    private const int SubdivisionBits = 9;

    /// <summary>An account's flag where its loss is bad debt and no tail is kept; with a tail the flag is its place and <see cref="FirstFlag"/>.</summary>
    public const int CountedOnly = 1;

    /// <summary>The flag of a tail at place 0.</summary>
    public const int FirstFlag = CountedOnly + 1;

    /// <summary>Integer: first tally.</summary>
    public const int FirstTally = 0;

    /// <summary>Integer: state slot of the value liquidated on the path.</summary>
    public const int LiquidatedSlot = 1;

    /// <summary>Integer: number of assets, whose prices stand in the first slots of the program.</summary>
    public const int AssetCount = 2;

    /// <summary>Integer: first parameter of one over each asset's spot.</summary>
    public const int SpotParameter = 3;

    /// <summary>Integer: parameter of the insurance fund in the numéraire.</summary>
    public const int FundParameter = 4;

    /// <summary>Integer: exponent of the buckets' first edge.</summary>
    public const int LowestExponent = 5;

    /// <summary>Integer: number of accounts whose joint insolvencies are counted.</summary>
    public const int JointCount = 6;

    /// <summary>Integers: the indices of these accounts, ascending.</summary>
    public const int JointAccounts = 7;

    /// <summary>Tally: paths with bad debt above the insurance fund.</summary>
    public const int Beyond = 0;

    /// <summary>Tallies: moments of the bad debt above the insurance fund.</summary>
    public const int BeyondLoss = Beyond + 1;

    /// <summary>Tallies: moments of the value liquidated.</summary>
    public const int Liquidated = BeyondLoss + MomentTallies.Count;

    /// <summary>Tallies: paths by bad debt, where it is above zero.</summary>
    public const int BadDebtBuckets = Liquidated + MomentTallies.Count;

    /// <summary>Number of buckets: 32 octaves, 512 an octave.</summary>
    public const int BucketCount = (Octaves << SubdivisionBits) + 2;

    /// <summary>Tallies: paths by value liquidated, where it is above zero.</summary>
    public const int LiquidatedBuckets = BadDebtBuckets + BucketCount;

    /// <summary>Tallies: for each asset the moments of its log return from today to the protocol's first loss, over paths that have one; then the pairs of accounts, (0, 1), (0, 2), ..., (1, 2), ...: paths on which both are insolvent.</summary>
    public const int Moves = LiquidatedBuckets + BucketCount;

    /// <summary>Buckets of losses from an exponent on.</summary>
    /// <param name="lowestExponent">Exponent of the first edge.</param>
    public static LogBuckets Buckets(int lowestExponent) => new(lowestExponent, Octaves, SubdivisionBits);

    /// <summary>Octaves of the buckets.</summary>
    public const int BucketOctaves = Octaves;

    /// <summary>First tally of the pairs, counted from the tail's first.</summary>
    /// <param name="assets">Number of assets.</param>
    public static int Pairs(int assets) => Moves + (assets * MomentTallies.Count);

    /// <summary>Tallies of a tail.</summary>
    /// <param name="assets">Number of assets.</param>
    /// <param name="accounts">Accounts whose joint insolvencies are counted.</param>
    public static int Tallies(int assets, int accounts) => Pairs(assets) + (accounts * (accounts - 1) / 2);
}
