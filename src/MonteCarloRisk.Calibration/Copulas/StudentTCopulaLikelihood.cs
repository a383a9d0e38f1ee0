using MonteCarloRisk.Calibration.Multivariate;
using MonteCarloRisk.Statistics.Distributions;
using MonteCarloRisk.Statistics.Likelihood;
using MonteCarloRisk.Statistics.Ranks;

namespace MonteCarloRisk.Calibration.Copulas;

/// <summary>The log-likelihood of ranks under a t copula of a given correlation, as a function of 1 / ν.</summary>
sealed class StudentTCopulaLikelihood
{
    readonly int[][] twiceRanks;
    readonly DayVectors scores;
    readonly CholeskyRoot root;

    // One quantile a rank serves all assets; where ranks are shared they are halves.
    readonly double[] quantiles;

    public StudentTCopulaLikelihood(IReadOnlyList<IReadOnlyList<double>> returns, IReadOnlyList<IReadOnlyList<double>> correlation)
    {
        twiceRanks = [.. returns.Select(PseudoObservations.TwiceRanks)];
        scores = new DayVectors(returns);
        root = new CholeskyRoot(returns.Count);
        root.TryDecompose([.. correlation.SelectMany(row => row)]);
        quantiles = new double[2 * scores.Days + 3];
    }

    public double At(double inverseDegrees)
    {
        double degrees = 1 / inverseDegrees;
        int assets = scores.Assets;
        Tabulate(degrees);
        for (int asset = 0; asset < assets; asset++)
        {
            for (int day = 0; day < scores.Days; day++) scores.Writable(day)[asset] = quantiles[twiceRanks[asset][day]];
        }

        var joint = new LogProduct();
        var margins = new LogProduct();
        for (int day = 0; day < scores.Days; day++)
        {
            ReadOnlySpan<double> values = scores[day];
            joint.Multiply(1 + root.SquaredDistance(values) / degrees);
            foreach (double value in values) margins.Multiply(1 + value * value / degrees);
        }

        double constants = StudentTDistribution.LogConstant(degrees, assets) - assets * StudentTDistribution.LogConstant(degrees) - root.HalfLogDeterminant;
        return scores.Days * constants - (degrees + assets) / 2 * joint.Value + (degrees + 1) / 2 * margins.Value;
    }

    // The quantiles are symmetric around the middle rank.
    void Tabulate(double degrees)
    {
        int last = 2 * (scores.Days + 1);
        foreach (int rank in twiceRanks.SelectMany(ranks => ranks).Select(rank => Math.Min(rank, last - rank)).Distinct())
        {
            double quantile = StudentTDistribution.Quantile((double)rank / last, degrees);
            (quantiles[rank], quantiles[last - rank]) = (quantile, -quantile);
        }
    }
}
