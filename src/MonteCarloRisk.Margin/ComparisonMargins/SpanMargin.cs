using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>
/// CME SPAN's scan risk: the largest loss over prices {0, ±1/3, ±2/3, ±1} of the price scan range with volatility up and down by its scan range, and two extreme moves without a change of
/// volatility of which a share counts; no less than the minimum of written options. A day passes meanwhile. Source: CME's description of SPAN components; eslm.lpude.in, p. 193. Assumed: the
/// volatility range is relative. Spread charges and credits between months and products are not modelled, since they are the exchange's tables. Ranges are set by the exchange for each
/// product, so there are no defaults.
/// </summary>
/// <param name="Ranges">Scan ranges by underlying.</param>
public sealed record SpanMargin(IReadOnlyDictionary<string, SpanRange> Ranges) : IVenueMargin
{
    private const double DaysPerYear = 365;

    /// <inheritdoc/>
    public string Venue => "CME SPAN";

    /// <inheritdoc/>
    public VenueAnswer Ask(ComparedAccount account) => VenueAnswer.Of(this, Refusal(account), () => Require(account));

    private string? Refusal(ComparedAccount account) => !Ranges.ContainsKey(account.Quote.Underlying) ? "no scan ranges of this asset are in our sources" + Perpetuals.PerpetualVenue.MayBeStated
        : account.Collateral.Count > 0 ? "collateral is valued by the clearing house"
        : null;

    private VenueRequirement Require(ComparedAccount account)
    {
        SpanRange range = Ranges[account.Quote.Underlying];
        double spot = account.Quote.Spot;
        IReadOnlyList<ExpiryBook> expiries = ExpiryBook.Of(account);
        double marks = expiries.Sum(expiry => expiry.Value() * expiry.Discount);
        double Loss(double moves, double volatility)
        {
            double factor = 1 + (moves * range.Price / spot);
            double options = expiries.Sum(expiry =>
            {
                double left = Math.Max(0, expiry.Expiry - (range.LookAheadDays / DaysPerYear));
                return expiry.Discount * expiry.Positions.Sum(position => position.Contracts * ExpiryBook.ForwardValue(
                    position.Contract with { Expiry = left > 0 ? left : position.Contract.Expiry },
                    expiry.Forward * factor,
                    left > 0 ? position.Contract.ImpliedVolatility * (1 + volatility) : 0));
            });
            return marks - options - (account.PerpetualUnits * moves * range.Price);
        }

        double worst = 0;
        string binding = "no loss in any scenario";
        foreach ((double moves, double volatility, double weight) in Scenarios(range))
        {
            double loss = weight * Loss(moves, volatility);
            if (loss <= worst) continue;
            worst = loss;
            binding = string.Create(CultureInfo.InvariantCulture, $"{moves:+0.##;-0.##;0} price ranges, volatility {(volatility > 0 ? "up" : volatility < 0 ? "down" : "unchanged")}")
                + (weight == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", {100 * weight:0.##}% of it"));
        }

        double minimum = range.ShortOptionMinimum * expiries.Sum(expiry => expiry.Positions.Sum((OptionPosition position) => Math.Max(0, -position.Contracts)));
        if (minimum > worst) binding = "minimum of written options";
        double requirement = Math.Max(worst, minimum);
        return new VenueRequirement(marks + account.PerpetualProfit + account.Cash, binding, [new RequirementPart("scan risk", requirement * range.InitialFactor, requirement)]);
    }

    private static IEnumerable<(double Moves, double Volatility, double Weight)> Scenarios(SpanRange range)
    {
        foreach (double thirds in (double[])[0, 1, -1, 2, -2, 3, -3])
        {
            yield return (thirds / 3, range.Volatility, 1);
            yield return (thirds / 3, -range.Volatility, 1);
        }

        yield return (range.ExtremeMultiple, 0, range.ExtremeWeight);
        yield return (-range.ExtremeMultiple, 0, range.ExtremeWeight);
    }
}
