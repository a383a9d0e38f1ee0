namespace MonteCarloRisk.Domain.Models;

/// <summary>Means and covariance of the log returns of a step.</summary>
/// <param name="Means">Mean of each asset.</param>
/// <param name="Covariance">Covariance, row by row.</param>
public sealed record NormalMoments(IReadOnlyList<double> Means, IReadOnlyList<IReadOnlyList<double>> Covariance)
{
    /// <summary>The moments of a step of drifts and volatilities per year.</summary>
    public static NormalMoments OfStep(IReadOnlyList<double> drifts, IReadOnlyList<double> volatilities, IReadOnlyList<IReadOnlyList<double>> correlation, double step) => new(
        [.. drifts.Select(drift => drift * step)],
        [.. correlation.Select((row, i) => row.Select((entry, j) => entry * volatilities[i] * volatilities[j] * step).ToArray())]);

    /// <summary>The moments with those of a number of independent others added.</summary>
    /// <param name="count">The number.</param>
    /// <param name="other">The others.</param>
    public NormalMoments Plus(double count, NormalMoments other) => new(
        [.. Means.Select((mean, i) => mean + (count * other.Means[i]))],
        [.. Covariance.Select((row, i) => row.Select((entry, j) => entry + (count * other.Covariance[i][j])).ToArray())]);

    /// <summary>The moments of a mixture: the mean of the parts' covariances and the covariance of their means.</summary>
    /// <param name="shares">Share of each part; they sum to one.</param>
    /// <param name="parts">The parts.</param>
    public static NormalMoments Mixture(IReadOnlyList<double> shares, IReadOnlyList<NormalMoments> parts)
    {
        double[] means = [.. parts[0].Means.Select((_, i) => parts.Select((part, k) => shares[k] * part.Means[i]).Sum())];
        double Covariance(int i, int j) =>
            parts.Select((part, k) => shares[k] * (part.Covariance[i][j] + ((part.Means[i] - means[i]) * (part.Means[j] - means[j])))).Sum();
        return new NormalMoments(means, [.. means.Select((_, i) => means.Select((_, j) => Covariance(i, j)).ToArray())]);
    }

    /// <summary>Deviation of an asset.</summary>
    /// <param name="asset">Index of the asset.</param>
    public double Deviation(int asset) => Math.Sqrt(Covariance[asset][asset]);

    /// <summary>The correlation; assets that do not move have none with others.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Correlation() =>
        [.. Covariance.Select((row, i) => row.Select((_, j) => Entry(Math.Max(i, j), Math.Min(i, j))).ToArray())];

    private double Entry(int row, int column)
    {
        double scale = Deviation(row) * Deviation(column);
        return row == column ? 1 : scale > 0 ? Math.Clamp(Covariance[row][column] / scale, -1, 1) : 0;
    }
}
