using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>How long something is simulated, as a file says it: a number of paths, or a rule that stops it before the most paths allowed.</summary>
[ExactlyOneOf("paths", "standardError", "relativeStandardError", "timeBudget")]
[NotTogether("paths", "maximumPaths")]
public abstract record SimulationLength
{
    /// <summary>The path count; null where a rule is given.</summary>
    [JsonPropertyOrder(-5)]
    [Description("Number of paths, 1 to 1e11. Exactly one of this, standardError, relativeStandardError and timeBudget is given.")]
    [Within("[1, 100000000000]")]
    public long? Paths { get; init; }

    /// <summary>The largest standard error; null where it is not the rule.</summary>
    [JsonPropertyOrder(-4)]
    [Description("Stops once the standard error of the main value is at or below this, in the value's unit; above 0.")]
    [Within("(0, )")]
    public double? StandardError { get; init; }

    /// <summary>The largest standard error as a fraction of the value; null where it is not the rule.</summary>
    [JsonPropertyOrder(-3)]
    [Description("Stops once the standard error of the main value is at or below this fraction of the value; between 0 and 1.")]
    [Within("(0, 1)")]
    public double? RelativeStandardError { get; init; }

    /// <summary>The time in seconds; null where it is not the rule.</summary>
    [JsonPropertyOrder(-2)]
    [Description("Stops after this many seconds; above 0, at most 2592000 (30 days).")]
    [Within("(0, 2592000]")]
    public double? TimeBudget { get; init; }

    /// <summary>The most paths that a rule may take; null for the default.</summary>
    [JsonPropertyOrder(-1)]
    [Description("The most paths that a rule may take, 1 to 2^48; by default 10000000000. Not with paths.")]
    [Within("[1, 281474976710656]")]
    public long? MaximumPaths { get; init; }

    /// <summary>Refuses a length that is none, or more than one.</summary>
    /// <param name="place">Where the object stands.</param>
    /// <exception cref="Domain.InputException">A value is not allowed, or not exactly one is given.</exception>
    public void CheckLength(JsonPlace place)
    {
        string[] given = [.. Given()];
        if (given.Length == 0)
            throw place.Fault("none of paths, standardError, relativeStandardError and timeBudget stands here; exactly one is needed");
        if (given.Length > 1)
            throw place.Fault($"{string.Join(" and ", given)} stand here; exactly one of paths, standardError, relativeStandardError and timeBudget is allowed");
        if (Paths is not null && MaximumPaths is not null)
            throw place.Member("maximumPaths").Fault("this is the most that a stopping rule may take; with paths it has no meaning");
        if (Paths is { } paths && !Lengths.IsPathCount(paths)) throw place.Member("paths").Refuse(paths, Lengths.PathCounts);
        if (MaximumPaths is { } most && !Lengths.IsMaximumPathCount(most)) throw place.Member("maximumPaths").Refuse(most, Lengths.MaximumPathCounts);
        if (StandardError is { } size && !Lengths.IsStandardError(size)) throw place.Member("standardError").Refuse(size, Lengths.StandardErrors);
        if (RelativeStandardError is { } fraction && !Lengths.IsRelativeError(fraction)) throw place.Member("relativeStandardError").Refuse(fraction, Lengths.RelativeErrors);
        if (TimeBudget is { } seconds && !Lengths.IsTimeBudget(seconds)) throw place.Member("timeBudget").Refuse(seconds, Lengths.TimeBudgets);
    }

    /// <summary>The settings of this length, which was checked.</summary>
    /// <param name="seed">Seed of the random numbers.</param>
    /// <param name="precision">Precision of the path arithmetic.</param>
    public SimulationSettings Settings(ulong seed, Precision precision) =>
        new(Paths ?? MaximumPaths ?? StoppingRule.UsualMaximumPaths, seed, precision) { Stopping = Rule() };

    StoppingRule Rule() => this switch
    {
        { StandardError: { } size } => new StoppingRule.AbsoluteError(size),
        { RelativeStandardError: { } fraction } => new StoppingRule.RelativeError(fraction),
        { TimeBudget: { } seconds } => new StoppingRule.TimeBudget(TimeSpan.FromSeconds(seconds)),
        _ => StoppingRule.AllPaths,
    };

    IEnumerable<string> Given()
    {
        if (Paths is not null) yield return "paths";
        if (StandardError is not null) yield return "standardError";
        if (RelativeStandardError is not null) yield return "relativeStandardError";
        if (TimeBudget is not null) yield return "timeBudget";
    }
}
