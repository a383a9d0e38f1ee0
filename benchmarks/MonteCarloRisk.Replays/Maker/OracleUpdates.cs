namespace MonteCarloRisk.Replays.Maker;

/// <summary>The prices of ether that Maker's security module put into force. They are known by block, whose times are those of the auctions around them.</summary>
/// <param name="Updates">When each came into force, and the price in USD.</param>
internal sealed record OracleUpdates(IReadOnlyList<(long Block, DateTime Time, double Price)> Updates)
{
    /// <summary>Reads them. The first row of the file is the oracle before it was started, and is left out.</summary>
    public static OracleUpdates Read(string path, IReadOnlyList<FlipAuction> auctions)
    {
        (long Block, DateTime Time)[] known = [.. auctions.Select(auction => (auction.SettledBlock, auction.Settled)).Concat(auctions.Select(auction => (auction.LastBidBlock, auction.LastBid))).DistinctBy(pair => pair.Item1).OrderBy(pair => pair.Item1)];
        return new([.. Table.Read(path, cell => (Block: (long)Table.Number(cell("blockNumber")), Price: Table.Number(cell("price_usd"))))
            .Where(update => update.Price > 0)
            .Select(update => (update.Block, TimeOf(update.Block, known), update.Price))]);
    }

    /// <summary>The lowest price in force from a time on until a block.</summary>
    public double Lowest(DateTime from, long block)
    {
        int last = LastBefore(block);
        int first = last;
        while (first > 0 && Updates[first].Time > from) first--;
        return Updates.Skip(first).Take(last - first + 1).Min(update => update.Price);
    }

    /// <summary>The price in force at a time.</summary>
    public double At(DateTime time) => Updates.Last(update => update.Time <= time).Price;

    private int LastBefore(long block)
    {
        int last = 0;
        while (last + 1 < Updates.Count && Updates[last + 1].Block <= block) last++;
        return last;
    }

    private static DateTime TimeOf(long block, (long Block, DateTime Time)[] known)
    {
        int after = Array.FindIndex(known, pair => pair.Block >= block);
        if (after <= 0) return known[after == 0 ? 0 : known.Length - 1].Time;
        ((long b0, DateTime t0), (long b1, DateTime t1)) = (known[after - 1], known[after]);
        return t0 + ((t1 - t0) * ((double)(block - b0) / (b1 - b0)));
    }
}
