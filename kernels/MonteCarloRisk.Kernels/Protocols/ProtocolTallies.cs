using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a protocol's paths add up to.</summary>
public static class ProtocolTallies
{
    /// <summary>Paths with bad debt.</summary>
    public const int Insolvencies = 0;

    /// <summary>Paths whose bad debt the backstops do not cover.</summary>
    public const int BeyondBackstop = 1;

    /// <summary>Paths with a liquidation.</summary>
    public const int WithLiquidation = 2;

    /// <summary>Pushes of oracles.</summary>
    public const int OraclePushes = 3;

    /// <summary>Outages of oracles that began.</summary>
    public const int OracleOutages = 4;

    /// <summary>Outages of keepers that began.</summary>
    public const int KeeperOutages = 5;

    /// <summary>Liquidations: repayments, or purchases in an auction.</summary>
    public const int Liquidations = 6;

    /// <summary>Auctions that were started.</summary>
    public const int Auctions = 7;

    /// <summary>Auctions that were started anew.</summary>
    public const int Resets = 8;

    /// <summary>Positions that left bad debt.</summary>
    public const int BadDebts = 9;

    /// <summary>Halts that began.</summary>
    public const int Halts = 10;

    /// <summary>Payments of insurance funds.</summary>
    public const int FundPayments = 11;

    /// <summary>Slashings.</summary>
    public const int Slashings = 12;

    /// <summary>Losses that were socialized.</summary>
    public const int SocializedLosses = 13;

    /// <summary>Number of counts.</summary>
    public const int Counts = 14;

    /// <summary>Moments of the ledger's slots from <see cref="PathLedger.BadDebt"/> on, in their order.</summary>
    public const int Moments = Counts;

    /// <summary>Number of moments.</summary>
    public const int MomentCount = PathLedger.Slots - PathLedger.BadDebt;

    /// <summary>Paths by bad debt, where it is above zero; the buckets are those of <see cref="TailBook"/>.</summary>
    public const int BadDebtBuckets = Moments + (MomentCount * MomentTallies.Count);

    /// <summary>Paths by value liquidated, where it is above zero.</summary>
    public const int LiquidatedBuckets = BadDebtBuckets + TailBook.BucketCount;

    /// <summary>Number of tallies.</summary>
    public const int Count = LiquidatedBuckets + TailBook.BucketCount;

    /// <summary>Counts from here on stand only in plans with mechanisms that need them; the first sixteen are those of liquidations.</summary>
    public const int FurtherCounts = Count;

    /// <summary>Wrong feeds that began.</summary>
    public const int WrongFeeds = FurtherCounts + 16;

    /// <summary>Outages of the sequencer that began.</summary>
    public const int SequencerOutages = WrongFeeds + 1;

    /// <summary>Prices that became too old.</summary>
    public const int StalePrices = WrongFeeds + 2;

    /// <summary>Prices whose intervals became too wide.</summary>
    public const int UncertainPrices = WrongFeeds + 3;

    /// <summary>Halts by a measure that began.</summary>
    public const int MeasureHalts = WrongFeeds + 4;

    /// <summary>Debt auctions.</summary>
    public const int DebtAuctions = WrongFeeds + 5;

    /// <summary>Times at which not all lenders who wanted to withdraw could, that began.</summary>
    public const int WithdrawalSqueezes = WrongFeeds + 12;

    /// <summary>Times at which owners of loops took them back, that began.</summary>
    public const int Unwindings = WrongFeeds + 13;

    /// <summary>Times that new liquidations began to be barred by a measure.</summary>
    public const int SoftHalts = WrongFeeds + 8;

    /// <summary>Number of tallies of a plan with further counts, of which there are at most 32.</summary>
    public const int FurtherCount = FurtherCounts + 32;

    /// <summary>First tally of the moments of a slot of the ledger.</summary>
    /// <param name="slot">The slot, <see cref="PathLedger.BadDebt"/> or later.</param>
    public static int MomentsOf(int slot) => Moments + ((slot - PathLedger.BadDebt) * MomentTallies.Count);
}
