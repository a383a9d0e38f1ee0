using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>Whether the insurance fund keeps the probability beyond it at its target under the recommended rules.</summary>
internal static class FundTarget
{
    /// <summary>A line where it does not, or where the paths do not tell how large a fund would; none otherwise.</summary>
    /// <param name="target">The targets.</param>
    /// <param name="fund">The fund today, in the numéraire; null where nothing is said of one.</param>
    /// <param name="recommended">The protocol under the recommended rules.</param>
    public static IEnumerable<string> Open(SolvencyTarget target, double? fund, ProtocolOutcome recommended)
    {
        if (target.BeyondBackstopProbability is not { } beyond || recommended.FundSize is not { } size) yield break;
        if (!double.IsFinite(size.Value)) yield return string.Create(CultureInfo.InvariantCulture, $"{MarginRulesRecommendation.Fund}: {size.Method}");
        else if (fund is { } today && recommended.Tail?.Backstop is { Probability: var probability } && probability.Interval.Lower > beyond)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{MarginRulesRecommendation.Fund}: bad debt is beyond the {today:N0} of today with probability {probability.Value:G3} [{probability.Interval.Lower:G3}, {probability.Interval.Upper:G3}] under the recommended rules, above {beyond:G3}; a fund of {size.Interval.Upper:N0} would do");
        }
    }
}
