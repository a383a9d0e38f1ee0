namespace MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

/// <summary>
/// Log-likelihood and scores of EGARCH(1,1). With g = ln h, z = (x - mean) exp(-g / 2), q = z^2 and the weight w of the density:
/// l = ln f(q) - g / 2; dl/dg = (w q - 1) / 2; and dg by each parameter is carried by beta - (alpha |z| + gamma z) / 2, since z depends on g.
/// The first variance comes from ln s without a shock: g = omega + beta ln s.
/// Source: D. Nelson, Conditional heteroskedasticity in asset returns: a new approach, Econometrica 59 (1991) 347.
/// </summary>
static class LogVarianceRecursion
{
    public static double LogLikelihood<TDensity, TScores>(
        ReadOnlySpan<double> returns, in GarchParameters parameters, TDensity density, in PresampleVariance presample, ref TScores scores)
        where TDensity : struct, IErrorDensity
        where TScores : struct, IScores
    {
        (double mean, double omega, double alpha, double gamma, double beta, _) = parameters;
        double meanAbsolute = density.MeanAbsolute;
        double shapeShift = -alpha * density.MeanAbsoluteSlope;
        double start = presample.At(mean);
        double g = omega + beta * Math.Log(start);
        double byMean = beta * presample.SlopeAt(mean) / start;
        double byOmega = 1, byAlpha = 0, byGamma = 0, byBeta = Math.Log(start), byShape = 0;
        double total = 0;
        foreach (double value in returns)
        {
            double inverseDeviation = Math.Exp(-0.5 * g);
            double z = (value - mean) * inverseDeviation;
            density.Evaluate(z * z, out double logDensity, out double weight, out double shapeScore);
            total += logDensity - 0.5 * g;
            double slope = 0.5 * (weight * z * z - 1);
            scores.Add(
                slope * byMean + weight * z * inverseDeviation, slope * byOmega, slope * byAlpha, slope * byGamma, slope * byBeta, slope * byShape + shapeScore);

            double size = Math.Abs(z);
            double carry = beta - 0.5 * (alpha * size + gamma * z);
            byMean = carry * byMean - (z < 0 ? gamma - alpha : gamma + alpha) * inverseDeviation;
            byOmega = carry * byOmega + 1;
            byAlpha = carry * byAlpha + size - meanAbsolute;
            byGamma = carry * byGamma + z;
            byBeta = carry * byBeta + g;
            byShape = carry * byShape + shapeShift;
            g = omega + beta * g + alpha * (size - meanAbsolute) + gamma * z;
        }

        return total;
    }

    /// <summary>Fills in the variances of the returns and gives that of the next day.</summary>
    public static double Filter(ReadOnlySpan<double> returns, in GarchParameters parameters, double meanAbsolute, double start, Span<double> variances)
    {
        double h = Math.Exp(parameters.Omega + parameters.Beta * Math.Log(start));
        for (int t = 0; t < returns.Length; t++)
        {
            variances[t] = h;
            h = After(h, returns[t] - parameters.Mean, parameters, meanAbsolute);
        }

        return h;
    }

    public static double After(double variance, double residual, in GarchParameters parameters, double meanAbsolute)
    {
        double z = residual / Math.Sqrt(variance);
        return Math.Exp(parameters.Omega + parameters.Beta * Math.Log(variance) + parameters.Alpha * (Math.Abs(z) - meanAbsolute) + parameters.Gamma * z);
    }
}
