using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What liquidations of some kinds add up on a path, beside what the ledger does.</summary>
public enum ProtocolMeasure
{
    /// <summary>Lots that English auctions have sold.</summary>
    LotsSold = LiquidationMeasures.LotsSold,

    /// <summary>Of them, those sold for less than a thousandth of what they had to raise.</summary>
    ZeroBidLots = LiquidationMeasures.ZeroBidLots,

    /// <summary>Value of what was sold so at the market's price, less what was paid, in the numéraire.</summary>
    ZeroBidLoss = LiquidationMeasures.ZeroBidLoss,
}
