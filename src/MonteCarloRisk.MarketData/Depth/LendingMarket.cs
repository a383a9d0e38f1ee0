namespace MonteCarloRisk.MarketData.Depth;

/// <summary>A market of a lending platform.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its address.</param>
/// <param name="Underlying">Address of the token that is lent.</param>
/// <param name="Decimals">Decimals of that token.</param>
/// <param name="PriceUsd">Price of that token, USD.</param>
/// <param name="CollateralFactor">Loan to value up to which it may be borrowed against, a fraction.</param>
/// <param name="CollateralCapUsd">The most that may serve as collateral, USD.</param>
/// <param name="BorrowCapUsd">The most that may be borrowed, USD; tiny where borrowing is closed.</param>
/// <param name="Line">Line of its price in the file, counted from 1.</param>
public sealed record LendingMarket(
    string Name,
    string Address,
    string Underlying,
    int Decimals,
    double PriceUsd,
    double CollateralFactor,
    double CollateralCapUsd,
    double BorrowCapUsd,
    long Line);

/// <summary>The markets of a lending platform at one time.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Markets">The markets in the order of the file.</param>
public sealed record LendingPlatform(DateTime Time, IReadOnlyList<LendingMarket> Markets);
