namespace MonteCarloRisk.Cli.Stress;

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
