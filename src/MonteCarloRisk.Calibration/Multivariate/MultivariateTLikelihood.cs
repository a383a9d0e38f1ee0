using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics.Distributions;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Multivariate;

/// <summary>The log-likelihood of a multivariate Student t at its maximum over location and scale matrix, each search from where the last one ended.</summary>
sealed class MultivariateTLikelihood
{
    const int MostSteps = 500;
    const double Tolerance = 1e-8;

    readonly DayVectors data;
    readonly CholeskyRoot root;
    readonly double[] distance;
    readonly double[] moved;

    public MultivariateTLikelihood(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        data = new DayVectors(rows);
        int assets = data.Assets;
        root = new CholeskyRoot(assets);
        distance = new double[assets];
        moved = new double[assets];
        Location = new double[assets];
        Scale = new double[assets * assets];
        for (int i = 0; i < assets; i++) Location[i] = rows[i].Average();
        for (int day = 0; day < data.Days; day++) AddScatter(data[day], 1.0 / data.Days);
        Mirror(1);
    }

    public double[] Location { get; }

    /// <summary>Scale matrix, row by row.</summary>
    public double[] Scale { get; }

    public double Profile(double inverseDegrees)
    {
        double last = double.NegativeInfinity;
        for (int k = 0; k < MostSteps; k++)
        {
            double value = LikelihoodAndStep(1 / inverseDegrees);
            if (Math.Abs(value - last) < Tolerance * (1 + Math.Abs(value) * 1e-3)) return Math.Max(value, last);
            last = value;
        }

        return last;
    }

    // One pass over the days gives the likelihood where the parameters stand and their next place.
    double LikelihoodAndStep(double degrees)
    {
        int assets = data.Assets;
        if (!root.TryDecompose(Scale))
            throw new InputException("multivariate Student t fit", "the scale matrix is singular; an asset moves exactly as a combination of others");
        double logDeterminant = root.HalfLogDeterminant;
        Array.Clear(Scale);
        Array.Clear(moved);
        var product = new LogProduct();
        double weights = 0;
        for (int day = 0; day < data.Days; day++)
        {
            ReadOnlySpan<double> values = data[day];
            for (int i = 0; i < assets; i++) distance[i] = values[i] - Location[i];
            double squared = root.SquaredDistance(distance);
            double weight = (degrees + assets) / (degrees + squared);
            product.Multiply(1 + squared / degrees);
            weights += weight;
            for (int i = 0; i < assets; i++)
            {
                double weighted = weight * distance[i];
                moved[i] += weighted;
                Span<double> row = Scale.AsSpan(i * assets, i + 1);
                for (int j = 0; j < row.Length; j++) row[j] += weighted * distance[j];
            }
        }

        for (int i = 0; i < assets; i++)
        {
            moved[i] /= weights;
            for (int j = 0; j <= i; j++) Scale[i * assets + j] -= weights * moved[i] * moved[j];
            Location[i] += moved[i];
        }

        Mirror(1 / weights);
        return data.Days * (StudentTDistribution.LogConstant(degrees, assets) - logDeterminant) - (degrees + assets) / 2 * product.Value;
    }

    void AddScatter(ReadOnlySpan<double> values, double weight)
    {
        for (int i = 0; i < data.Assets; i++)
        {
            for (int j = 0; j <= i; j++) Scale[i * data.Assets + j] += weight * (values[i] - Location[i]) * (values[j] - Location[j]);
        }
    }

    void Mirror(double factor)
    {
        for (int i = 0; i < data.Assets; i++)
        {
            for (int j = 0; j <= i; j++) Scale[i * data.Assets + j] = Scale[j * data.Assets + i] = factor * Scale[i * data.Assets + j];
        }
    }
}
