namespace MonteCarloRisk.Margin.ComparisonMargins.Perpetuals;

/// <summary>
/// Prices at which dYdX v4 liquidates one position of an account. Source: dydxprotocol/v4-chain, x/clob/keeper/liquidations.go and testing/genesis.sh.
/// </summary>
/// <param name="BankruptcyAdjustment">How fast the price moves towards bankruptcy as the account falls below maintenance.</param>
/// <param name="SpreadToMaintenance">Spread as a share of the maintenance requirement.</param>
/// <param name="LargestFee">Largest share of the value that goes to the insurance fund.</param>
public sealed record DydxLiquidation(double BankruptcyAdjustment, double SpreadToMaintenance, double LargestFee)
{
    /// <summary>The parameters of the genesis file.</summary>
    public static DydxLiquidation Genesis { get; } = new(1, 1.5, .015);

    /// <summary>Whether an account may be liquidated: it has a requirement, and its net collateral is below.</summary>
    /// <param name="netCollateral">Net collateral of the account, in the numéraire.</param>
    /// <param name="maintenance">Its maintenance requirement.</param>
    public static bool IsLiquidatable(double netCollateral, double maintenance) => maintenance > 0 && netCollateral < maintenance;

    /// <summary>The price a position may be filled at: (value - adjustment * SpreadToMaintenance * maintenance) / units, adjustment = clamp(BankruptcyAdjustment * (1 - net / total), 0, 1).</summary>
    /// <param name="units">Units of the position, negative when short.</param>
    /// <param name="price">Oracle price.</param>
    /// <param name="maintenance">Maintenance requirement of the position.</param>
    /// <param name="netCollateral">Net collateral of the account.</param>
    /// <param name="total">Maintenance requirement of the account, above zero.</param>
    public double FillablePrice(double units, double price, double maintenance, double netCollateral, double total)
    {
        double adjustment = Math.Clamp(BankruptcyAdjustment * (1 - (netCollateral / total)), 0, 1);
        return ((units * price) - (adjustment * SpreadToMaintenance * maintenance)) / units;
    }

    /// <summary>What is paid for closing a part at which the account ends with nothing: -value change - net * |maintenance change| / total.</summary>
    /// <param name="valueChange">Change of the position's value at the oracle price.</param>
    /// <param name="maintenanceChange">Change of the maintenance requirement.</param>
    /// <param name="netCollateral">Net collateral of the account.</param>
    /// <param name="total">Maintenance requirement of the account, above zero.</param>
    public static double BankruptcyQuote(double valueChange, double maintenanceChange, double netCollateral, double total) =>
        -valueChange - (netCollateral * Math.Abs(maintenanceChange) / total);

    /// <summary>What the insurance fund gains, or pays where negative.</summary>
    /// <param name="fillQuote">What the fill pays, in the numéraire.</param>
    /// <param name="bankruptcyQuote">What bankruptcy would pay.</param>
    public double InsuranceChange(double fillQuote, double bankruptcyQuote) =>
        Math.Min(LargestFee * Math.Abs(fillQuote), fillQuote - bankruptcyQuote);
}
