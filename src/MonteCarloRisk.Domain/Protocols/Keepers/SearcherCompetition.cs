namespace MonteCarloRisk.Domain.Protocols.Keepers;

/// <summary>What those who order transactions, and those who trade around them, take of liquidations.</summary>
/// <remarks>
/// Keepers who race for a liquidation bid for its place in the block; what they bid goes to builders and validators. A sale in a pool that others see coming is sandwiched: they sell before it and buy after it, and the seller gets the least that he accepts.
/// Source: P. Daian and others, Flash boys 2.0, IEEE S&amp;P 2020.
/// </remarks>
/// <param name="BidShare">Share of a liquidation's profit that is bid away, from zero to below one. It is not bid in English auctions, which the highest bid wins.</param>
/// <param name="Sandwich">Share of what sales in pools bring that sandwiches take: how often they succeed times the slippage that sellers accept; from zero to below one.</param>
public sealed record SearcherCompetition(double BidShare, double Sandwich);
