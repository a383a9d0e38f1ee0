using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Jumps;

/// <summary>
/// The log-likelihood of daily returns with double-exponential jumps, and its gradient by drift, volatility, intensity, share of rises, mean rise and mean fall. Density and
/// derivatives are Fourier sums of the characteristic function on an even grid, read between its points by polynomials through six of them.
/// </summary>
/// <remarks>
/// The grid is long enough that what wraps around is below exp(-25) of the jumps, and eight points to a deviation make the reading right to 1e-6 of the density's peak.
/// </remarks>
sealed class KouJumpLikelihood(double[] values, double centre, double farthest)
{
    const int Count = 6, PointsPerDeviation = 8, MostPoints = 1 << 15;
    const double Lengths = 25;
    const double SmallestDensity = 1e-12;

    readonly Complex[][] spectra = [[], [], [], []];
    readonly double[] weights = new double[6];

    public double At(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        (double length, int points) = Transform(parameters);
        var product = new LogProduct();
        gradient.Clear();
        Span<double> read = stackalloc double[Count + 1];
        double perPoint = points / length;
        foreach (double value in values)
        {
            Read(read, (value - centre) * perPoint, points);

            // Far out, rounding is of the size of the density itself.
            double density = Math.Max(read[0], SmallestDensity * perPoint / points);
            product.Multiply(density);
            for (int i = 0; i < Count; i++) gradient[i] += read[i + 1] / density;
        }

        return product.Value;
    }

    /// <summary>The density at one place.</summary>
    public double Density(ReadOnlySpan<double> parameters, double value)
    {
        (double length, int points) = Transform(parameters);
        Span<double> read = stackalloc double[Count + 1];
        Read(read, (value - centre) * points / length, points);
        return read[0];
    }

    // Two real functions share one complex transform: density and the first derivative, then the others two by two.
    (double Length, int Points) Transform(ReadOnlySpan<double> parameters)
    {
        (double drift, double volatility, double intensity, double rises, double rise, double fall) =
            (parameters[0] - centre, parameters[1], parameters[2], parameters[3], parameters[4], parameters[5]);
        double length = 2 * farthest + Lengths * Math.Max(rise, fall) + 16 * volatility;
        int points = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(MostPoints, PointsPerDeviation * length / volatility));
        for (int s = 0; s < spectra.Length; s++)
        {
            if (spectra[s].Length != points) spectra[s] = new Complex[points];
        }

        for (int k = 0; k <= points / 2; k++)
        {
            double u = 2 * Math.PI * k / length;
            Complex up = 1 / new Complex(1, -u * rise), down = 1 / new Complex(1, u * fall);
            Complex jump = rises * up + (1 - rises) * down - 1;
            Complex exponent = new Complex(-0.5 * volatility * volatility * u * u, u * drift) + intensity * jump;
            Complex value = Complex.Exp(exponent) / length;
            Complex turned = new(0, u);
            Put(0, k, points, value, value * turned);
            Put(1, k, points, value * (-volatility * u * u), value * jump);
            Put(2, k, points, value * intensity * (up - down), value * (intensity * rises) * turned * up * up);
            Put(3, k, points, value * (intensity * (rises - 1)) * turned * down * down, 0);
        }

        foreach (Complex[] spectrum in spectra) Fourier.Forward(spectrum, FourierOptions.NoScaling);
        return (length, points);
    }

    // Real functions have spectra that are conjugate at opposite frequencies; the highest frequency is its own opposite.
    void Put(int spectrum, int k, int points, Complex first, Complex second)
    {
        if (k == 0 || k == points / 2) (first, second) = (first.Real, second.Real);
        spectra[spectrum][k] = first + Complex.ImaginaryOne * second;
        if (k > 0) spectra[spectrum][points - k] = Complex.Conjugate(first) + Complex.ImaginaryOne * Complex.Conjugate(second);
    }

    void Read(Span<double> read, double position, int points)
    {
        double floor = Math.Floor(position), t = position - floor;
        int first = (int)floor - 2;
        SixPoint(t);
        read.Clear();
        for (int j = 0; j < weights.Length; j++)
        {
            int at = (first + j) & (points - 1);
            double weight = weights[j];
            read[0] += weight * spectra[0][at].Real;
            read[1] += weight * spectra[0][at].Imaginary;
            read[2] += weight * spectra[1][at].Real;
            read[3] += weight * spectra[1][at].Imaginary;
            read[4] += weight * spectra[2][at].Real;
            read[5] += weight * spectra[2][at].Imaginary;
            read[6] += weight * spectra[3][at].Real;
        }
    }

    // Lagrange's weights of the points -2 to 3 at t in [0, 1).
    void SixPoint(double t)
    {
        double a = t + 2, b = t + 1, c = t - 1, d = t - 2, e = t - 3;
        weights[0] = -b * t * c * d * e / 120;
        weights[1] = a * t * c * d * e / 24;
        weights[2] = -a * b * c * d * e / 12;
        weights[3] = a * b * t * d * e / 12;
        weights[4] = -a * b * t * c * e / 24;
        weights[5] = a * b * t * c * d / 120;
    }
}
