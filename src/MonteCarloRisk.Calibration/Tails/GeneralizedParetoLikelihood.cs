using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Tails;

/// <summary>
/// The log-likelihood of a generalized Pareto, and its maximum by one variable: with θ = ξ / β the best shape is ξ(θ) = mean ln(1 + θ y), and the likelihood along it is
/// -n (ln(ξ / θ) + ξ + 1). Source: S. Grimshaw, Computing maximum likelihood estimates for the generalized Pareto distribution, Technometrics 35 (1993) 185.
/// </summary>
sealed class GeneralizedParetoLikelihood
{
    // θ runs over (exp(s) - 1) / largest excess.
    const double HighestReach = 14, LowestReach = -14;
    const double NearlyZero = 1e-9, NearBound = 0.05;

    readonly double[] excesses;
    readonly double largest;
    readonly double mean;

    public GeneralizedParetoLikelihood(double[] excesses)
    {
        this.excesses = excesses;
        largest = excesses.Max();
        mean = excesses.Average();
    }

    public int Count => excesses.Length;

    public double At(double shape, double scale)
    {
        if (!(scale > 0) || 1 + shape * largest / scale <= 0) return double.NegativeInfinity;
        double unit = shape / scale;
        if (Math.Abs(shape) < NearlyZero) return -Count * (Math.Log(scale) + mean / scale);
        return -Count * Math.Log(scale) - (1 / shape + 1) * SumOfLogs(unit);
    }

    /// <summary>The shape and scale of the largest likelihood with the shape in a range.</summary>
    public (double Shape, double Scale, double LogLikelihood) Maximise(double lowestShape, double highestShape)
    {
        (double reach, double value) = ProfileLikelihood.Maximise(AlongBestShape, LowestReach, HighestReach, 57, 1e-9);
        (double shape, double scale) = Parameters(reach);
        foreach (double bound in (ReadOnlySpan<double>)[lowestShape, highestShape])
        {
            if (Math.Abs(shape - bound) > NearBound) continue;
            (double scaleThere, double valueThere) = BestScale(bound);
            if (valueThere > value) (shape, scale, value) = (bound, scaleThere, valueThere);
        }

        return (shape, scale, value);

        // Towards the end of the distribution at the largest excess the likelihood grows without bound, with the shape far below its range.
        double AlongBestShape(double s)
        {
            (double shape, double scale) = Parameters(s);
            return shape < lowestShape || shape > highestShape ? double.MinValue : -Count * (Math.Log(scale) + shape + 1);
        }
    }

    public (double Scale, double LogLikelihood) BestScale(double shape)
    {
        // The scale lies between the mean times a factor and, for a shape below zero, the least that holds the largest excess.
        double least = shape < 0 ? -shape * largest * (1 + 1e-9) : mean * 1e-4;
        (double logScale, double value) = ProfileLikelihood.Maximise(s => At(shape, Math.Exp(s)), Math.Log(least), Math.Log(Math.Max(10 * mean, 10 * least)), 25, 1e-9);
        return (Math.Exp(logScale), value);
    }

    (double Shape, double Scale) Parameters(double reach)
    {
        double theta = (Math.Exp(reach) - 1) / largest;
        if (Math.Abs(theta * mean) < NearlyZero) return (0, mean);
        double shape = SumOfLogs(theta) / Count;
        return (shape, shape / theta);
    }

    double SumOfLogs(double theta)
    {
        var product = new LogProduct();
        foreach (double excess in excesses) product.Multiply(1 + theta * excess);
        return product.Value;
    }
}
