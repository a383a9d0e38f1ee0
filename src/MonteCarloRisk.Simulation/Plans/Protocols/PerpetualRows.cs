using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Perpetuals;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Lays out markets of perpetuals and their positions.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="model">The model.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="clock">Durations as dates.</param>
/// <param name="seed">The seed.</param>
internal sealed class PerpetualRows(PlanTables tables, PriceModel model, LendingProtocol protocol, ProtocolClock clock, ulong seed)
{
    // More than any amount; a number of single precision.
    private const double Unbounded = 1e38;

    // Keys reach a little farther than they need to: a comparison too many, where one too few would pass over a position.
    private const double KeyMargin = 1e-5;

    private readonly SortedDictionary<int, MechanismRow> books = [];
    private readonly Dictionary<int, int> states = [];

    /// <summary>The positions of an asset: longs by falling price at which they have nothing, behind them shorts by rising.</summary>
    public static IEnumerable<LeveragedPosition> Order(LendingProtocol protocol, string asset)
    {
        LeveragedPosition[] held = [.. protocol.Perpetuals.Where(position => position.Asset == asset)];
        return
        [
            .. held.Where(position => position.Units > 0).OrderByDescending(position => position.BankruptcyPrice).ThenBy(position => position.Name, StringComparer.Ordinal),
            .. held.Where(position => position.Units < 0).OrderBy(position => position.BankruptcyPrice).ThenBy(position => position.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Funding of the markets, in the model's order.</summary>
    public IEnumerable<MechanismRow> Funding()
    {
        (int Asset, FundingLaw Law)[] laws =
        [
            .. model.Assets.Index().Select(asset => (asset.Index, protocol.Collateral.GetValueOrDefault(asset.Item.Name)?.Liquidation))
                .Where(market => market.Liquidation is LiquidationMechanism.PartialLiquidation).Select(market => (market.Index, ((LiquidationMechanism.PartialLiquidation)market.Liquidation!).Funding)),
        ];
        var premiums = new PremiumPlan(tables, [.. laws.Select(market => new Perpetual(model.Assets[market.Asset].Name, model.Assets[market.Asset].Name, market.Law))], clock.Years, seed);
        foreach ((int asset, FundingLaw law) in laws)
        {
            if (law is FundingLaw.Constant { RatePerYear: 0 }) continue;
            double rate = law is FundingLaw.Constant constant ? constant.RatePerYear * clock.Years : 0;
            int terms = law is FundingLaw.Premium premium ? premiums.Add(premium) : -1;
            yield return new MechanismRow(Mechanism.Funding, asset, tables.AddParameters(rate), tables.AddIntegers(terms), State(asset));
        }
    }

    /// <summary>A market's liquidations.</summary>
    public MechanismRow Book(int asset, LiquidationMechanism.PartialLiquidation liquidation, int measures)
    {
        LeveragedPosition[] held = [.. Order(protocol, model.Assets[asset].Name)];
        int positions = tables.AddParameters(held.SelectMany(position => Parameters(position, model.Assets[asset].Spot)));
        var row = new MechanismRow(
            Mechanism.OrderBook,
            asset,
            tables.AddParameters(liquidation.Adjustment, liquidation.Spread, liquidation.MostFee, liquidation.LeastNotional, liquidation.MostShare, liquidation.MostNotional ?? Unbounded),
            tables.AddIntegers(measures, positions, held.Count(position => position.Units > 0), held.Length, Backing),
            State(asset));
        return books[asset] = row;
    }

    /// <summary>Deleveraging in all markets; they are laid out before.</summary>
    public IEnumerable<MechanismRow> Deleveraging() => books.Values.Select(row => row with { Code = Mechanism.Deleveraging });

    /// <summary>What the fund has left, where there are markets.</summary>
    public IEnumerable<MechanismRow> FundLeft() => books.Values.Take(1).Select(row => new MechanismRow(Mechanism.FundLeft, 0, 0, 0, tables.Integers[row.Integer] + LiquidationMeasures.FundLeft));

    private int Backing =>
        !protocol.Backstops.Any(backstop => backstop is Backstop.Deleveraging) ? PerpetualTable.NoDeleveraging
        : protocol.Backstops[0] is Backstop.InsuranceFund ? PerpetualTable.FundFirst : PerpetualTable.DeleveragingFirst;

    private static double[] Parameters(LeveragedPosition position, double spot) =>
        [position.Units, position.Margin - (position.Units * position.EntryPrice), Key(position, spot), position.EntryPrice];

    /// <summary>The price at which a position has nothing, a little higher for a long and a little lower for a short.</summary>
    public static double Key(LeveragedPosition position, double spot)
    {
        double key = position.BankruptcyPrice;
        double reach = KeyMargin * (Math.Abs(key) + spot);
        return position.Units > 0 ? key + reach : key - reach;
    }

    private int State(int asset)
    {
        if (!states.TryGetValue(asset, out int state))
            states[asset] = state = tables.AddState(PerpetualState.First + (PerpetualState.Slots * protocol.Perpetuals.Count(position => position.Asset == model.Assets[asset].Name)));
        return state;
    }
}
