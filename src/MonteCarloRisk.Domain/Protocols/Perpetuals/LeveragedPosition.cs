namespace MonteCarloRisk.Domain.Protocols.Perpetuals;

/// <summary>A position in perpetuals of one asset with a margin of its own, or a cohort of positions alike. Its equity is Margin + Units (price - EntryPrice) less the funding or borrowing fees it has run up.</summary>
/// <param name="Name">Its name, unique in the protocol.</param>
/// <param name="Asset">The asset, whose market is liquidated by <see cref="Liquidations.LiquidationMechanism.PartialLiquidation"/> or <see cref="Liquidations.LiquidationMechanism.LiquidityPool"/>.</param>
/// <param name="Units">Units of the asset, negative when short, not zero.</param>
/// <param name="EntryPrice">Price at which it was opened, above zero.</param>
/// <param name="Margin">What is put up for it, in the numéraire, zero or more.</param>
public sealed record LeveragedPosition(string Name, string Asset, double Units, double EntryPrice, double Margin)
{
    /// <summary>Price, before funding, at which its equity is zero: entry price less margin over units. Above all prices there may be for a short, below zero for a long that cannot lose its margin.</summary>
    public double BankruptcyPrice => EntryPrice - (Margin / Units);

    /// <summary>Equity at a price.</summary>
    public double Equity(double price) => Margin + (Units * (price - EntryPrice));
}
