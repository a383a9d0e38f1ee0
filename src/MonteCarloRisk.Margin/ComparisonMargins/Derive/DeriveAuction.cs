namespace MonteCarloRisk.Margin.ComparisonMargins.Derive;

/// <summary>
/// Derive's Dutch auction of a liquidated account. The bid is (mark - reserve) * discount, the discount falling linearly from Start to Cutoff over FastSeconds and from there to zero over
/// SlowSeconds. Source: derivexyz/v2-core, src/liquidation/DutchAuction.sol, parameters of scripts/config-mainnet.sol, as of commit 7736900.
/// </summary>
/// <param name="Start">Discount at the start.</param>
/// <param name="Cutoff">Discount at the end of the fast part.</param>
/// <param name="FastSeconds">Length of the fast part.</param>
/// <param name="SlowSeconds">Length of the slow part.</param>
/// <param name="BufferShare">Share of what the mark exceeds the maintenance margin by that an auction restores on top of it.</param>
public sealed record DeriveAuction(double Start, double Cutoff, double FastSeconds, double SlowSeconds, double BufferShare)
{
    /// <summary>The parameters of scripts/config-mainnet.sol.</summary>
    public static DeriveAuction Mainnet { get; } = new(.95, .7, 900, 43_200, .15);

    /// <summary>The parameters of the project's tests.</summary>
    public static DeriveAuction Tests { get; } = new(.98, .8, 100, 14_400, .2);

    /// <summary>The discount at a time.</summary>
    /// <param name="seconds">Seconds since the start, zero or more.</param>
    public double Discount(double seconds) => seconds <= FastSeconds
        ? Start - ((Start - Cutoff) * seconds / FastSeconds)
        : Cutoff * Math.Max(0, 1 - ((seconds - FastSeconds) / SlowSeconds));

    /// <summary>The buffer margin that an auction restores to zero: maintenance + (maintenance - mark) * BufferShare.</summary>
    /// <param name="maintenance">Signed maintenance margin, below zero.</param>
    /// <param name="mark">Mark of the account.</param>
    public double BufferMargin(double maintenance, double mark) => maintenance + ((maintenance - mark) * BufferShare);

    /// <summary>The largest share of an account that may be bought: bufferMargin / (bufferMargin - mark * discount - reserve * (1 - discount)).</summary>
    /// <param name="mark">Mark of the account, above zero.</param>
    /// <param name="bufferMargin">Buffer margin, below zero.</param>
    /// <param name="discount">Discount in [0, 1].</param>
    /// <param name="reserve">Cash reserved by earlier bids, zero or more.</param>
    public static double LargestShare(double mark, double bufferMargin, double discount, double reserve) =>
        bufferMargin / (bufferMargin - (mark * discount) - (reserve * (1 - discount)));
}
