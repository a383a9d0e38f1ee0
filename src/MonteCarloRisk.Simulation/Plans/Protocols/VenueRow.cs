using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Lays out venues.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="sandwich">Share of what pools pay that searchers take.</param>
/// <param name="clock">Durations as dates.</param>
internal sealed class VenueRow(PlanTables tables, double sandwich, ProtocolClock clock)
{
    // More than any root of a price, and less than any; numbers of single precision.
    private const double Unbounded = 1e18;
    private const double Nothing = 1e-18;

    /// <summary>The venues of an asset at a price today: the first integer of their kinds, the first of their parameters.</summary>
    public (int Kinds, int Parameter) Add(IReadOnlyList<Venue> venues, double spot)
    {
        double all = venues.Sum(venue => Depth(venue, spot));
        return (tables.AddIntegers(venues.Select(venue => venue is Venue.Depth ? VenueKind.Depth : VenueKind.Pool)), tables.AddParameters(venues.SelectMany(venue => Terms(venue, spot, Depth(venue, spot) / all))));
    }

    private IEnumerable<double> Terms(Venue venue, double spot, double weight)
    {
        (double size, double lower, double upper, double kept) = venue switch
        {
            Venue.Depth depth => (ProtocolTable.SlippageDoubled / depth.Value, Nothing, Unbounded, 1.0),
            Venue.ConstantProductPool pool => (pool.Reserve / Root(spot), Nothing, Unbounded, 1 - pool.Fee),
            Venue.ConcentratedPool pool => (pool.Reserve / (Root(Math.Min(spot, pool.Upper)) - Root(pool.Lower)), Root(pool.Lower), Root(pool.Upper), 1 - pool.Fee),
            _ => throw new ArgumentOutOfRangeException(nameof(venue), venue, "No parameters are known for this venue."),
        };
        double left = venue is Venue.Depth ? 1 : 1 - sandwich;
        double net = Root(kept * left);
        return [size, lower, upper, kept, left, net, 1 / net, venue.StressExponent / 2, clock.Kept(venue.RecoveryHalfLife), weight];
    }

    // The value whose sale lowers a price by a 25th: of a depth by what it is; of a pool, whose price falls by 2 v / (liquidity root) for a small value v, half of its reserve as if its range had no ends.
    private static double Depth(Venue venue, double spot) => venue switch
    {
        Venue.Depth depth => depth.Value,
        Venue.ConstantProductPool pool => ProtocolTable.SlippageDoubled * pool.Reserve / 2,
        Venue.ConcentratedPool pool => ProtocolTable.SlippageDoubled * pool.Reserve * Root(Math.Min(spot, pool.Upper)) / (2 * (Root(Math.Min(spot, pool.Upper)) - Root(pool.Lower))),
        _ => throw new ArgumentOutOfRangeException(nameof(venue), venue, "No depth is known for this venue."),
    };

    private static double Root(double value) => Double1.Sqrt(new Double1(value)).Value;
}
