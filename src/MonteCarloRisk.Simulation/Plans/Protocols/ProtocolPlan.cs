using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Plans of a lending protocol whose mechanisms run on every path.</summary>
public static class ProtocolPlan
{
    /// <summary>The most positions that one plan holds.</summary>
    public const int MostPositions = 100_000;

    /// <summary>Plans a protocol from today to a horizon.</summary>
    /// <param name="model">The model, under the real-world measure; it has the collateral, the staked token and the reference asset of gas.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="dates">The dates on which its mechanisms run.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <exception cref="InputException">The model is not under the real-world measure, or a value is out of range.</exception>
    public static SimulationPlan Create(PriceModel model, LendingProtocol protocol, MonitoringDates dates, SimulationSettings settings)
    {
        if (model.Measure != Measure.RealWorld) throw new InputException("model", "risk needs drifts under the real-world measure");
        Check(model, protocol);
        var tables = new PlanTables();
        var grid = new TimeGrid(Enumerable.Repeat(dates.Spacing, dates.Count).ToArray());
        return ProcessPlan.Add(tables, model, grid, settings, new Layout(tables, model, protocol, dates, settings));
    }

    /// <summary>Checks what a plan could not hold.</summary>
    /// <exception cref="InputException">Something cannot be; where is a path of members of the description.</exception>
    public static void Check(PriceModel model, LendingProtocol protocol)
    {
        ProtocolChecks.Check(model, protocol);
        SoftChecks.Check(protocol);
        LenderChecks.Check(protocol);
    }

    /// <summary>The positions in the order in which a plan holds them: by asset, and in it by falling key, the price at which one becomes unhealthy; behind them those that owe another asset than the numéraire, by pair.</summary>
    public static IEnumerable<LendingPosition> Order(PriceModel model, LendingProtocol protocol) =>
        model.Assets.SelectMany(asset => OfAsset(protocol, asset.Name)).Concat(PositionPair.Of(model, protocol).SelectMany(pair => pair.Positions));

    /// <summary>The names of all positions in the order in which events tell them: those that borrow in the plan's order, then perpetuals by asset, longs by falling price at which they have nothing and behind them shorts by rising.</summary>
    public static IReadOnlyList<string> Names(PriceModel model, LendingProtocol protocol) =>
        [.. Order(model, protocol).Select(position => position.Name), .. model.Assets.SelectMany(asset => PerpetualRows.Order(protocol, asset.Name)).Select(position => position.Name)];

    /// <summary>Those of an asset.</summary>
    internal static IEnumerable<LendingPosition> OfAsset(LendingProtocol protocol, string asset) => protocol.Positions
        .Where(position => position.Asset == asset && !protocol.IsPaired(position))
        .OrderByDescending(position => PositionPair.Key(protocol, position))
        .ThenBy(position => position.Name, StringComparer.Ordinal);

    private sealed record Layout(PlanTables Tables, PriceModel Model, LendingProtocol Protocol, MonitoringDates Dates, SimulationSettings Settings) : IProcessVisitor<SimulationPlan>
    {
        public SimulationPlan Visit<TProcess>(TProcess process, string name)
            where TProcess : unmanaged, IProcess
        {
            int assets = Model.Assets.Count;
            (int positionInteger, int positionParameter) = AddPositions();
            var clock = new ProtocolClock(Dates);
            var sales = new SaleLayout(Tables, Model, Protocol, clock, Settings.Precision);
            MechanismRow[] rows = [.. new ProtocolTable(Tables, Model, Protocol, clock, Settings.Seed, sales).Rows()];
            int measures = ProtocolMeasures.Count(Protocol);
            int tallies = ProtocolMeasures.Tallies(measures, rows);
            rows = [.. rows, .. sales.Measures(rows, tallies)];
            var book = new ProtocolBook(
                assets,
                PriceSlot: Tables.AddState(assets),
                AssetSlot: Tables.AddState(assets * AssetState.Slots),
                LedgerSlot: Tables.AddState(PathLedger.Slots),
                PositionSlot: Tables.AddState(Protocol.Positions.Count * PositionState.Slots),
                RowInteger: Tables.AddIntegers(rows.SelectMany(row => new[] { row.Code, row.Asset, row.Parameter, row.Integer, row.State })),
                RowCount: rows.Length,
                positionInteger,
                positionParameter,
                LedgerParameter: Tables.AddParameters(ProtocolLedger.Start(Protocol)),
                MarketParameter: Tables.AddParameters(Model.Assets.SelectMany(Market)),
                ProtocolLosses.LowestExponent(Model, Protocol));
            for (int slot = PathLedger.BadDebt; slot < PathLedger.Slots; slot++) Tables.AddMoments(ProtocolTallies.MomentsOf(slot));
            for (int measure = 0; measure < measures; measure++) Tables.AddMoments(LiquidationMeasures.TallyOf(measure));
            sales.AddMoments(tallies);
            return new SimulationPlan<ProtocolSimulation<TProcess>>(
                PathPrograms.Protocol + name,
                new ProtocolSimulation<TProcess>(process, book),
                Tables,
                sales.Tallies(tallies),
                new TrackedEstimate.Probability("protocol insolvency probability", ProtocolTallies.Insolvencies),
                Settings);
        }

        // A key a little too high costs a comparison, one too low would pass over a position.
        private (int Integer, int Parameter) AddPositions()
        {
            const double margin = 1 + 1e-5;
            LendingPosition[][] byAsset = [.. Model.Assets.Select(asset => OfAsset(Protocol, asset.Name).ToArray())];
            int first = 0;
            int integer = Tables.AddIntegers([.. byAsset.Select(positions => (first += positions.Length) - positions.Length), byAsset.Sum(positions => positions.Length)]);
            return (integer, Tables.AddParameters(Order(Model, Protocol).SelectMany(position => new[] { position.Units, position.Debt, margin * PositionPair.Bound(Protocol, position) })));
        }

        private double[] Market(ModelAsset asset) => Protocol.Collateral.GetValueOrDefault(asset.Name) is { } market
            ? [asset.Spot, market.LiquidationThreshold, market.Depth is { } depth ? ProtocolTable.SlippageDoubled / depth.Depth : 0]
            : [asset.Spot, 1, 0];
    }
}
