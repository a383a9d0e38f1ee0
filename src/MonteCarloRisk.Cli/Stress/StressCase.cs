using MonteCarloRisk.Cli.Requests;

namespace MonteCarloRisk.Cli.Stress;

/// <summary>One run of a scenario, or one calculation by the mechanics' formulas.</summary>
sealed record StressCase
{
    /// <summary>What it is.</summary>
    public required string Name { get; init; }

    /// <summary>The run, as `mcrisk insolvency` takes it; null where there is a formula.</summary>
    public InsolvencyRequest? Request { get; init; }

    /// <summary>The name of a calculation, see <see cref="IncidentFormulas"/>; null where there is a run.</summary>
    public string? Formula { get; init; }

    /// <summary>The numbers of the calculation, by name.</summary>
    public IReadOnlyDictionary<string, double> Inputs { get; init; } = new Dictionary<string, double>();

    /// <summary>Of a calculation what breaks; of a run it is found on the path.</summary>
    public string? Breaks { get; init; }

    /// <summary>What is expected.</summary>
    public required IReadOnlyList<ExpectedFigure> Expected { get; init; }
}
