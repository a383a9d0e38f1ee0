using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A lending protocol, as a file says it.</summary>
[Description("A protocol that lends the numéraire against collateral, with the mechanisms that run on every path. Durations are in seconds, rates per year, money in the numéraire.")]
[ExactlyOneOf("positions", "positionsFile")]
public sealed record ProtocolDescription
{
    const int MostPositions = 100_000;

    // Perpetuals are liquidated by the protocol itself.
    static readonly KeeperPool NoKeepers = new(0, 1, 1, 0, 1, 1, 1);

    /// <summary>The collateral by asset.</summary>
    [Description("How each asset is taken as collateral, by its name; left out where the protocol has perpetuals alone.")]
    public IReadOnlyDictionary<string, CollateralMarketEntry> Collateral { get; init; } = new Dictionary<string, CollateralMarketEntry>();

    /// <summary>The positions.</summary>
    [Description("The positions, or cohorts of positions alike: 1 to 100000; left out where there is no collateral.")]
    public IReadOnlyList<LendingPositionEntry> Positions { get; init; } = [];

    /// <summary>A file of positions.</summary>
    [Description("A file that has the positions, in the place of positions.")]
    public PositionsFileEntry? PositionsFile { get; init; }

    /// <summary>Cohorts of positions.</summary>
    [Description("How many cohorts the positions run in; by default each runs by itself.")]
    public CohortsEntry? Cohorts { get; init; }

    /// <summary>Perpetuals.</summary>
    [Description("Perpetuals that the protocol clears, in assets that are no collateral; they share its backstops. By default none.")]
    public PerpetualsEntry? Perpetuals { get; init; }

    /// <summary>Who liquidates.</summary>
    [Description("Who liquidates; needed where there is collateral.")]
    public KeeperEntry? Keepers { get; init; }

    /// <summary>What a transaction costs.</summary>
    [Description("What a liquidation costs in gas; needed where there is collateral.")]
    public GasEntry? Gas { get; init; }

    /// <summary>What debts cost.</summary>
    [Description("What debts cost; by default nothing.")]
    public InterestEntry? Interest { get; init; }

    /// <summary>Assets that are lent.</summary>
    [Description("Assets of the model that are lent beside the numéraire, by name; by default none.")]
    public IReadOnlyDictionary<string, ReserveEntry>? Reserves { get; init; }

    /// <summary>Categories.</summary>
    [Description("Categories of efficiency mode by name; by default none.")]
    public IReadOnlyDictionary<string, EfficiencyModeEntry>? EModes { get; init; }

    /// <summary>Who pays bad debt.</summary>
    [Description("Who pays bad debt, in this order; lenders bear what is left.")]
    public IReadOnlyList<BackstopEntry>? Backstops { get; init; }

    /// <summary>What halts liquidations.</summary>
    [Description("What halts liquidations; by default nothing.")]
    public IReadOnlyList<CircuitBreakerEntry>? CircuitBreakers { get; init; }

    /// <summary>What halts liquidations by a measure.</summary>
    [Description("What halts liquidations by a measure, beside moves of prices; by default nothing.")]
    public IReadOnlyList<MeasureBreakerEntry>? MeasureBreakers { get; init; }

    /// <summary>How the sequencer fails.</summary>
    [Description("How the sequencer of the rollup fails; by default it never does.")]
    public SequencerEntry? Sequencer { get; init; }

    /// <summary>What keepers borrow within a transaction.</summary>
    [Description("What keepers borrow within a transaction; by default nothing.")]
    public FlashLoanEntry? FlashLoans { get; init; }

    /// <summary>What searchers take.</summary>
    [Description("What searchers take of liquidations; by default nothing.")]
    public SearcherEntry? Searchers { get; init; }

    /// <summary>Who would move reference pools.</summary>
    [Description("Who would move the reference pools of oracles; by default nobody is reckoned with.")]
    public AttackerEntry? Attacker { get; init; }

    /// <summary>The protocol, checked.</summary>
    /// <param name="assets">The assets of the model.</param>
    /// <param name="place">Where it stands.</param>
    /// <exception cref="Domain.InputException">A value is out of range, or a name unknown.</exception>
    public LendingProtocol ToProtocol(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        JsonPlace collateral = place.Member("collateral");
        if (Collateral.Count == 0 && Perpetuals is null) throw collateral.Fault("no asset is taken as collateral; one or more are needed");
        foreach ((string asset, CollateralMarketEntry market) in Collateral)
        {
            Names.CheckKnown(asset, assets, "asset", collateral.Member(asset));
            if (market is null) throw collateral.Member(asset).Refuse(null, "an object is needed");
        }

        foreach (string asset in Collateral.Keys) CheckGrowthCaps(asset, collateral.Member(asset));
        IReadOnlyDictionary<string, EfficiencyMode> modes = ToModes(place.Member("eModes"));
        JsonPlace list = place.Member("positions");
        if (Positions.Count > MostPositions || Positions.Count == 0 != (Collateral.Count == 0)) throw list.Fault($"{Positions.Count} positions; 1 to {MostPositions} are allowed");
        for (int i = 0; i < Positions.Count; i++)
        {
            if (Positions[i] is null) throw list.Item(i).Refuse(null, "an object with collateral, units and debt is needed");
        }

        Names.Check([.. Positions.Select((position, i) => position.NameAt(i))], list);
        LendingPosition[] positions = [.. Positions.SelectMany((position, i) => position.ToPositions(i, this, list.Item(i)))];
        Names.Check([.. positions.Select(position => position.Name)], list);
        IReadOnlyDictionary<string, CollateralMarket> perpetuals = Perpetuals?.ToMarkets(assets, [.. Collateral.Keys], place.Member("perpetuals")) ?? new Dictionary<string, CollateralMarket>();
        string[] markets = [.. Collateral.Keys, .. perpetuals.Keys];
        foreach ((int i, BackstopEntry.StakingModule staking) in (Backstops ?? []).Index().Where(entry => entry.Item is BackstopEntry.StakingModule).Select(entry => (entry.Index, (BackstopEntry.StakingModule)entry.Item)))
        {
            if (staking.Capitalization is not null && markets.Contains(staking.Asset))
                throw place.Member("backstops").Item(i).Member("capitalization").Fault($"\"{staking.Asset}\" is collateral too, and its sales move its price; a token whose price falls with bad debt is none");
            if (staking.Capitalization is not null && Perpetuals is { HasPools: true })
                throw place.Member("backstops").Item(i).Member("capitalization").Fault("the token's price would fall with the bad debt of pools too, which no staker bears; beside pools it is left out");
        }

        double debt = positions.Where(position => position.DebtAsset is null).Sum(position => position.Debt);
        var protocol = new LendingProtocol(
            Collateral.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToMarket(assets, collateral.Member(pair.Key)))).Concat(perpetuals).ToDictionary(),
            positions,
            Keepers?.ToPool(place.Member("keepers")) ?? (Collateral.Count == 0 ? NoKeepers : throw place.Member("keepers").Fault("who liquidates is not said; it is needed where there is collateral")),
            Gas?.ToMarket(assets, place.Member("gas")) ?? (Collateral.Count == 0 ? new GasMarket.MeanReverting(0, markets[0], 0, 1, 0) : throw place.Member("gas").Fault("what a liquidation costs is not said; it is needed where there is collateral")))
        {
            Perpetuals = Perpetuals?.ToPositions([.. positions.Select(position => position.Name)], place.Member("perpetuals")) ?? [],
            Interest = Interest?.ToCurve(debt, place.Member("interest")),
            Reserves = ToReserves(positions, assets, place.Member("reserves")),
            Modes = modes,
            MeasureBreakers = [.. (MeasureBreakers ?? []).Select((breaker, i) => (breaker ?? throw place.Member("measureBreakers").Item(i).Refuse(null, "an object is needed"))
                .ToBreaker(markets, place.Member("measureBreakers").Item(i)))],
            FlashLoans = FlashLoans?.ToLoans(place.Member("flashLoans")),
            Searchers = Searchers?.ToCompetition(Collateral.Values.Any(market => (market.Venues ?? []).Any(venue => venue is VenueEntry.ConstantProductPool or VenueEntry.ConcentratedPool)), place.Member("searchers")),
            Sequencer = Sequencer?.ToOutage(place.Member("sequencer")),
            Attacker = Attacker?.ToAttacker(Interest is { } lends ? Math.Max(0, Math.Min(lends.Supplied, lends.BorrowCap ?? double.PositiveInfinity) - debt) : null, Collateral.Values.Any(market => market.ReferencePool is not null), place.Member("attacker")),
            Backstops = BackstopEntry.ToBackstops(Backstops ?? [], Perpetuals?.HasOrderBooks ?? false, Collateral.Count > 0, assets, place.Member("backstops")),
            Breakers = [.. (CircuitBreakers ?? []).Select((breaker, i) => (breaker ?? throw place.Member("circuitBreakers").Item(i).Refuse(null, "an object is needed"))
                .ToBreaker(markets, place.Member("circuitBreakers").Item(i)))],
        };
        CheckStages(protocol, place);
        return protocol;
    }

    // The stages' rule names the members; where they stand in the file is known here.
    private static void CheckStages(LendingProtocol protocol, JsonPlace place)
    {
        try
        {
            StageChecks.Check(protocol);
        }
        catch (InputException fault)
        {
            throw place.Within(fault.Where).Fault(fault.Message[(fault.Where.Length + 2)..]);
        }
    }

    // A token is staked from something else in the end.
    private void CheckGrowthCaps(string asset, JsonPlace place)
    {
        string? at = asset;
        for (int step = 0; step < Collateral.Count; step++)
        {
            at = Collateral.GetValueOrDefault(at)?.Oracle.GrowthCap?.Base;
            if (at is null) return;
            if (at == asset) throw place.Member("oracle").Member("growthCap").Member("base").Fault($"a cycle: \"{asset}\" is capped by what is capped by it; the base of a staked token is staked from something else");
        }
    }

    private Dictionary<string, EfficiencyMode> ToModes(JsonPlace place)
    {
        string[] known = [.. Collateral.Keys, .. (Reserves ?? new Dictionary<string, ReserveEntry>()).Keys];
        return (EModes ?? new Dictionary<string, EfficiencyModeEntry>()).ToDictionary(
            pair => pair.Key, pair => (pair.Value ?? throw place.Member(pair.Key).Refuse(null, "an object is needed")).ToMode(known, place.Member(pair.Key)));
    }

    private Dictionary<string, DebtReserve> ToReserves(LendingPosition[] positions, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        var reserves = new Dictionary<string, DebtReserve>();
        foreach ((string asset, ReserveEntry entry) in Reserves ?? new Dictionary<string, ReserveEntry>())
        {
            JsonPlace here = place.Member(asset);
            Names.CheckKnown(asset, assets, "asset", here);
            if (entry is null) throw here.Refuse(null, "an object is needed");
            double owed = positions.Where(position => position.DebtAsset == asset).Sum(position => position.Debt);
            double held = positions.Where(position => position.Asset == asset).Sum(position => position.Units);
            reserves.Add(asset, entry.ToReserve(owed, held, Collateral.ContainsKey(asset), assets, here));
        }

        return reserves;
    }
}
