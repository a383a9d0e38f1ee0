using MonteCarloRisk.Cli.Requests;

namespace MonteCarloRisk.Cli.Stress;

/// <summary>An incident, as its resource says it.</summary>
sealed record StressScenario
{
    /// <summary>Its name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>When it was.</summary>
    public required string Date { get; init; }

    /// <summary>What happened, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>Where its numbers come from.</summary>
    public required string Source { get; init; }

    /// <summary>What the sources do not say and is assumed here.</summary>
    public string? Assumed { get; init; }

    /// <summary>What is run: first as it was, then what would have helped or another number of the same incident.</summary>
    public required IReadOnlyList<StressCase> Cases { get; init; }
}

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

/// <summary>A figure and where it is expected.</summary>
sealed record ExpectedFigure
{
    /// <summary>The figure, see <see cref="StressFigures"/> and <see cref="IncidentFormulas"/>.</summary>
    public required string Figure { get; init; }

    /// <summary>What it is, with its unit.</summary>
    public required string What { get; init; }

    /// <summary>Least that is expected.</summary>
    public required double From { get; init; }

    /// <summary>Most that is expected.</summary>
    public required double To { get; init; }
}
