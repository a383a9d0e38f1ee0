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

    /// <summary>Gas is not at its usual price when a path begins; runs at the start alone.</summary>
    public const int GasStart = 70;

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

    /// <summary>Unhealthy positions of an asset are liquidated at a bonus, small ones whole, and without small leftovers.</summary>
    public const int BonusWithoutDust = 18;

    /// <summary>Unhealthy positions of an asset are absorbed, and their collateral is sold.</summary>
    public const int Absorption = 19;

    /// <summary>Unhealthy positions of an asset are liquidated at a discount that grows.</summary>
    public const int ReverseDiscount = 20;

    /// <summary>Unhealthy positions of an asset are auctioned in two stages.</summary>
    public const int TwoStageAuction = 21;

    /// <summary>Unhealthy positions of an asset are set off against a stability pool, then redistributed.</summary>
    public const int StabilityPool = 22;

    /// <summary>Codes from here to the next are what comes before liquidation outright, or puts it off: see <see cref="SoftRows"/>.</summary>
    public const int FirstSoft = 23;

    /// <summary>Collateral of an asset lies in bands, and is exchanged as the price falls through them.</summary>
    public const int Bands = 23;

    /// <summary>A measure bars new liquidations of an asset, or halts all.</summary>
    public const int LevelBreaker = 24;

    /// <summary>Owners repay from collateral before they are liquidated.</summary>
    public const int DeRisking = 25;

    /// <summary>The last of them.</summary>
    public const int LastSoft = 25;

    /// <summary>Longs of perpetuals of an asset pay shorts.</summary>
    public const int Funding = 26;

    /// <summary>Unhealthy perpetuals of an asset are closed in its market.</summary>
    public const int OrderBook = 27;

    /// <summary>Codes from here to the next are oracles, and what holds while they are read.</summary>
    public const int FirstFeed = 29;

    /// <summary>What the oracle reads is another asset's price.</summary>
    public const int FeedReference = 29;

    /// <summary>Thresholds are as they are written; the first row of a table whose mechanisms move them.</summary>
    public const int Adjustment = 30;

    /// <summary>The sequencer goes down.</summary>
    public const int Sequencer = 31;

    /// <summary>What the oracle reads is off the market.</summary>
    public const int FeedNoise = 32;

    /// <summary>What the oracle reads is wrong for a while.</summary>
    public const int WrongFeed = 33;

    /// <summary>What the oracle reads of a token that grows by staking is capped.</summary>
    public const int GrowthCap = 34;

    /// <summary>The market's price stands in its place again.</summary>
    public const int FeedEnd = 35;

    /// <summary>The oracle tells a price that nobody moves.</summary>
    public const int FixedOracle = 36;

    /// <summary>The oracle tells a mean over a window.</summary>
    public const int WindowOracle = 37;

    /// <summary>One of the sources of a median begins.</summary>
    public const int SourceBegin = 38;

    /// <summary>It ends, and its price is kept.</summary>
    public const int SourceEnd = 39;

    /// <summary>The oracle tells the median of its sources.</summary>
    public const int MedianOracle = 40;

    /// <summary>An old price stops liquidations.</summary>
    public const int Staleness = 41;

    /// <summary>A price with an interval counts at its lower end, or stops liquidations.</summary>
    public const int Confidence = 42;

    /// <summary>Margins react to the path's volatility.</summary>
    public const int DynamicMargin = 43;

    /// <summary>The last of the codes of oracles.</summary>
    public const int LastFeed = 43;

    /// <summary>Codes from here to the next are the protocol's token, breakers that watch a measure, and deleveraging.</summary>
    public const int FirstControl = 44;

    /// <summary>A measure halts liquidations.</summary>
    public const int MeasureBreaker = 44;

    /// <summary>Winners are closed against bankrupt perpetuals of an asset.</summary>
    public const int Deleveraging = 45;

    /// <summary>The protocol's token falls with its bad debt.</summary>
    public const int TokenFall = 46;

    /// <summary>Stakers leave.</summary>
    public const int StakeRun = 47;

    /// <summary>Tokens are minted and sold to pay.</summary>
    public const int DebtAuction = 48;

    /// <summary>The last of the codes of controls.</summary>
    public const int LastControl = 48;

    /// <summary>What the insurance fund has left is noted.</summary>
    public const int FundLeft = 49;

    /// <summary>The price of gas is an asset's.</summary>
    public const int GasPrice = 50;

    /// <summary>Codes from here to the next are reserves of assets that are lent, their lenders, positions that owe them, and pools that are the counterparty of perpetuals.</summary>
    public const int FirstLending = 60;

    /// <summary>Debts in an asset bear interest.</summary>
    public const int ReserveInterest = 60;

    /// <summary>Lenders leave a reserve.</summary>
    public const int LenderRun = 61;

    /// <summary>Owners take leverage loops back.</summary>
    public const int LoopUnwinding = 62;

    /// <summary>Unhealthy positions of a pair of collateral and debt are liquidated at a bonus.</summary>
    public const int PairBonus = 63;

    /// <summary>Lenders of a reserve bear their part of what is left of bad debt.</summary>
    public const int ReserveLoss = 64;

    /// <summary>Perpetuals of an asset have a pool for their counterparty.</summary>
    public const int LiquidityPool = 65;

    /// <summary>Unhealthy positions of an asset are absorbed by the protocol itself, and their collateral is sold.</summary>
    public const int ProtocolAbsorption = 69;

    /// <summary>The last of the codes of lending.</summary>
    public const int LastLending = 68;

    /// <summary>Codes from here to the next are stages of liquidation: see <see cref="ChainRows"/>.</summary>
    public const int FirstChain = 71;

    /// <summary>Positions of an asset are looked at before its stages run.</summary>
    public const int ChainWatch = 71;

    /// <summary>A later stage takes positions over.</summary>
    public const int Escalation = 72;

    /// <summary>A stage runs: positions of others are hidden.</summary>
    public const int StageBegin = 73;

    /// <summary>It has run, and they are back.</summary>
    public const int StageEnd = 74;

    /// <summary>The last of the codes of stages.</summary>
    public const int LastChain = 74;

    /// <summary>Codes from here to the next are sales.</summary>
    public const int FirstSale = 51;

    /// <summary>Venues of an asset at the start of a date.</summary>
    public const int Venues = 51;

    /// <summary>Venues of an asset at its end.</summary>
    public const int VenueRecovery = 52;

    /// <summary>Others sell collateral that was pledged to them too.</summary>
    public const int Unwinding = 53;

    /// <summary>Sales that were matched settle.</summary>
    public const int Settlement = 54;

    /// <summary>What sales add up beside the ledger: starts at zero, and is tallied at the end.</summary>
    public const int SaleMeasures = 59;

    /// <summary>The last of the codes of sales.</summary>
    public const int LastSale = 59;
}
