using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.FittingErrors;

namespace MonteCarloRisk.Margin.CommonRandomNumbers;

/// <summary>The simulations behind a study.</summary>
/// <param name="Seconds">Wall time of the simulations, several of which go on at once; differs from run to run.</param>
/// <param name="Runs">The simulations.</param>
public sealed record StudyRuns(double Seconds, IReadOnlyList<DrawnRun> Runs)
{
    /// <summary>What the purposes of the runs of a frontier begin with.</summary>
    public const string Frontier = "frontier";

    /// <summary>What the purposes of the runs of caps begin with.</summary>
    public const string Cap = "cap";

    /// <summary>Those of the runs of model risk.</summary>
    public const string ModelRisk = "model risk";

    /// <summary>Those of the runs of sensitivities.</summary>
    public const string Sensitivities = "sensitivities";

    /// <summary>Those of the runs of a collateral selection.</summary>
    public const string Selection = "collateral selection";

    /// <summary>Those of the runs of an allocation.</summary>
    public const string Allocation = "allocation";

    /// <summary>That of the run of a protocol's mechanisms.</summary>
    public const string Mechanisms = "mechanisms";

    /// <summary>What the purposes of the runs of a pilot of cohorts begin with.</summary>
    public const string Cohorts = "cohorts";

    /// <summary>The studies of a calibration with what they were run for, in the order in which they are made.</summary>
    /// <param name="calibration">The calibration.</param>
    public static IEnumerable<(string Purpose, StudyRuns Runs)> Of(MarketCalibration calibration)
    {
        if (calibration.Allocation is { } allocation) yield return (Allocation, allocation.Runs);
        if (calibration.Mechanisms is { } mechanisms) yield return (Mechanisms, mechanisms.Runs);
        if (calibration.Mechanisms?.Cohorts is { } cohorts) yield return (Cohorts, cohorts.Runs);
        if (calibration.Caps is { Runs.Runs.Count: > 0 } caps) yield return (Cap, caps.Runs);
        if (calibration.ModelRisk is { Runs.Runs.Count: > 0 } models) yield return (ModelRisk, models.Runs);
        if (calibration.Sensitivities is { } sensitivities) yield return (Sensitivities, sensitivities.Runs);
        if (calibration.Selection is { } selection) yield return (Selection, selection.Runs);
        if (calibration.Frontier?.Protocol is { } frontier) yield return (Frontier, frontier.Runs);
    }

    /// <summary>What the purposes of runs begin with that are made by the dozen.</summary>
    public static IReadOnlyList<string> Purposes { get; } = [FittingErrorRuns.Purpose, Frontier, Cap, ModelRisk, Sensitivities, Selection, Cohorts];
}
