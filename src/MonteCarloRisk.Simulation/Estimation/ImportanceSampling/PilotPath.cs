namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>Where a path of a pilot stood on a date on which it was lower than ever before.</summary>
/// <param name="Date">The date.</param>
/// <param name="Height">What a position has above its debt, over its size today; zero or less where it fails.</param>
/// <param name="Readings">Log likelihoods of the tilts, then what the sensors have added up.</param>
internal sealed record PilotLow(int Date, double Height, double[] Readings);

/// <summary>A path of a pilot: its lows, in the order of their dates.</summary>
internal sealed record PilotPath(IReadOnlyList<PilotLow> Lows)
{
    /// <summary>The lowest height; infinite where it never fell below the start.</summary>
    public double Lowest => Lows.Count > 0 ? Lows[^1].Height : double.PositiveInfinity;

    /// <summary>Where it first stood at a height or below; it must have.</summary>
    public PilotLow First(double height) => Lows.First(low => low.Height <= height);
}
