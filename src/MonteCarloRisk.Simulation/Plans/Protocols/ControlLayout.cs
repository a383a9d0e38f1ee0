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
