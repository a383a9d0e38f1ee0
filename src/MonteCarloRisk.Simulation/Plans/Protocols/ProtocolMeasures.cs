using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What a protocol's liquidations add up beside the ledger.</summary>
public static class ProtocolMeasures
{
    /// <summary>The measures that its liquidations have, in their order.</summary>
    public static IReadOnlyList<ProtocolMeasure> Of(LendingProtocol protocol) =>
    [
        .. protocol.Collateral.Values.SelectMany(market => market.Stages.SelectMany(Of))
            .Concat(protocol.Positions.Any(position => position.DeRisking is not null) ? [ProtocolMeasure.DeRisked, ProtocolMeasure.DeRiskingCost] : [])
            .Concat(OfLending(protocol))
            .Distinct().Order(),
    ];

    /// <summary>Slots of a plan: up to the last that is needed.</summary>
    internal static int Count(LendingProtocol protocol) => Of(protocol) is { Count: > 0 } measures ? (int)measures[^1] + 1 : 0;

    /// <summary>Tallies of a plan with so many measures and these rows.</summary>
    internal static int Tallies(int measures, IEnumerable<MechanismRow> rows) =>
        measures > 0 ? LiquidationMeasures.TallyOf(measures)
        : rows.Any(row => row.Code is Mechanism.LevelBreaker or >= Mechanism.FirstFeed and <= Mechanism.LastControl || LendingLayout.IsLending(row.Code) || row.Code == Mechanism.Escalation) ? ProtocolTallies.FurtherCount
        : ProtocolTallies.Count;

    private static IEnumerable<ProtocolMeasure> OfLending(LendingProtocol protocol)
    {
        if (protocol.Positions.Any(position => position.Unwinding is not null))
        {
            yield return ProtocolMeasure.Unwound;
            yield return ProtocolMeasure.UnwindingLoss;
            yield return ProtocolMeasure.UnwindingRepaid;
        }

        if (protocol.Interest?.Run is null && protocol.Reserves.Values.All(reserve => reserve.Interest.Run is null)) yield break;
        yield return ProtocolMeasure.Withdrawn;
        yield return ProtocolMeasure.SqueezedSeconds;
        yield return ProtocolMeasure.LongestSqueezeSeconds;
        yield return ProtocolMeasure.LenderLoss;
    }

    private static ProtocolMeasure[] Of(LiquidationMechanism liquidation) => liquidation switch
    {
        LiquidationMechanism.EnglishAuction => [ProtocolMeasure.LotsSold, ProtocolMeasure.ZeroBidLots, ProtocolMeasure.ZeroBidLoss],
        LiquidationMechanism.Absorption => [ProtocolMeasure.DebtAdded, ProtocolMeasure.Unsold],
        LiquidationMechanism.TwoStageAuction => [ProtocolMeasure.DebtAdded],
        LiquidationMechanism.StabilityPool => [ProtocolMeasure.PoolRepaid, ProtocolMeasure.PoolGain, ProtocolMeasure.Redistributed],
        LiquidationMechanism.PartialLiquidation => [ProtocolMeasure.Deleveraged, ProtocolMeasure.Forgone, ProtocolMeasure.FundLeft],
        LiquidationMechanism.LiquidityPool =>
            [ProtocolMeasure.ProviderLoss, ProtocolMeasure.LargestTradersProfit, ProtocolMeasure.PaidByProviders, ProtocolMeasure.MissedProfit, ProtocolMeasure.Deleveraged, ProtocolMeasure.PoolWorth],
        LiquidationMechanism.Bands => [ProtocolMeasure.SoftRepaid, ProtocolMeasure.SoftLoss],
        _ => [],
    };
}
