using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Lays out the protocol's token, and breakers that watch a measure.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="model">The model.</param>
/// <param name="clock">Durations as dates.</param>
internal sealed class ControlLayout(PlanTables tables, PriceModel model, ProtocolClock clock)
{
    /// <summary>What the token does before it is asked to pay.</summary>
    public IEnumerable<MechanismRow> Token(LendingProtocol protocol)
    {
        if (protocol.Backstops.OfType<Backstop.StakingModule>().FirstOrDefault() is not { } staking) yield break;
        if (staking.Capitalization is { } worth) yield return new MechanismRow(Mechanism.TokenFall, Index(staking.Asset), tables.AddParameters(1 / worth), 0, 0);
        if (staking.Run is not { } run) yield break;
        int leaves = (int)Math.Floor(clock.Dates(run.Cooldown)) + 1;
        yield return new MechanismRow(Mechanism.StakeRun, Index(staking.Asset), tables.AddParameters(run.Fall, 1 - clock.Kept(run.HalfLife)), tables.AddIntegers(leaves), tables.AddState(RunSlots + leaves));
    }

    private const int RunSlots = 4;

    /// <summary>A debt auction.</summary>
    public MechanismRow Auction(Backstop.DebtAuction auction) =>
        new(Mechanism.DebtAuction, Index(auction.Asset), tables.AddParameters(1 - auction.SaleDiscount, auction.Units), 0, tables.AddState(1));

    /// <summary>A further fund, or further staked tokens, which no ledger holds.</summary>
    public MechanismRow Further(Backstop backstop) => backstop is Backstop.StakingModule staking
        ? new(Mechanism.StakingModule, Index(staking.Asset), tables.AddParameters(1 - staking.SaleDiscount, staking.Units * staking.SlashableShare), MechanismRow.Further, tables.AddState(1))
        : new(Mechanism.InsuranceFund, 0, tables.AddParameters(1, ((Backstop.InsuranceFund)backstop).Amount), MechanismRow.Further, tables.AddState(1));

    /// <summary>Breakers of two levels.</summary>
    public IEnumerable<MechanismRow> Levels(LendingProtocol protocol)
    {
        foreach (CircuitBreaker breaker in protocol.Breakers)
        {
            if (breaker.Soft is { } soft) yield return Level(breaker.Asset, WatchedMeasure.PriceMove, breaker.Move, breaker.CoolDown, soft, clock.WholeDates(breaker.Window, 1));
        }

        foreach (MeasureBreaker breaker in protocol.MeasureBreakers)
        {
            if (breaker.Soft is { } soft) yield return Level(breaker.Asset, breaker.Measure == BreakerMeasure.StressIndex ? WatchedMeasure.StressIndex : WatchedMeasure.OracleDeviation, breaker.Bound, breaker.CoolDown, soft, 0);
        }
    }

    private MechanismRow Level(string asset, int watched, double hard, double coolDown, SoftLevel soft, int window) => new(
        Mechanism.LevelBreaker,
        Index(asset),
        tables.AddParameters([soft.Bound, hard, clock.WholeDates(soft.CoolDown, 1), clock.WholeDates(coolDown, 1), soft.LeastHealth, .. clock.Volatility(model.Assets[Index(asset)])]),
        tables.AddIntegers(watched, window),
        tables.AddState(MechanismRow.LevelSlots + window));

    /// <summary>A breaker.</summary>
    public MechanismRow Breaker(MeasureBreaker breaker)
    {
        int asset = Index(breaker.Asset);
        return new MechanismRow(
            Mechanism.MeasureBreaker,
            asset,
            tables.AddParameters([breaker.Bound, clock.WholeDates(breaker.CoolDown, 1), .. clock.Volatility(model.Assets[asset])]),
            tables.AddIntegers(breaker.Measure == BreakerMeasure.StressIndex ? 1 : 0),
            tables.AddState(4));
    }

    private int Index(string name) => model.Assets.Index().First(asset => asset.Item.Name == name).Index;
}
