namespace MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

/// <summary>
/// Log-likelihood and scores of GARCH(1,1) and GJR-GARCH. With e = x - mean, q = e^2 / h and the weight w of the density:
/// l = ln f(q) - ln(h) / 2; dl/dh = (w q - 1) / (2 h); dl/de = -w e / h; and dh by each parameter runs beside h by the chain rule.
/// The first variance comes from e^2 = h = s, of which half falls on each side of the asymmetry.
/// Source: G. Fiorentini, G. Calzolari, L. Panattoni, Analytic derivatives and the computation of GARCH estimates, Journal of Applied
/// Econometrics 11 (1996) 399.
/// </summary>
static class VarianceRecursion
{
    public static double LogLikelihood<TDensity, TScores>(
        ReadOnlySpan<double> returns, in GarchParameters parameters, TDensity density, in PresampleVariance presample, ref TScores scores)
        where TDensity : struct, IErrorDensity
        where TScores : struct, IScores
    {
        (double mean, double omega, double alpha, double gamma, double beta, _) = parameters;
        double start = presample.At(mean);
        double h = omega + (alpha + gamma / 2 + beta) * start;
        double byMean = (alpha + gamma / 2 + beta) * presample.SlopeAt(mean);
        double byOmega = 1, byAlpha = start, byGamma = start / 2, byBeta = start;
        double total = 0;
        foreach (double value in returns)
        {
            double e = value - mean;
            double square = e * e;
            double inverse = 1 / h;
            density.Evaluate(square * inverse, out double logDensity, out double weight, out double shapeScore);
            total += logDensity - 0.5 * Math.Log(h);
            double slope = 0.5 * inverse * (weight * square * inverse - 1);
            scores.Add(slope * byMean + weight * e * inverse, slope * byOmega, slope * byAlpha, slope * byGamma, slope * byBeta, shapeScore);

            double fall = e < 0 ? 1 : 0;
            double reaction = alpha + fall * gamma;
            byMean = beta * byMean - 2 * reaction * e;
            byOmega = beta * byOmega + 1;
            byAlpha = beta * byAlpha + square;
            byGamma = beta * byGamma + fall * square;
            byBeta = beta * byBeta + h;
            h = omega + reaction * square + beta * h;
        }

        return total;
    }

    /// <summary>Fills in the variances of the returns and gives that of the next day.</summary>
    public static double Filter(ReadOnlySpan<double> returns, in GarchParameters parameters, double start, Span<double> variances)
    {
        double h = parameters.Omega + (parameters.Alpha + parameters.Gamma / 2 + parameters.Beta) * start;
        for (int t = 0; t < returns.Length; t++)
        {
            variances[t] = h;
            h = After(h, returns[t] - parameters.Mean, parameters);
        }

        return h;
    }

    public static double After(double variance, double residual, in GarchParameters parameters) =>
        parameters.Omega + (residual < 0 ? parameters.Alpha + parameters.Gamma : parameters.Alpha) * residual * residual + parameters.Beta * variance;
}
