using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What a protocol's liquidations add up beside the ledger.</summary>
public static class ProtocolMeasures
{
    /// <summary>The measures of a protocol: all up to the last that one of its liquidations needs.</summary>
    public static IReadOnlyList<ProtocolMeasure> Of(LendingProtocol protocol) => [.. Enum.GetValues<ProtocolMeasure>().Take(Count(protocol))];

    /// <summary>Their number.</summary>
    internal static int Count(LendingProtocol protocol) => protocol.Collateral.Values.Max(market => market.Liquidation switch
    {
        LiquidationMechanism.EnglishAuction => LiquidationMeasures.ZeroBidLoss + 1,
        _ => 0,
    });

    /// <summary>Tallies of a plan with so many measures and these rows.</summary>
    internal static int Tallies(int measures, IEnumerable<MechanismRow> rows) =>
        measures > 0 ? LiquidationMeasures.TallyOf(measures)
        : rows.Any(row => row.Code is >= Mechanism.FirstFeed and <= Mechanism.LastFeed) ? ProtocolTallies.FurtherCount
        : ProtocolTallies.Count;
}
