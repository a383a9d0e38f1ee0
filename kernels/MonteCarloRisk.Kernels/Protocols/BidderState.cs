namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a path knows of one bidder in English auctions: its draws of four dates, and whether it is up.</summary>
public static class BidderState
{
    /// <summary>One where it is up, else zero; the draws lie before it.</summary>
    public const int Up = MechanismRow.DrawSlots;

    /// <summary>Slots of a bidder.</summary>
    public const int Slots = Up + 1;
}
