namespace MonteCarloRisk.MarketData.Events;

/// <summary>A token as Aave v2 lends it. One symbol may stand for two markets.</summary>
/// <param name="Symbol">The token.</param>
/// <param name="Pool">Address of the market.</param>
/// <param name="Decimals">Decimals of its raw amounts.</param>
/// <param name="LiquidationThreshold">Loan to value at which liquidation begins, basis points; 0 where it is no collateral.</param>
/// <param name="LiquidationBonus">Collateral taken per debt repaid, basis points: 10500 gives the liquidator 5%; 0 where it is no collateral.</param>
/// <param name="IsCollateral">Whether it may serve as collateral.</param>
/// <param name="IsBorrowable">Whether it may be borrowed.</param>
/// <param name="HasStableRate">Whether it may be borrowed at a stable rate.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public sealed record AaveReserve(
    string Symbol,
    string Pool,
    int Decimals,
    double LiquidationThreshold,
    double LiquidationBonus,
    bool IsCollateral,
    bool IsBorrowable,
    bool HasStableRate,
    long Line)
{
    /// <summary>An amount in tokens: raw / 10^<see cref="Decimals"/>.</summary>
    /// <param name="raw">The raw integer amount.</param>
    public double Tokens(double raw) => raw / PowerOfTen(Decimals);

    // Exact up to 10^22.
    static double PowerOfTen(int exponent)
    {
        double power = 1;
        for (int i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }
}
