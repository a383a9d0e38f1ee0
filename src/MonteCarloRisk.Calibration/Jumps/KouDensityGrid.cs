using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace MonteCarloRisk.Calibration.Jumps;

/// <summary>
/// The density of a day's return with double-exponential jumps, and its derivatives by drift, volatility, intensity, share of rises, mean rise and mean fall, on an even grid: Fourier sums of
/// the characteristic function, read between the points by polynomials through six of them.
/// </summary>
/// <remarks>
/// A Fourier sum is right to its rounding times the density's peak, which leaves nothing of a far tail. So each grid may be tilted: f(x) = exp(-θ x) g(x), g the inverse of the characteristic
/// function at u - i θ; with θ half the rate of a tail, g falls half as fast there, and the tail is right to a relative 2e-6 up to forty mean jumps out. The grid is long enough that what wraps
/// around is below exp(-25), and six points or more to a deviation make the reading right to 2e-6. Its spacing is a power of two times the farthest return, so that it stays as it is for
/// parameters nearby, and the derivatives are those of the value as computed.
/// Source of the tilt: F. Esscher, Skandinavisk Aktuarietidskrift 15 (1932) 175.
/// </remarks>
sealed class KouDensityGrid(double centre, double farthest)
{
    /// <summary>Density and derivatives.</summary>
    public const int Readings = 7;

    const int PointsPerDeviation = 6, MostPoints = 1 << 15;
    const double Lengths = 25;

    // exp(-40) is below the rounding of the sum.
    const double LastExponent = 40;

    readonly Complex[][] spectra = [[], [], [], []];
    readonly double[] weights = new double[6];
    double tilt;
    double perPoint;

    public void Fill(ReadOnlySpan<double> parameters, double tilted)
    {
        (double drift, double volatility, double intensity, double rises, double rise, double fall) =
            (parameters[0] - centre, parameters[1], parameters[2], parameters[3], parameters[4], parameters[5]);
        double spacing = Math.ScaleB(farthest, (int)Math.Floor(Math.Log2(volatility / (PointsPerDeviation * farthest))));
        double needed = (2 * farthest + (tilted == 0 ? 1 : 2) * Lengths * Math.Max(rise, fall) + 16 * volatility) / spacing;
        int points = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(MostPoints, needed));
        double length = spacing * points;
        (tilt, perPoint) = (tilted, 1 / spacing);
        for (int s = 0; s < spectra.Length; s++)
        {
            if (spectra[s].Length != points) spectra[s] = new Complex[points];
            else Array.Clear(spectra[s]);
        }

        int last = (int)(Math.Sqrt(2 * LastExponent) / volatility * length / (2 * Math.PI));
        for (int k = 0; k <= Math.Min(points / 2, last); k++)
        {
            Complex s = new(tilt, 2 * Math.PI * k / length);
            Complex up = 1 / (1 - s * rise), down = 1 / (1 + s * fall);
            Complex jump = rises * up + (1 - rises) * down - 1;
            Complex value = Complex.Exp(s * (drift + 0.5 * volatility * volatility * s) + intensity * jump) / length;
            Put(0, k, points, value, value * s);
            Put(1, k, points, value * volatility * s * s, value * jump);
            Put(2, k, points, value * intensity * (up - down), value * (intensity * rises) * s * up * up);
            Put(3, k, points, value * (intensity * (rises - 1)) * s * down * down, 0);
        }

        foreach (Complex[] spectrum in spectra) Fourier.Forward(spectrum, FourierOptions.NoScaling);
    }

    /// <summary>Density and derivatives at a place.</summary>
    public void Read(Span<double> read, double value)
    {
        int points = spectra[0].Length;
        double distance = value - centre, position = distance * perPoint, floor = Math.Floor(position);
        int first = (int)floor - 2;
        SixPoint(position - floor);
        read.Clear();
        for (int j = 0; j < weights.Length; j++)
        {
            int at = (first + j) & (points - 1);
            double weight = weights[j];
            for (int s = 0; s < 3; s++)
            {
                read[2 * s] += weight * spectra[s][at].Real;
                read[2 * s + 1] += weight * spectra[s][at].Imaginary;
            }

            read[6] += weight * spectra[3][at].Real;
        }

        if (tilt == 0) return;
        double factor = Math.Exp(-tilt * distance);
        for (int i = 0; i < Readings; i++) read[i] *= factor;
    }

    // Two real functions share one complex transform. They have spectra that are conjugate at opposite frequencies; the highest frequency is its own opposite.
    void Put(int spectrum, int k, int points, Complex first, Complex second)
    {
        if (k == 0 || k == points / 2) (first, second) = (first.Real, second.Real);
        spectra[spectrum][k] = first + Complex.ImaginaryOne * second;
        if (k > 0) spectra[spectrum][points - k] = Complex.Conjugate(first) + Complex.ImaginaryOne * Complex.Conjugate(second);
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
