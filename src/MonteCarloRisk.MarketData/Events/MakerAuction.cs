namespace MonteCarloRisk.MarketData.Events;

/// <summary>An auction of ether taken from a Maker vault (flip ETH-A).</summary>
/// <param name="Number">The auction's number.</param>
/// <param name="Deal">How it was closed; null where it has not been.</param>
/// <param name="Lot">What was sold, ETH.</param>
/// <param name="BestPrice">The winning bid, DAI per ETH.</param>
/// <param name="BidCount">Number of bids.</param>
/// <param name="OraclePrice">The oracle's price at the deal, USD per ETH; at the last bid where there was no deal.</param>
/// <param name="LastBid">The last bid.</param>
/// <param name="MarketPriceEther">Market price of ether at the last bid, USD; null where missing.</param>
/// <param name="MarketPriceDai">Market price of Dai at the last bid, USD; null where missing.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public sealed record MakerAuction(
    long Number,
    AuctionDeal? Deal,
    double Lot,
    double BestPrice,
    long BidCount,
    double OraclePrice,
    LastBid LastBid,
    double? MarketPriceEther,
    double? MarketPriceDai,
    long Line);

/// <summary>How an auction was closed.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Block">In which block.</param>
/// <param name="GasPrice">What the transaction paid for gas, gwei; null where missing.</param>
public sealed record AuctionDeal(DateTime Time, long Block, double? GasPrice);

/// <summary>The last bid of an auction.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Block">In which block.</param>
/// <param name="OraclePrice">The oracle's price then, USD per ETH.</param>
/// <param name="TransactionCostUsd">Cost of its transaction, USD; null where missing.</param>
public sealed record LastBid(DateTime Time, long Block, double OraclePrice, double? TransactionCostUsd);
