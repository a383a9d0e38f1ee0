using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Jumps;

/// <summary>
/// The log-likelihood of daily returns with double-exponential jumps, and its gradient by drift, volatility, intensity, share of rises, mean rise and mean fall. Returns farther out than eight
/// robust deviations are read from grids tilted to their side.
/// </summary>
sealed class KouJumpLikelihood
{
    const double FarDeviations = 8, TiltShare = 0.5;
    const double SmallestDensity = 1e-100;

    readonly double[] near;
    readonly double[] farUp;
    readonly double[] farDown;
    readonly KouDensityGrid grid;

    public KouJumpLikelihood(double[] values, JumpBounds bounds)
    {
        double far = FarDeviations * bounds.Deviation;
        near = [.. values.Where(value => Math.Abs(value - bounds.Median) <= far)];
        farUp = [.. values.Where(value => value - bounds.Median > far)];
        farDown = [.. values.Where(value => value - bounds.Median < -far)];
        grid = new KouDensityGrid(bounds.Median, bounds.Farthest);
    }

    public double At(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        gradient.Clear();
        return Part(near, parameters, 0, gradient)
            + Part(farUp, parameters, TiltShare / parameters[4], gradient)
            + Part(farDown, parameters, -TiltShare / parameters[5], gradient);
    }

    double Part(double[] values, ReadOnlySpan<double> parameters, double tilt, Span<double> gradient)
    {
        if (values.Length == 0) return 0;
        grid.Fill(parameters, tilt);
        var product = new LogProduct();
        Span<double> read = stackalloc double[KouDensityGrid.Readings];
        foreach (double value in values)
        {
            grid.Read(read, value);

            // Where jumps are tiny the farthest returns have no density left; the likelihood is then too small to be the largest.
            double density = Math.Max(read[0], SmallestDensity);
            product.Multiply(density);
            if (!(read[0] > SmallestDensity)) continue;
            for (int i = 0; i < gradient.Length; i++) gradient[i] += read[i + 1] / density;
        }

        return product.Value;
    }
}
