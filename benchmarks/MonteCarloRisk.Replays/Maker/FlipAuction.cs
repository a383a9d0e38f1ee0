namespace MonteCarloRisk.Replays.Maker;

/// <summary>One of Maker's auctions of ether as it went.</summary>
/// <param name="Lot">Ether that the winner got.</param>
/// <param name="Paid">DAI that it paid.</param>
/// <param name="Bids">Number of bids.</param>
/// <param name="LastBid">When the winning bid was made.</param>
/// <param name="LastBidBlock">Its block.</param>
/// <param name="GasPrice">Gas price of the winning bid, in gwei.</param>
/// <param name="Settled">When it was settled.</param>
/// <param name="SettledBlock">Its block.</param>
/// <param name="MarketPrice">Price of ether on the market when it was settled, in DAI.</param>
internal sealed record FlipAuction(double Lot, double Paid, int Bids, DateTime LastBid, long LastBidBlock, double GasPrice, DateTime Settled, long SettledBlock, double MarketPrice)
{
    /// <summary>Whether the lot went for less than one DAI an ether.</summary>
    public bool IsZeroBid => Paid < Lot;

    /// <summary>Reads the auctions that were settled, by the time of the winning bid.</summary>
    public static IReadOnlyList<FlipAuction> Read(string path) =>
    [
        .. Table.Read(path, cell => cell("datetime").Length == 0 ? null : new FlipAuction(
                Table.Number(cell("lot")),
                Table.Number(cell("lot")) * Table.Number(cell("best_price_ethdai")),
                (int)Table.Number(cell("bidCount")),
                Table.Time(cell("lastbid_datetime")),
                (long)Table.Number(cell("lastbid_blockNumber")),
                Table.Number(cell("gasPrice_GWei")),
                Table.Time(cell("datetime")),
                (long)Table.Number(cell("blockNumber")),
                Table.Number(cell("san_price_ethusd")) / Table.Number(cell("san_price_daiusd"))))
            .OfType<FlipAuction>().OrderBy(auction => auction.LastBidBlock),
    ];
}
