namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a row of a protocol's table does. The rows stand in the order in which the phases of a date run: oracle, accrual, mark, liquidate, impact, backstop, controls.</summary>
public static class Mechanism
{
    /// <summary>An oracle stands still for a while.</summary>
    public const int OracleOutage = 0;

    /// <summary>The oracle tells the market's price.</summary>
    public const int SpotOracle = 1;

    /// <summary>The oracle is pushed by heartbeat and deviation.</summary>
    public const int PushOracle = 2;

    /// <summary>The oracle's price comes into force one period late.</summary>
    public const int SecurityModule = 3;

    /// <summary>The oracle tells an exponential moving average.</summary>
    public const int MovingAverage = 4;

    /// <summary>Debts bear interest.</summary>
    public const int Interest = 5;

    /// <summary>The price of gas moves.</summary>
    public const int Gas = 6;

    /// <summary>Keepers go down and come up, and their capital comes back.</summary>
    public const int Keepers = 7;

    /// <summary>A market's depth follows the volatility of the path.</summary>
    public const int Stress = 8;

    /// <summary>Unhealthy positions of an asset are liquidated at a bonus.</summary>
    public const int FixedBonus = 9;

    /// <summary>Unhealthy positions of an asset are put up in Dutch auctions.</summary>
    public const int DutchAuction = 10;

    /// <summary>Sales lower the market's price, and it recovers.</summary>
    public const int Impact = 11;

    /// <summary>An insurance fund pays.</summary>
    public const int InsuranceFund = 12;

    /// <summary>Staked tokens are slashed.</summary>
    public const int StakingModule = 13;

    /// <summary>Lenders bear what is left.</summary>
    public const int SocializedLoss = 14;

    /// <summary>A move halts liquidations.</summary>
    public const int CircuitBreaker = 15;

    /// <summary>What some liquidations add up beside the ledger: starts at zero, and is tallied at the end.</summary>
    public const int LiquidationMeasures = 16;

    /// <summary>Unhealthy positions of an asset are put up in English auctions.</summary>
    public const int EnglishAuction = 17;

    /// <summary>The price of gas is an asset's.</summary>
    public const int GasPrice = 50;
}
