using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Lays out owners who repay before they are liquidated.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="clock">Durations as dates.</param>
/// <param name="measures">First state slot of the measures.</param>
internal sealed class DeRiskingRows(PlanTables tables, ProtocolClock clock, int measures)
{
    /// <summary>A row for each asset of which some owner does.</summary>
    /// <param name="markets">The collateral markets.</param>
    /// <param name="positions">The positions of an asset in the plan's order.</param>
    public IEnumerable<MechanismRow> Of(IEnumerable<(int Asset, CollateralMarket Market)> markets, Func<int, IEnumerable<LendingPosition>> positions)
    {
        foreach ((int asset, CollateralMarket _) in markets)
        {
            LendingPosition[] of = [.. positions(asset)];
            if (of.All(position => position.DeRisking is null)) continue;
            double highest = of.Max(position => position.DeRisking?.Level ?? 0);
            yield return new MechanismRow(Mechanism.DeRisking, asset, tables.AddParameters([highest, .. of.SelectMany(Terms)]), tables.AddIntegers(measures), tables.AddState(1 + of.Length));
        }
    }

    private double[] Terms(LendingPosition position) => position.DeRisking is { } owners ? [owners.Level, owners.Target, owners.HalfLife > 0 ? 1 - clock.Kept(owners.HalfLife) : 1] : [0, 0, 0];
}
