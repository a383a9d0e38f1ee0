using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>
/// What several venues take together. Sold best, a unit more brings the same on each venue that takes any, so one number, the root of that marginal price, says how much each takes; as it falls all take more, and what is wanted is found by halving
/// a bracket a number of times that is the same on all paths.
/// </summary>
/// <remarks>
/// A depth at price p that a unit lowers by s takes (p - m) / s down to m. A pool of liquidity L at the root r takes L (r - r') / (r r' (1 - fee)) of the base and gives L (r - r') of the quote, r' = sqrt(m / ((1 - fee) (1 - taken))), not below the end of its range.
/// Source of the pool's formulas: Uniswap/v3-core contracts/libraries/SqrtPriceMath.sol; of constant product it is the one whose range has no ends.
/// </remarks>
internal static class VenueSupply
{
    // The lowest root of the marginal price over the best: a price of 2^-40 of it is nothing.
    private const float Lowest = 1f / (1 << 20);

    /// <summary>Root of the best price that a seller gets, on any venue that takes anything.</summary>
    public static TReal Best<TReal, TMask, TMemory>(ref TMemory memory, VenuePlace venues)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal best = zero;
        for (int venue = 0; venue < venues.Count; venue++)
        {
            TReal now = memory.Load(venues.State + (venue * VenueState.Slots) + VenueState.Now);
            int terms = venues.Parameter + (venue * VenueTerms.Count);
            best = memory.Integer(venues.Kinds + venue) == VenueKind.Depth
                ? TReal.Max(best, TReal.Sqrt(TReal.Max(now, zero)))
                : TReal.Max(best, TReal.SelectLessThan(memory.Parameter(terms + VenueTerms.Lower), now, now * memory.Parameter(terms + VenueTerms.Net), zero));
        }

        return best;
    }

    /// <summary>What all venues take, from where they are, down to a marginal price.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="venues">The venues.</param>
    /// <param name="root">Root of the price, above zero.</param>
    public static VenueSale<TReal> At<TReal, TMask, TMemory>(ref TMemory memory, VenuePlace venues, TReal root)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal price = root * root;
        TReal units = zero;
        TReal value = zero;
        for (int venue = 0; venue < venues.Count; venue++)
        {
            int state = venues.State + (venue * VenueState.Slots);
            int terms = venues.Parameter + (venue * VenueTerms.Count);
            TReal now = memory.Load(state + VenueState.Now);
            TReal size = memory.Load(state + VenueState.Size);
            if (memory.Integer(venues.Kinds + venue) == VenueKind.Depth)
            {
                TReal sold = TReal.Max(zero, now - price) / size;
                units = units + sold;
                value = TReal.MultiplyAdd(sold, TReal.NegatedMultiplyAdd(TReal.Of(0.5f) * sold, size, now), value);
            }
            else
            {
                TReal reached = TReal.Max(memory.Parameter(terms + VenueTerms.Lower), TReal.Min(now, root * memory.Parameter(terms + VenueTerms.Gross)));
                TReal given = size * (now - reached);
                units = units + (given / ((now * reached) * memory.Parameter(terms + VenueTerms.Kept)));
                value = TReal.MultiplyAdd(given, memory.Parameter(terms + VenueTerms.Left), value);
            }
        }

        return new(units, value);
    }

    /// <summary>
    /// The units that n sellers alike sell together of what costs a price: where (1 - 1/n) of the mean price and 1/n of the marginal one are it. On one linear market these are n / (n + 1) of what would leave them nothing, as in <see cref="MarketStages.Sold"/>.
    /// </summary>
    /// <remarks>A. Cournot as there: each of n with units u of U = n u at the mean price A(U) sells until A + u A' is the cost, and U A' is the marginal price less A.</remarks>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="venues">The venues.</param>
    /// <param name="price">What a unit costs.</param>
    /// <param name="share">2 n / (n + 1).</param>
    public static TReal Wanted<TReal, TMask, TMemory>(ref TMemory memory, VenuePlace venues, TReal price, TReal share)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal half = TReal.Of(0.5f);
        TReal alone = (TReal.Of(2f) - share) / share;
        TReal together = TReal.Of(1f) - alone;
        TReal high = Best<TReal, TMask, TMemory>(ref memory, venues);
        TReal low = high * TReal.Of(Lowest);
        for (int halving = 0; halving < venues.Halvings; halving++)
        {
            TReal middle = half * (low + high);
            VenueSale<TReal> sale = At<TReal, TMask, TMemory>(ref memory, venues, middle);
            TReal marginal = middle * middle;
            TReal mean = TReal.Select(TReal.LessThan(zero, sale.Units), sale.Value / sale.Units, marginal);
            TMask pays = TReal.LessOrEqual(price, TReal.MultiplyAdd(together, mean, alone * marginal));
            high = TReal.Select(pays, middle, high);
            low = TReal.Select(pays, low, middle);
        }

        return At<TReal, TMask, TMemory>(ref memory, venues, high).Units;
    }

    /// <summary>How units are sold best; as many of them as the venues take at all.</summary>
    public static VenueSplit<TReal> Split<TReal, TMask, TMemory>(ref TMemory memory, VenuePlace venues, TReal units)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal half = TReal.Of(0.5f);
        TReal high = Best<TReal, TMask, TMemory>(ref memory, venues);
        TReal low = high * TReal.Of(Lowest);
        for (int halving = 0; halving < venues.Halvings; halving++)
        {
            TReal middle = half * (low + high);
            TMask enough = TReal.LessOrEqual(units, At<TReal, TMask, TMemory>(ref memory, venues, middle).Units);
            low = TReal.Select(enough, middle, low);
            high = TReal.Select(enough, high, middle);
        }

        TReal taken = At<TReal, TMask, TMemory>(ref memory, venues, low).Units;
        return new(low, TReal.Select(TReal.LessThan(zero, taken), TReal.Min(TReal.Of(1f), units / taken), zero));
    }

    /// <summary>The fewest units that bring an amount; beyond any where the venues do not bring it.</summary>
    public static TReal Bringing<TReal, TMask, TMemory>(ref TMemory memory, VenuePlace venues, TReal amount)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal half = TReal.Of(0.5f);
        TReal high = Best<TReal, TMask, TMemory>(ref memory, venues);
        TReal low = high * TReal.Of(Lowest);
        for (int halving = 0; halving < venues.Halvings; halving++)
        {
            TReal middle = half * (low + high);
            TMask enough = TReal.LessOrEqual(amount, At<TReal, TMask, TMemory>(ref memory, venues, middle).Value);
            low = TReal.Select(enough, middle, low);
            high = TReal.Select(enough, high, middle);
        }

        VenueSale<TReal> sale = At<TReal, TMask, TMemory>(ref memory, venues, low);
        return TReal.SelectLessThan(sale.Value, amount, TReal.Of(float.MaxValue), sale.Units);
    }

    /// <summary>The units that all venues take at all.</summary>
    public static TReal Most<TReal, TMask, TMemory>(ref TMemory memory, VenuePlace venues)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        At<TReal, TMask, TMemory>(ref memory, venues, TReal.Of(Lowest) * Best<TReal, TMask, TMemory>(ref memory, venues)).Units;
}
