namespace MonteCarloRisk.Cli.Stress;

/// <summary>A figure and where it is expected.</summary>
sealed record ExpectedFigure
{
    /// <summary>The figure, see <see cref="StressFigures"/> and <see cref="IncidentFormulas"/>.</summary>
    public required string Figure { get; init; }

    /// <summary>What it is, with its unit.</summary>
    public required string What { get; init; }

    /// <summary>Least that is expected; null where no source states a figure, and nothing that was put in decides it.</summary>
    public double? From { get; init; }

    /// <summary>Most that is expected; null likewise.</summary>
    public double? To { get; init; }
}
