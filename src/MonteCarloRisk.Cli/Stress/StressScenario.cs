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
