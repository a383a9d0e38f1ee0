namespace MonteCarloRisk.Replays.Maker;

/// <summary>What bidders did on other dates, which fixes the keepers of the replay before it.</summary>
/// <param name="Auctions">Auctions that it is seen in.</param>
/// <param name="Bidders">Bidders of an auction: the median number of bids.</param>
/// <param name="SingleBids">Share of auctions with one bid.</param>
/// <param name="LongestSpell">Seconds of the longest spell in which single bids stood: from the first of them to the last settlement, while their lives overlap.</param>
/// <param name="Margin">What winners kept of the market's price where others bid too, the median.</param>
/// <param name="GasPrice">Gas price of winning bids, the median, in gwei.</param>
internal sealed record BidderHabits(int Auctions, int Bidders, double SingleBids, double LongestSpell, double Margin, double GasPrice)
{
    /// <summary>Uptime of each of two bidders, where auctions with a bid have one bid with chance q: q = 2 (1 - u) / (2 - u).</summary>
    public double Uptime => 2 * (1 - SingleBids) / (2 - SingleBids);

    /// <summary>Reads them off auctions whose winning bid was made before a time; gas prices are those from another time on, when bidders set them anew.</summary>
    public static BidderHabits Of(IReadOnlyList<FlipAuction> auctions, DateTime before, DateTime gasFrom)
    {
        FlipAuction[] seen = [.. auctions.Where(auction => auction.LastBid < before)];
        FlipAuction[] contested = [.. seen.Where(auction => auction.Bids > 1)];
        double longest = 0;
        (DateTime Begin, DateTime End) spell = default;
        foreach (FlipAuction single in seen.Where(auction => auction.Bids == 1))
        {
            spell = single.LastBid <= spell.End ? (spell.Begin, single.Settled > spell.End ? single.Settled : spell.End) : (single.LastBid, single.Settled);
            longest = Math.Max(longest, (spell.End - spell.Begin).TotalSeconds);
        }

        return new BidderHabits(
            seen.Length,
            (int)Median(seen.Select(auction => (double)auction.Bids)),
            (double)seen.Count(auction => auction.Bids == 1) / seen.Length,
            longest,
            1 - Median(contested.Select(auction => auction.Paid / (auction.Lot * auction.MarketPrice))),
            Median(seen.Where(auction => auction.LastBid >= gasFrom).Select(auction => auction.GasPrice)));
    }

    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
