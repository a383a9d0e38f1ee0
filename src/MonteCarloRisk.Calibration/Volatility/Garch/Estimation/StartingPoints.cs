namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>Where the search begins: a grid of plausible models, of which the most likely few are taken.</summary>
static class StartingPoints
{
    const int Taken = 3;
    const double DegreesOfFreedom = 6;

    static readonly double[] Persistences = [0.7, 0.95, 0.99];
    static readonly double[] Shares = [0.05, 0.15, 0.35];
    static readonly double[] Sizes = [0.08, 0.2, 0.4];
    static readonly double[] RiseShares = [0.5, 0.25];
    static readonly double[] Signs = [0, -0.1];

    /// <summary>The best points of the grid, best first.</summary>
    /// <param name="objective">The objective over standardised returns.</param>
    /// <param name="mean">Mean of the standardised returns.</param>
    public static IEnumerable<double[]> Best(Objective objective, double mean) =>
        Grid(objective.Coordinates, mean).OrderBy(u => objective.Value(u)).Take(Taken);

    static IEnumerable<double[]> Grid(Coordinates coordinates, double mean)
    {
        bool isExponential = coordinates.IndexOf(CoordinateKind.Size) >= 0;
        bool isSymmetric = !isExponential && coordinates.IndexOf(CoordinateKind.RiseShare) < 0;
        foreach (double persistence in Persistences)
        {
            for (int reaction = 0; reaction < Shares.Length; reaction++)
            {
                for (int asymmetry = 0; asymmetry < (isSymmetric ? 1 : 2); asymmetry++)
                    yield return Point(coordinates, mean, persistence, isExponential ? Sizes[reaction] : Shares[reaction], isExponential ? Signs[asymmetry] : RiseShares[asymmetry]);
            }
        }
    }

    // Standardised returns have variance one: omega = 1 - persistence, or ln h around 0.
    static double[] Point(Coordinates coordinates, double mean, double persistence, double reaction, double asymmetry) =>
        coordinates.Kinds.Select(kind => kind switch
        {
            CoordinateKind.Mean => mean,
            CoordinateKind.Level => coordinates.IndexOf(CoordinateKind.Size) >= 0 ? 0 : Math.Log(1 - persistence),
            CoordinateKind.Persistence => Coordinates.Logit(coordinates.IndexOf(CoordinateKind.Size) >= 0 ? (1 + persistence) / 2 : persistence),
            CoordinateKind.ShockShare => Coordinates.Logit(reaction),
            CoordinateKind.RiseShare => Coordinates.Logit(asymmetry),
            CoordinateKind.Size => reaction,
            CoordinateKind.Sign => asymmetry,
            _ => Coordinates.ShapeOf(DegreesOfFreedom),
        }).ToArray();
}
