using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Regimes;

/// <summary>Moments of returns weighed with the probability that each step was in a regime.</summary>
/// <param name="probabilities">Smoothed probability of the regime at each step.</param>
sealed class RegimeWeights(IReadOnlyList<double> probabilities)
{
    const string Method = "weighed with smoothed probabilities, regimes taken as known";

    // Sum to one; a regime that no step was in has even ones, and nothing rests on them.
    readonly double[] weights = Normalised(probabilities);

    /// <summary>Mean and deviation with errors from the spread of the weighed terms, which holds for fat tails too.</summary>
    public RegimeMoments Moments(IReadOnlyList<double> row)
    {
        double mean = Sum(t => row[t]), variance = Sum(t => Square(row[t] - mean)), deviation = Math.Sqrt(variance);
        double meanError = Error(t => row[t] - mean), varianceError = Error(t => Square(row[t] - mean) - variance);
        return new RegimeMoments(Estimate(mean, meanError), Estimate(deviation, deviation > 0 ? varianceError / (2 * deviation) : 0));
    }

    /// <summary>Correlation shrunk towards the identity, as <see cref="Calibration.Correlation.ShrunkCorrelation"/> does it where all weights are alike.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Correlation(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        double[][] standardised = [.. rows.Select(Standardised)];
        int assets = rows.Count;
        var sample = new double[assets, assets];
        double variances = 0, squares = 0;
        for (int i = 0; i < assets; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (double[] x, double[] y) = (standardised[i], standardised[j]);
                double correlation = sample[i, j] = sample[j, i] = Sum(t => x[t] * y[t]);
                variances += Square(Error(t => x[t] * y[t] - correlation / 2 * (Square(x[t]) + Square(y[t]))));
                squares += Square(correlation);
            }
        }

        double kept = squares == 0 ? 0 : 1 - Math.Min(1, variances / squares);
        return [.. Enumerable.Range(0, assets).Select(i => Enumerable.Range(0, assets).Select(j => i == j ? 1 : Math.Clamp(kept * sample[i, j], -1, 1)).ToArray())];
    }

    double[] Standardised(IReadOnlyList<double> row)
    {
        double mean = Sum(t => row[t]), deviation = Math.Sqrt(Sum(t => Square(row[t] - mean)));
        return [.. row.Select(value => deviation > 0 ? (value - mean) / deviation : 0)];
    }

    double Sum(Func<int, double> term)
    {
        double sum = 0;
        for (int t = 0; t < weights.Length; t++) sum += weights[t] * term(t);
        return sum;
    }

    // Standard error of a weighed mean whose terms have mean zero.
    double Error(Func<int, double> term)
    {
        double sum = 0;
        for (int t = 0; t < weights.Length; t++) sum += Square(weights[t] * term(t));
        return Math.Sqrt(sum);
    }

    Estimate Estimate(double value, double error)
    {
        double half = SampleMean.NormalQuantile(SampleChecks.UsualLevel) * error;
        return new Estimate(value, error, new ConfidenceInterval(value - half, value + half, SampleChecks.UsualLevel), weights.Length, Method);
    }

    static double Square(double value) => value * value;

    static double[] Normalised(IReadOnlyList<double> probabilities)
    {
        double total = probabilities.Sum();
        return [.. probabilities.Select(probability => total > 0 ? probability / total : 1.0 / probabilities.Count)];
    }
}
