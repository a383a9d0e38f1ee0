using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Jumps;

/// <summary>The log-likelihood of daily returns with normal jumps, and its gradient by drift, volatility, intensity, jump mean and jump deviation.</summary>
sealed class MertonJumpLikelihood(double[] values)
{
    /// <summary>A day has at most so many jumps: more have a probability below 1e-10 at one a day on average, by which the density falls short at most times its peak.</summary>
    public const int MostJumps = 13;

    readonly double[] chance = new double[MostJumps + 1];
    readonly double[] mean = new double[MostJumps + 1];
    readonly double[] precision = new double[MostJumps + 1];
    readonly double[] part = new double[MostJumps + 1];

    public double At(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        (double drift, double volatility, double intensity, double jumpMean, double jumpDeviation) = (parameters[0], parameters[1], parameters[2], parameters[3], parameters[4]);
        double probability = Math.Exp(-intensity);
        int last = 0;
        for (int k = 0; k <= MostJumps && (k == 0 || probability > 1e-13); k++, probability *= intensity / k)
        {
            last = k;
            mean[k] = drift + k * jumpMean;
            precision[k] = 1 / (volatility * volatility + k * jumpDeviation * jumpDeviation);
            chance[k] = probability * Math.Sqrt(precision[k] / (2 * Math.PI));
        }

        var product = new LogProduct();
        double byDrift = 0, byVariance = 0, byIntensity = 0, byJumpMean = 0, byJumpVariance = 0;
        foreach (double value in values)
        {
            double density = 0;
            for (int k = 0; k <= last; k++)
            {
                double distance = value - mean[k];
                part[k] = chance[k] * Math.Exp(-0.5 * distance * distance * precision[k]);
                density += part[k];
            }

            product.Multiply(density);
            double unit = 1 / density;
            for (int k = 0; k <= last; k++)
            {
                double weight = part[k] * unit, slope = (value - mean[k]) * precision[k];
                double byMean = weight * slope, bySpread = weight * (slope * slope - precision[k]) / 2;
                byDrift += byMean;
                byJumpMean += k * byMean;
                byVariance += bySpread;
                byJumpVariance += k * bySpread;
                byIntensity += k * weight;
            }
        }

        gradient[0] = byDrift;
        gradient[1] = 2 * volatility * byVariance;
        gradient[2] = byIntensity / intensity - values.Length;
        gradient[3] = byJumpMean;
        gradient[4] = 2 * jumpDeviation * byJumpVariance;
        return product.Value;
    }
}
