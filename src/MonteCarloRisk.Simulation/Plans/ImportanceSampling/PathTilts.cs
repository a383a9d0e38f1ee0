namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>A mixture of failure modes that the paths of a plan are drawn from, and how it was found.</summary>
public sealed class PathTilts
{
    /// <summary>Takes modes.</summary>
    /// <param name="watched">The accounts whose breaches the modes follow.</param>
    /// <param name="modes">The modes; with the defensive share their weights sum to one.</param>
    /// <param name="own">The model's own law, of the weight of the defensive share.</param>
    /// <param name="pilotPaths">Paths that were walked to find them.</param>
    internal PathTilts(IReadOnlyList<MonitoredAccount> watched, IReadOnlyList<ModeTilt> modes, Tilt own, long pilotPaths)
    {
        Watched = watched;
        Modes = modes;
        Own = own;
        PilotPaths = pilotPaths;
    }

    /// <summary>One tilt that is known: the normals of every step shifted, of a model that draws nothing else.</summary>
    /// <param name="shifts">Shift of each normal of a step.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself, above 0 and below 1.</param>
    public static PathTilts Shifted(IReadOnlyList<double> shifts, double defensiveShare) =>
        new([], [ModeTilt.Constant(1 - defensiveShare, Tilt.Shifted(1, shifts))], Tilt.Shifted(defensiveShare, new double[shifts.Count]), 0);

    /// <summary>Modes beside the model's own law.</summary>
    public int Count => Modes.Count;

    /// <summary>Share of the paths that follow the model itself: none counts more than one over it.</summary>
    public double DefensiveShare => Own.Weight;

    /// <summary>Paths that were walked to find them, beside those of the run.</summary>
    public long PilotPaths { get; }

    /// <summary>Insolvencies that no mode leads to since no pilot found a way there, one line each.</summary>
    public IReadOnlyList<string> Cautions { get; internal init; } = [];

    /// <summary>The accounts that modes follow.</summary>
    internal IReadOnlyList<MonitoredAccount> Watched { get; }

    /// <summary>The modes.</summary>
    internal IReadOnlyList<ModeTilt> Modes { get; }

    /// <summary>The model's own law.</summary>
    internal Tilt Own { get; }

    /// <summary>Each tilt of a mode once.</summary>
    internal IReadOnlyList<Tilt> Tilts => [.. Modes.SelectMany(mode => (Tilt?[])[mode.First, mode.Fall]).OfType<Tilt>().Distinct(ReferenceEqualityComparer.Instance).Cast<Tilt>()];
}
