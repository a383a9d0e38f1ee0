namespace MonteCarloRisk.MarketData.Positions;

/// <summary>A borrower of crvUSD, whose collateral lies in bands of the market's own exchange and is sold and bought back as the price crosses them.</summary>
/// <param name="Account">The borrower's address.</param>
/// <param name="Collateral">Collateral still in the market's token.</param>
/// <param name="Stablecoin">Collateral that has been sold, crvUSD.</param>
/// <param name="Debt">Debt, crvUSD.</param>
/// <param name="BandCount">Number of bands.</param>
/// <param name="FirstBand">The band with the highest prices.</param>
/// <param name="LastBand">The band with the lowest prices.</param>
/// <param name="Health">Fraction of the debt by which the discounted collateral exceeds it; liquidation is open below 0.</param>
/// <param name="Loss">Collateral lost in sales and purchases so far, in the market's token.</param>
/// <param name="Time">When the state was taken, UTC.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
public sealed record CrvUsdPosition(
    string Account,
    double Collateral,
    double Stablecoin,
    double Debt,
    int BandCount,
    int FirstBand,
    int LastBand,
    double Health,
    double Loss,
    DateTime Time,
    long Line);
