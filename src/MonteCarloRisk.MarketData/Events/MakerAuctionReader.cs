using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Events;

/// <summary>Reads auctions of Maker from CSV files, row by row.</summary>
public static class MakerAuctionReader
{
    /// <summary>Reads auctions.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<MakerAuction> Read(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn number = table.Column("id"), state = table.Column("state"), time = table.Column("timestamp"), block = table.Column("blockNumber"), gas = table.Column("gasPrice_GWei");
        TableColumn lot = table.Column("lot"), price = table.Column("best_price_ethdai"), bids = table.Column("bidCount"), oracle = table.Column("osm_price_ethusd");
        TableColumn bidTime = table.Column("lastbid_timestamp"), bidBlock = table.Column("lastbid_blockNumber"), bidOracle = table.Column("lastbid_osm_price_ethusd"), bidCost = table.Column("lastbid_txCost_USD");
        TableColumn ether = table.Column("san_price_ethusd"), dai = table.Column("san_price_daiusd");
        while (table.Next())
        {
            bool closed = state.OneOf(("CLOSED", true), ("", false));
            yield return new MakerAuction(
                number.Integer(), closed ? new AuctionDeal(time.Time(), block.Integer(), gas.NumberOrNull()) : null, lot.Number(), price.Number(), bids.Integer(), oracle.Number(),
                new LastBid(bidTime.Time(), bidBlock.Integer(), bidOracle.Number(), bidCost.NumberOrNull()), ether.NumberOrNull(), dai.NumberOrNull(), table.Line);
        }
    }
}
