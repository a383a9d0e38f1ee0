namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What sales of collateral add up on a path, in the numéraire.</summary>
public enum SaleMeasure
{
    /// <summary>What keepers bid away of the profit of liquidations.</summary>
    Bids,

    /// <summary>What sandwiches take of sales in pools.</summary>
    Sandwiches,

    /// <summary>What keepers borrow in flash loans.</summary>
    FlashBorrowed,

    /// <summary>What flash loans cost them.</summary>
    FlashFees,

    /// <summary>Of a collateral: value at the market's price of what was sold, less what it brought; below zero where more is bought back at a price that sales have lowered.</summary>
    Slippage,

    /// <summary>Of a collateral: value at the market's price of what others had to sell because it was pledged to them too.</summary>
    ForcedSales,

    /// <summary>Of a venue: what it paid.</summary>
    Taken,
}
