namespace MonteCarloRisk.MarketData.Positions;

/// <summary>A collateralized debt position of Maker's single-collateral Dai.</summary>
/// <param name="Number">The position's number.</param>
/// <param name="Owner">The owner's address.</param>
/// <param name="Collateral">Collateral, PETH.</param>
/// <param name="Debt">Debt, DAI; zero for many.</param>
/// <param name="State">Whether it is open.</param>
/// <param name="LastAction">When its owner last acted, UTC.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public sealed record SaiPosition(long Number, string Owner, double Collateral, double Debt, SaiState State, DateTime LastAction, long Line);

/// <summary>Whether a position is open.</summary>
public enum SaiState
{
    /// <summary>Open, and its collateral suffices.</summary>
    Safe,

    /// <summary>Open, and its collateral no longer suffices.</summary>
    Unsafe,

    /// <summary>Closed: there is nothing left in it.</summary>
    Closed,
}
