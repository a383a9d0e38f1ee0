using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Lays out reserves, their lenders, and positions that owe them.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="model">The model.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="clock">Durations as dates.</param>
internal sealed class LendingLayout(PlanTables tables, PriceModel model, LendingProtocol protocol, ProtocolClock clock)
{
    // Beyond any bad debt over any supply; a number of single precision.
    private const double Unbounded = 1e30;
    private const double SecondsPerDay = 86_400;

    // Of the numéraire the reserve stands in the ledger.
    private const int Ledger = -1;

    private readonly Dictionary<string, ReservePlaces> reserves = [];
    private ReservePlaces numeraire = new(Ledger, Ledger, Ledger);
    private int elsewhere;
    private int measures = Ledger;

    /// <summary>Where the parts of a reserve lie.</summary>
    /// <param name="Reserve">First slot of the reserve.</param>
    /// <param name="Lenders">First slot of its lenders.</param>
    /// <param name="Rates">First parameter of its interest.</param>
    private sealed record ReservePlaces(int Reserve, int Lenders, int Rates);

    /// <summary>Oracles of assets that are lent and are no collateral.</summary>
    public static IEnumerable<(int Asset, PriceOracle Oracle)> Oracles(PriceModel model, LendingProtocol protocol) =>
        model.Assets.Index().Where(asset => protocol.Reserves.GetValueOrDefault(asset.Item.Name)?.Oracle is not null).Select(asset => (asset.Index, protocol.Reserves[asset.Item.Name].Oracle!));

    /// <summary>Whether a code is one of these rows.</summary>
    public static bool IsLending(int code) => code is >= Mechanism.FirstLending and <= Mechanism.LastLending;

    /// <summary>Parameters of interest: base, slopes and kink as rates over one step, and the reserve factor.</summary>
    public static double[] Rates(InterestCurve curve, double step) =>
        [curve.BaseRate * step, curve.Slope1 / curve.OptimalUtilization * step, curve.Slope2 / (1 - curve.OptimalUtilization) * step, curve.OptimalUtilization, curve.ReserveFactor];

    /// <summary>Notes where the interest of the numéraire lies, and lays out that of the reserves.</summary>
    public IEnumerable<MechanismRow> Interest(IEnumerable<MechanismRow> ofNumeraire)
    {
        foreach (MechanismRow row in ofNumeraire)
        {
            numeraire = numeraire with { Rates = row.Parameter };
            yield return row;
        }

        if (!HasLenders) yield break;
        numeraire = numeraire with { Lenders = tables.AddState(LenderState.Slots) };
        elsewhere = tables.AddState(1);
        foreach ((int asset, string name, DebtReserve reserve) in Reserves())
        {
            var places = new ReservePlaces(tables.AddState(ReserveState.Slots), tables.AddState(LenderState.Slots), tables.AddParameters([.. Rates(reserve.Interest, clock.Years), Owed(name), reserve.Interest.Supplied]));
            reserves.Add(name, places);
            yield return new MechanismRow(Mechanism.ReserveInterest, asset, places.Rates, tables.AddIntegers(places.Reserve), 0);
        }
    }

    /// <summary>What lenders and owners of loops do before liquidations.</summary>
    /// <param name="firstMeasure">First slot of the measures.</param>
    public IEnumerable<MechanismRow> Moves(int firstMeasure)
    {
        measures = firstMeasure;
        if (protocol.Interest?.Run is { } run) yield return Leave(run, 0, numeraire, 0, hasAsset: 0);
        foreach ((int asset, string name, DebtReserve reserve) in Reserves())
        {
            if (reserve.Interest.Run is { } leaves) yield return Leave(leaves, asset, reserves[name], protocol.Positions.Where(position => position.Asset == name).Sum(position => position.Units), hasAsset: 1);
        }

        foreach ((PositionPair pair, int first) in Pairs())
        {
            if (pair.Unwinding is not { } unwinding) continue;
            yield return new MechanismRow(
                Mechanism.LoopUnwinding,
                Index(pair.Asset),
                tables.AddParameters(unwinding.StakingYield * clock.Years, 1 - clock.Kept(unwinding.HalfLife)),
                tables.AddIntegers([.. Integers(pair, first), Places(pair.DebtAsset).Rates, measures]),
                tables.AddState(1));
        }
    }

    /// <summary>Liquidations of pairs.</summary>
    public IEnumerable<MechanismRow> Liquidations()
    {
        KeeperPool keepers = protocol.Keepers;
        foreach ((PositionPair pair, int first) in Pairs())
        {
            var bonus = (LiquidationMechanism.FixedBonus)protocol.Collateral[pair.Asset].Liquidation;
            EfficiencyMode? mode = pair.Mode is { } name ? protocol.Modes[name] : null;
            var total = bonus.CloseFactorOf as CloseFactorRule.TotalDebt;
            yield return new MechanismRow(
                Mechanism.PairBonus,
                Index(pair.Asset),
                tables.AddParameters(
                    2.0 * keepers.Competitors / (keepers.Competitors + 1.0), keepers.ProfitThreshold, mode?.Bonus ?? bonus.Bonus, bonus.ProtocolFee, bonus.CloseFactor, bonus.FullCloseHealth,
                    total?.SmallPosition ?? 0, total?.Leftover ?? 0, mode?.LiquidationThreshold ?? protocol.Collateral[pair.Asset].LiquidationThreshold, OwnPrice(pair, mode)),
                tables.AddIntegers(Integers(pair, first)),
                tables.AddState(1));
        }
    }

    /// <summary>What lenders lose of what backstops leave: the reserves first, the numéraire's lenders have the rest.</summary>
    public IEnumerable<MechanismRow> Losses()
    {
        if (!HasLenders) yield break;
        int told = protocol.Interest?.Run is not null || protocol.Reserves.Values.Any(reserve => reserve.Interest.Run is not null) ? measures : Ledger;
        foreach ((int asset, string name, _) in Reserves()) yield return Loss(asset, reserves[name], told, hasAsset: 1);
        yield return Loss(0, numeraire, told, hasAsset: 0);
    }

    private MechanismRow Loss(int asset, ReservePlaces places, int told, int hasAsset) =>
        new(Mechanism.ReserveLoss, asset, 0, tables.AddIntegers(places.Reserve, places.Lenders, told, hasAsset, elsewhere), tables.AddState(1));

    private MechanismRow Leave(LenderRun run, int asset, ReservePlaces places, double held, int hasAsset)
    {
        double stays = Double1.Exp(new Double1(clock.Step / SecondsPerDay * Double1.Log(new Double1(1 - run.SharePerDay)).Value)).Value;
        return new MechanismRow(
            Mechanism.LenderRun,
            asset,
            tables.AddParameters(run.Utilization, 1 - stays, run.BadDebtShare ?? Unbounded, clock.Step, held),
            tables.AddIntegers(places.Reserve, places.Lenders, measures, hasAsset),
            0);
    }

    private int[] Integers(PositionPair pair, int first) =>
    [
        first,
        first + pair.Positions.Count,
        pair.DebtAsset is { } owed ? Index(owed) : Ledger,
        Places(pair.DebtAsset).Reserve,
        pair.DebtAsset is null ? Ledger : Places(pair.DebtAsset).Lenders,
        reserves.TryGetValue(pair.Asset, out ReservePlaces? collateral) ? collateral.Reserve : Ledger,
        pair.Mode is { } mode && protocol.Modes[mode].Prices is not null ? 1 : 0,
    ];

    private static double OwnPrice(PositionPair pair, EfficiencyMode? mode) => mode?.Prices is { } prices && pair.DebtAsset is { } owed ? prices[pair.Asset] / prices[owed] : 0;

    private ReservePlaces Places(string? asset) => asset is null ? numeraire : reserves[asset];

    private bool HasLenders => protocol.Reserves.Count > 0 || protocol.Interest?.Run is not null;

    private double Owed(string asset) => protocol.Positions.Where(position => position.DebtAsset == asset).Sum(position => position.Debt);

    private IEnumerable<(int Asset, string Name, DebtReserve Reserve)> Reserves() =>
        model.Assets.Index().Where(asset => protocol.Reserves.ContainsKey(asset.Item.Name)).Select(asset => (asset.Index, asset.Item.Name, protocol.Reserves[asset.Item.Name]));

    // Behind all positions that are no pair.
    private IEnumerable<(PositionPair Pair, int First)> Pairs()
    {
        int first = protocol.Positions.Count(position => !protocol.IsPaired(position));
        foreach (PositionPair pair in PositionPair.Of(model, protocol))
        {
            yield return (pair, first);
            first += pair.Positions.Count;
        }
    }

    private int Index(string name) => model.Assets.Index().First(asset => asset.Item.Name == name).Index;
}
