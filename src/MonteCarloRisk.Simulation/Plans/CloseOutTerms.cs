using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans.Regimes;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>What close-outs cost in a plan and when they come, and where it stands.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rules">The rules: penalties and delays.</param>
/// <param name="Liquidity">What sales cost; null where they cost nothing.</param>
public sealed record CloseOutTerms(PriceModel Model, MarginRules Rules, MarketLiquidity? Liquidity)
{
    // RiskMetrics: of a day's mean square this much is kept.
    private const double DailyDecay = 0.94;

    // More than any volume; a number of single precision.
    private const double Unbounded = 1e38;

    /// <summary>Whether close-outs cost something or their delay is drawn; where not, the plan is laid out as if there were no terms.</summary>
    public bool Matter => Draws || Model.Assets.Any(asset => LiquidityOf(asset) is not null || PenaltyOf(asset) is not null);

    /// <summary>Whether a sale may bring less than its price.</summary>
    public bool HasSlippage => Model.Assets.Any(asset => LiquidityOf(asset) is not null and not LiquidityModel.Constant { Share: 0 });

    /// <summary>Whether a close-out may take a bonus or a fee.</summary>
    public bool HasPenalties => Model.Assets.Any(asset => PenaltyOf(asset) is { } penalty && penalty.Bonus + penalty.Fee > 0);

    /// <summary>Number of tallies.</summary>
    public int Tallies => Matter ? CloseOutBook.Tallies : 0;

    private bool Draws => Rules.Delays is { Chances.Count: > 1 };

    /// <summary>Adds the terms to a plan; returns their place, or -1.</summary>
    /// <param name="tables">The plan's tables.</param>
    /// <param name="spacing">Years between dates.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="firstTally">First tally of the costs.</param>
    /// <exception cref="InputException">The delays are not those of the rules, or there is no room for the terms.</exception>
    internal int Add(PlanTables tables, double spacing, ulong seed, int firstTally)
    {
        if (Rules.LiquidationDelay > AccountBook.LongestDelay) throw new InputException("liquidationDelay", $"{Rules.LiquidationDelay} dates; at most {AccountBook.LongestDelay} are allowed");
        if (!Matter) return -1;
        DelayDistribution delays = Rules.Delays ?? new DelayDistribution([new DelayChance(Rules.LiquidationDelay, 1)]);
        if (delays.Longest != Rules.LiquidationDelay) throw new InputException("delayDistribution", $"its longest delay is {delays.Longest} and that of the rules {Rules.LiquidationDelay}");
        int[] pieces = [.. Model.Assets.SelectMany(asset => Pieces(tables, LiquidityOf(asset)))];
        int firstDelay = tables.AddIntegers(delays.Chances.Select(chance => chance.Delay));
        int place = tables.AddIntegers(
        [
            delays.Chances.Count,
            firstDelay,
            tables.AddParameters(StateThresholds.Of([.. delays.Chances.Select(chance => chance.Probability)])),
            Draws ? tables.AddState(Rules.LiquidationDelay + 2 + 4) : 0,
            unchecked((int)(uint)seed),
            unchecked((int)(uint)(seed >> 32)),
            Model.Assets.Count,
            Model.Assets.Any(asset => LiquidityOf(asset) is { StressExponent: > 0 }) ? tables.AddState(3 * Model.Assets.Count) : -1,
            tables.AddParameters([Kept(spacing), .. Model.Assets.Select(asset => Gain(asset, spacing))]),
            tables.AddParameters(Model.Assets.SelectMany(Terms)),
            firstTally,
            tables.AddState(2),
            .. pieces,
        ]);
        return place <= AccountBook.LastCloseOut ? place : throw new InputException("liquidity", $"{place} numbers stand before the terms of close-outs; at most {AccountBook.LastCloseOut} may, so fewer options are needed");
    }

    /// <summary>Notes the exact sums.</summary>
    internal static void AddMoments(PlanTables tables, int firstTally)
    {
        tables.AddMoments(firstTally + CloseOutBook.Slippage);
        tables.AddMoments(firstTally + CloseOutBook.Penalty);
    }

    private static double Kept(double spacing) => Double1.Exp(new Double1(spacing * MonitoringDates.DaysPerYear * Double1.Log(new Double1(DailyDecay)).Value)).Value;

    // A price that does not move by the model has no volatility that its path could exceed.
    private static double Gain(ModelAsset asset, double spacing)
    {
        double variance = asset.Volatility * asset.Volatility * spacing;
        return variance > 0 ? (1 - Kept(spacing)) / variance : 0;
    }

    private static IEnumerable<int> Pieces(PlanTables tables, LiquidityModel? liquidity)
    {
        (double Start, double Width, double Slope)[] pieces = liquidity is LiquidityModel.Table table ? [.. table.Pieces()] : [];
        yield return tables.AddParameters(pieces.SelectMany(piece => new[] { piece.Start, piece.Width, piece.Slope }));
        yield return pieces.Length;
    }

    private IEnumerable<double> Terms(ModelAsset asset)
    {
        LiquidationPenalty penalty = PenaltyOf(asset) ?? new LiquidationPenalty(0, 0);
        bool fromBonus = penalty.Payer == SlippagePayer.Liquidator;
        LiquidityModel? liquidity = LiquidityOf(asset);
        (double Fixed, double Coefficient, double Turn, double Most) = liquidity switch
        {
            LiquidityModel.Constant constant => (constant.Share, 0, 0, Unbounded),
            LiquidityModel.SquareRoot { Coefficient: > 0 } root => (root.Spread / 2, root.Coefficient, Math.Min(Unbounded, root.Turn), Math.Min(Unbounded, root.Most)),
            LiquidityModel.SquareRoot root => (root.Spread / 2, 0, 0, Unbounded),
            LiquidityModel.Table table => (table.Spread / 2, 0, 0, table.Most),
            _ => (0, 0, 0, Unbounded),
        };
        return [fromBonus ? penalty.Bonus : 0, penalty.Fee + (fromBonus ? 0 : penalty.Bonus), Fixed, Coefficient, Turn, Most, (liquidity?.StressExponent ?? 0) / 2];
    }

    private LiquidityModel? LiquidityOf(ModelAsset asset) => Liquidity?.Assets.GetValueOrDefault(asset.Name);

    private LiquidationPenalty? PenaltyOf(ModelAsset asset) => Rules.Collateral.GetValueOrDefault(asset.Name)?.Penalty;
}
