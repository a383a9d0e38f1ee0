using System.Text.Json.Serialization;
using MonteCarloRisk.Cli.Stress;
using MonteCarloRisk.Governance.Stress;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>What an incident gives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Date">When it was.</param>
/// <param name="Title">What happened.</param>
/// <param name="Source">Where its numbers come from.</param>
/// <param name="Assumed">What the sources do not say; left out where nothing is assumed.</param>
/// <param name="Holds">Whether every figure lies where it is expected.</param>
/// <param name="Cases">Its runs and calculations.</param>
sealed record StressAnswer(string Name, string Date, string Title, string Source, string? Assumed, bool Holds, IReadOnlyList<StressAnswer.Case> Cases)
{
    public static StressAnswer Of(StressScenario scenario, IReadOnlyList<Case> cases) => new(
        scenario.Name, scenario.Date, scenario.Title, scenario.Source, scenario.Assumed, cases.All(one => one.Figures.All(figure => figure.Holds != false)), cases);

    /// <summary>One run, or calculation.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="BrokeFirst">The part that broke first; left out where none did.</param>
    /// <param name="Breaks">All that broke on the path that is told, in order; none of a calculation.</param>
    /// <param name="Figures">What was expected and what came.</param>
    /// <param name="Run">Of a run its answer, as `mcrisk insolvency` gives it; left out of a calculation.</param>
    internal sealed record Case(string Name, string? BrokeFirst, IReadOnlyList<PathBreak> Breaks, IReadOnlyList<Figure> Figures, EstimateAnswer? Run)
    {
        /// <summary>Of a run the path that is told.</summary>
        [JsonIgnore]
        public StressedPath? Path { get; init; }
    }

    /// <summary>A figure.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="What">What it is, with its unit.</param>
    /// <param name="From">Least that is expected; left out where there is no figure to hold it to.</param>
    /// <param name="To">Most that is expected; left out likewise.</param>
    /// <param name="Obtained">What came.</param>
    /// <param name="Holds">Whether it lies within; left out likewise.</param>
    internal sealed record Figure(string Name, string What, double? From, double? To, double Obtained, bool? Holds);
}
