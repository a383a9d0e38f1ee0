using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Protocols;

/// <summary>The most that a protocol's fund can come to owe keepers for starts of Dutch auctions.</summary>
internal static class OwedIncentives
{
    private const double SecondsPerDay = 86_400;

    /// <summary>A chip of each debt with its penalty at its start and as often as an auction can be started anew, and a tip on each date, in the numéraire at today's debts.</summary>
    public static double Most(LendingProtocol protocol, MonitoringDates dates)
    {
        double seconds = dates.Count * dates.Spacing * MonitoringDates.DaysPerYear * SecondsPerDay;
        return protocol.Positions.Sum(position => protocol.Collateral[position.Asset].Stages.OfType<LiquidationMechanism.DutchAuction>().Sum(auction =>
            (position.Debt * (1 + auction.Penalty) * auction.Chip * Math.Min(dates.Count, 1 + (seconds / Math.Min(auction.Tail, SecondsToCusp(auction))))) + (dates.Count * auction.Tip)));
    }

    private static double SecondsToCusp(LiquidationMechanism.DutchAuction auction) => auction.Decline switch
    {
        _ when auction.Cusp == 0 => double.PositiveInfinity,
        AuctionDecline.Linear linear => linear.Duration * (1 - auction.Cusp),
        AuctionDecline.Stairstep steps => steps.Step * Math.Floor(Math.Log(auction.Cusp) / Math.Log(steps.Cut)),
        AuctionDecline.Exponential exponential => Math.Log(auction.Cusp) / Math.Log(exponential.Cut),
        _ => 0,
    };
}
