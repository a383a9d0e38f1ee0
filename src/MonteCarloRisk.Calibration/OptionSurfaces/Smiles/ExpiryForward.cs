using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Surfaces;
using MonteCarloRisk.MarketData.OptionChains;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Smiles;

/// <summary>
/// The forward of an expiry. In coin, put-call parity of an inverse option is C - P = 1 - K / F. The exchange marks all options of an expiry at one moment and one
/// forward, so every strike gives the same F to the rounding of the marks, while the futures price in a row may be seconds older.
/// </summary>
public static class ExpiryForward
{
    /// <summary>Strikes with both marks that are needed.</summary>
    const int FewestPairs = 3;

    /// <summary>A parity forward further than this from the median of the rows' own is taken as a sign of junk among the marks.</summary>
    const double LargestDistance = 0.02;

    /// <summary>The median over strikes of the forward that parity gives, or else the median of the rows'.</summary>
    /// <param name="options">All options of one expiry.</param>
    public static (double Forward, ForwardSource Source) Of(IReadOnlyCollection<OptionQuote> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        double quoted = Median([.. options.Select(option => option.Forward)]);
        List<double> parity =
        [
            .. options.GroupBy(option => option.Strike)
                .Select(strike => (Strike: strike.Key, Call: Mark(strike, OptionRight.Call), Put: Mark(strike, OptionRight.Put)))
                .Where(strike => strike.Call - strike.Put < 1)
                .Select(strike => strike.Strike / (1 - (strike.Call!.Value - strike.Put!.Value))),
        ];
        double forward = parity.Count >= FewestPairs ? Median(parity) : double.NaN;
        return Math.Abs(forward - quoted) <= LargestDistance * quoted ? (forward, ForwardSource.Parity) : (quoted, ForwardSource.Quoted);
    }

    static double? Mark(IEnumerable<OptionQuote> strike, OptionRight right) => strike.FirstOrDefault(option => option.Right == right)?.Mark;

    static double Median(List<double> values)
    {
        values.Sort();
        int middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
    }
}
