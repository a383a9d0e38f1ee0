namespace MonteCarloRisk.Calibration.Jumps.Common;

/// <summary>The days that have a number of jumps, as far as their returns tell, in coordinates in which motion and jumps are uncorrelated.</summary>
/// <param name="jumps">The number k.</param>
/// <param name="assets">Number of coordinates.</param>
sealed class DaysOfJumps(int jumps, int assets)
{
    /// <summary>The number of jumps.</summary>
    public int Jumps { get; } = jumps;

    /// <summary>Expected number of days.</summary>
    public double Count { get; private set; }

    /// <summary>Sum over the days, weighed with their probabilities, of the returns less their mean.</summary>
    public double[] Sum { get; } = new double[assets];

    /// <summary>Likewise of products, the lower triangle.</summary>
    public double[,] Products { get; } = new double[assets, assets];

    /// <summary>Takes a day in.</summary>
    /// <param name="probability">Probability that it has so many jumps.</param>
    /// <param name="rest">Its returns less their mean.</param>
    public void Add(double probability, ReadOnlySpan<double> rest)
    {
        Count += probability;
        for (int i = 0; i < rest.Length; i++)
        {
            double weighed = probability * rest[i];
            Sum[i] += weighed;
            for (int j = 0; j <= i; j++) Products[i, j] += weighed * rest[j];
        }
    }

    /// <summary>The product sum of two coordinates in any order.</summary>
    public double Product(int i, int j) => i >= j ? Products[i, j] : Products[j, i];
}
