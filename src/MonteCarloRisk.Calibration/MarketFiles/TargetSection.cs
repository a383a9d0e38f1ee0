using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("The probabilities that the margins are solved for.")]
[ExactlyOneOf("horizonDays", "horizon")]
sealed record TargetSection
{
    [Description("Largest probability, within the horizon, that an account is insolvent at its close-out; between 0 and 1.")]
    [Within("(0, 1)")]
    public required double InsolvencyProbability { get; init; }

    [Description("Largest probability, within the horizon, that an account opened at the loan-to-value is liquidated; between 0 and 1.")]
    [Within("(0, 1)")]
    public required double BreachProbability { get; init; }

    [Description("Largest probability, within the horizon and one liquidation delay, that bad debt is beyond the insurance fund; between 0 and 1. Where it is given the report has the size of the fund that keeps it; by default none is told.")]
    [Within("(0, 1)")]
    public double? BeyondBackstopProbability { get; init; }

    [Description("Level of every confidence interval, between 0 and 1; by default 0.95.")]
    [Within("(0, 0.999999]")]
    public double ConfidenceLevel { get; init; } = 0.95;

    [Description("Whole days over which breaches count, 1 to 3650. Either this or horizon is given.")]
    [Within("[1, 3650]")]
    public int? HorizonDays { get; init; }

    [Description("Last day on which breaches count, after the as-of date. Either this or horizonDays is given.")]
    public DateOnly? Horizon { get; init; }
}
