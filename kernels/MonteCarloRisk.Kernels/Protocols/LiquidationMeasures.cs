using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What some liquidations add up on a path beside the ledger. The slots stand where a row of the table says, and only in plans whose liquidations need them, up to the last that is needed.</summary>
public static class LiquidationMeasures
{
    /// <summary>Lots that English auctions have sold.</summary>
    public const int LotsSold = 0;

    /// <summary>Of them, those sold for next to nothing.</summary>
    public const int ZeroBidLots = 1;

    /// <summary>Value at the market's price of what was sold for next to nothing, less what was paid.</summary>
    public const int ZeroBidLoss = 2;

    /// <summary>Debt that liquidations have added: credits of absorbed positions, and fees.</summary>
    public const int DebtAdded = 3;

    /// <summary>What the reserves have given for collateral that is not sold.</summary>
    public const int Unsold = 4;

    /// <summary>Debt that a stability pool has cancelled.</summary>
    public const int PoolRepaid = 5;

    /// <summary>Value at the market's price of the collateral that its depositors have gained, less the debt cancelled.</summary>
    public const int PoolGain = 6;

    /// <summary>Debt that was passed on to other positions.</summary>
    public const int Redistributed = 7;

    /// <summary>Value at the market's price of the collateral that owners of loops have sold.</summary>
    public const int Unwound = 8;

    /// <summary>What these sales brought less than that.</summary>
    public const int UnwindingLoss = 9;

    /// <summary>Debt that owners of loops have repaid with it.</summary>
    public const int UnwindingRepaid = 10;

    /// <summary>What lenders have withdrawn.</summary>
    public const int Withdrawn = 11;

    /// <summary>Seconds on which not all who wanted to withdraw could, of all reserves together.</summary>
    public const int SqueezedSeconds = 12;

    /// <summary>The longest such time without a break.</summary>
    public const int LongestSqueezeSeconds = 13;

    /// <summary>Of the reserve that lost most, the part of a claim that lenders lost who stayed.</summary>
    public const int LenderLoss = 14;

    /// <summary>What traders have had of pools from today to the horizon, with what they gain on open positions, less losses and fees; what providers have lost by their trading.</summary>
    public const int ProviderLoss = 15;

    /// <summary>The largest net profit of all traders on any date, open positions marked at the price, whatever margins cover and before what pools do not pay, and at least what providers lose by the horizon; of several pools the sum of each one's.</summary>
    public const int LargestTradersProfit = 16;

    /// <summary>What positions have lost beyond their margins, which pools do not get.</summary>
    public const int PaidByProviders = 17;

    /// <summary>What was deleveraged would have gained from then to the horizon, below zero where it would have lost.</summary>
    public const int MissedProfit = 18;

    /// <summary>Notional at the oracle's price of winners closed against bankrupt perpetuals, or because their profit was too large for their pool.</summary>
    public const int Deleveraged = 19;

    /// <summary>What they give up: what the equity of the bankrupt is below zero.</summary>
    public const int Forgone = 20;

    /// <summary>What the insurance fund has left at the end.</summary>
    public const int FundLeft = 21;

    /// <summary>What pools hold at the horizon, less what traders have to get.</summary>
    public const int PoolWorth = 22;

    /// <summary>Borrowed coin that came into bands, less what went out.</summary>
    public const int SoftRepaid = 24;

    /// <summary>What soft liquidation in bands has cost borrowers at the market's price; below zero where fees outweigh it.</summary>
    public const int SoftLoss = 25;

    /// <summary>Debt that owners have repaid from collateral before liquidation.</summary>
    public const int DeRisked = 26;

    /// <summary>Value at the market's price of the collateral that they sold for it, less that debt.</summary>
    public const int DeRiskingCost = 27;

    /// <summary>Number of measures.</summary>
    public const int Count = 28;

    /// <summary>Tally of the moments of a measure.</summary>
    public static int TallyOf(int measure) => LiquidationTallies.Moments + (measure * MomentTallies.Count);

    /// <summary>Starts at zero. Integer of the row: number of measures; state: the measures.</summary>
    internal static void Open<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int measures = memory.Integer(row.Integer);
        for (int measure = 0; measure < measures; measure++) memory.Store(row.State + measure, TReal.Of(0f));
    }

    /// <summary>Adds a path's measures to the tallies.</summary>
    internal static void Tally<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code != Mechanism.LiquidationMeasures) return;
        int measures = memory.Integer(row.Integer);
        for (int measure = 0; measure < measures; measure++)
        {
            TReal value = memory.Load(row.State + measure);
            TMask moved = !TReal.Equal(value, TReal.Of(0f));
            if (TMask.Any(moved)) MomentTallies.Add<TReal, TMask, TMemory>(ref memory, moved, value, TallyOf(measure));
        }
    }
}
