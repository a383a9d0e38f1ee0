using MonteCarloRisk.Margin.Protocols.Cohorts;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>What running positions in cohorts changes, on the paths of a pilot.</summary>
/// <param name="Positions">Positions.</param>
/// <param name="Cohorts">Cohorts that they run in.</param>
/// <param name="PilotPaths">Paths of the pilot, over all its seeds, each run both ways.</param>
/// <param name="InsolvencyDifference">Probability of bad debt in cohorts less that with each position by itself.</param>
/// <param name="BadDebtDifference">Mean bad debt in cohorts less that with each position by itself.</param>
/// <param name="UngroupedInsolvency">Probability of bad debt with each position by itself, on the pilot's paths.</param>
/// <param name="UngroupedBadDebt">Mean bad debt with each position by itself, on the pilot's paths.</param>
/// <param name="StateSlots">Numbers that a path keeps.</param>
/// <param name="Seconds">Time of the pilot's runs.</param>
sealed record CohortMembers(
    int Positions,
    int Cohorts,
    long PilotPaths,
    EstimateMembers InsolvencyDifference,
    EstimateMembers BadDebtDifference,
    double UngroupedInsolvency,
    double UngroupedBadDebt,
    CohortError.Cost StateSlots,
    CohortError.Cost Seconds)
{
    public static CohortMembers? Of(CohortError? error) => error is null ? null : new(
        error.Positions,
        error.Cohorts,
        error.Insolvency.SampleCount,
        EstimateMembers.Of(error.Insolvency),
        EstimateMembers.Of(error.BadDebt),
        error.Ungrouped.Insolvency,
        error.Ungrouped.BadDebt,
        error.StateSlots,
        error.Seconds);
}
