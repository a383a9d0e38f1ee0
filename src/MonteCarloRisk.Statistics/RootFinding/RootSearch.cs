namespace MonteCarloRisk.Statistics.RootFinding;

/// <summary>How a stochastic root is looked for.</summary>
/// <param name="Lower">Lower end of what is searched.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Tolerance">Width below which an end of the interval is found well enough, above zero.</param>
/// <param name="FirstPaths">Paths of the first stage, one or more.</param>
/// <param name="LastPaths">Paths of the last stage, which alone tells root and interval.</param>
public sealed record RootSearch(double Lower, double Upper, double Tolerance, long FirstPaths, long LastPaths)
{
    /// <summary>By how much the paths grow from stage to stage.</summary>
    public const int Growth = 4;

    /// <summary>The paths of the stages, ascending; the last is <see cref="LastPaths"/>.</summary>
    public IReadOnlyList<long> Stages()
    {
        var stages = new List<long>();
        for (long paths = FirstPaths; paths < LastPaths; paths *= Growth) stages.Add(paths);
        stages.Add(LastPaths);
        return stages;
    }
}
