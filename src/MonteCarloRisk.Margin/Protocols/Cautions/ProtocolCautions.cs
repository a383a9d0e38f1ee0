using System.Globalization;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Margin.Protocols.Cohorts;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Protocols.Cautions;

/// <summary>What is to be known before the numbers of a protocol on every path are used, one line each.</summary>
public static class ProtocolCautions
{
    // A part of the answer that is told beside it.
    private const double MuchOfIt = .05;

    /// <summary>Says it.</summary>
    /// <param name="model">The model, with today's prices.</param>
    /// <param name="protocol">The protocol, each position by itself.</param>
    /// <param name="dates">The dates on which its mechanisms run.</param>
    /// <param name="cohorts">What running in cohorts changes; null where each position runs by itself.</param>
    public static IReadOnlyList<string> Of(PriceModel model, LendingProtocol protocol, MonitoringDates dates, CohortError? cohorts) =>
        [.. UnhealthyToday.Of(model, protocol), .. PoolPromises.Of(model, protocol), .. CoarseDates.Of(protocol, dates) is { } coarse ? [coarse] : Array.Empty<string>(), .. SteepDeclines.Of(protocol, dates) is { } steep ? [steep] : Array.Empty<string>(), .. Grouping(cohorts)];

    // Only what is no chance of the pilot.
    private static IEnumerable<string> Grouping(CohortError? cohorts)
    {
        if (cohorts is null) yield break;
        (string What, double Added, double Alone, bool IsClear)[] measures =
        [
            ("the probability of bad debt", cohorts.Insolvency.Value, cohorts.Ungrouped.Insolvency, cohorts.Insolvency.Interval.Lower > 0 || cohorts.Insolvency.Interval.Upper < 0),
            ("mean bad debt", cohorts.BadDebt.Value, cohorts.Ungrouped.BadDebt, cohorts.BadDebt.Interval.Lower > 0 || cohorts.BadDebt.Interval.Upper < 0),
        ];
        string[] told = [.. measures.Where(one => one.IsClear && Math.Abs(one.Added) > MuchOfIt * one.Alone).Select(one => one.Alone > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{one.What} is told {Math.Abs(one.Added) / one.Alone:0%} too {(one.Added > 0 ? "high" : "low")}")
            : $"{one.What} is zero with each position by itself")];
        if (told.Length > 0) yield return string.Create(CultureInfo.InvariantCulture, $"grouping {cohorts.Positions:N0} positions in {cohorts.Cohorts:N0} cohorts shows: by the pilot {string.Join(", and ", told)}; more cohorts show less");
    }
}
