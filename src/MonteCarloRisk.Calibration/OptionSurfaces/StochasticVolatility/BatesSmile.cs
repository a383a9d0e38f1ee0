using System.Numerics;
using MonteCarloRisk.Calibration.OptionSurfaces.Black;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.OptionSurfaces.StochasticVolatility;

/// <summary>
/// Prices of one expiry under the Bates model, with a Black price as control: over the forward, the out-of-the-money price is
/// b + sqrt(K/F)/π ∫ Re[exp(-iuk) (φ₀(u) - φ(u))] / (u² + 1/4) du over u > 0, where φ is the characteristic function on the line u - i/2, φ₀ that of Black's model with the total volatility that
/// makes the two equal at u = 0, and b Black's price (A. Lewis, <i>Option valuation under stochastic volatility</i>, 2000; L. Andersen, A. Lipton, <i>Asymptotics for exponential Lévy processes and their
/// volatility smile</i>, 2013). The difference has no poles, so the trapezoidal rule converges as fast as the price's tails fall: its step is halved until the price
/// at the edge of its period is below the tolerance, and it ends where the integrand is. The nodes serve all strikes.
/// </summary>
public sealed class BatesSmile
{
    const double DefaultTolerance = 1e-13;
    const int MostHalvings = 8;
    const int MostNodes = 1 << 15;

    /// <summary>Nodes below the tolerance in a row that end the integral: the modulus of the integrand falls, but not always evenly.</summary>
    const int QuietNodes = 4;

    /// <summary>Total volatilities beyond the farthest strike where the first period ends.</summary>
    const double Deviations = 8;

    /// <summary>Time value below which a volatility is not looked for: it would be the volatility of rounding.</summary>
    const double LeastTimeValue = 1e-16;

    readonly double control;
    readonly double step;
    readonly double[] real;
    readonly double[] imaginary;

    /// <summary>Prepares the prices of one expiry.</summary>
    /// <param name="model">The model.</param>
    /// <param name="years">Time to expiry in years, above zero.</param>
    /// <param name="farthest">Largest |ln(strike / forward)| that will be asked for.</param>
    /// <param name="tolerance">Error of a price over the forward that is aimed at.</param>
    public BatesSmile(BatesModel model, double years, double farthest, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(years);
        ArgumentOutOfRangeException.ThrowIfNegative(farthest);
        var characteristic = new BatesCharacteristicFunction(model, years);
        control = Math.Sqrt(Math.Max(1e-12, -8 * Math.Log(characteristic.At(0).Magnitude)));
        double reach = farthest + (Deviations * control) + (model.JumpIntensity > 0 ? Math.Abs(model.JumpMean) + (Deviations * model.JumpDeviation) : 0);
        for (int halving = 0; ; halving++, reach *= 2)
        {
            step = Math.PI / reach;
            (real, imaginary) = Nodes(characteristic, step, control, tolerance);
            if (halving == MostHalvings || Math.Abs(Correction(reach)) <= Math.Max(tolerance, LeastTimeValue) * Math.Exp(0.5 * reach)) break;
        }
    }

    /// <summary>Price of the out-of-the-money option over the forward.</summary>
    /// <param name="logMoneyness">ln(strike / forward).</param>
    public double TimeValue(double logMoneyness) =>
        Math.Exp(0.5 * logMoneyness) * (NormalisedBlack.Price(-Math.Abs(logMoneyness), control) + Correction(logMoneyness));

    /// <summary>Undiscounted price over the forward.</summary>
    /// <param name="right">Call or put.</param>
    /// <param name="logMoneyness">ln(strike / forward).</param>
    public double Price(OptionRight right, double logMoneyness)
    {
        double intrinsic = right == OptionRight.Call ? -Math.Exp(logMoneyness) + 1 : Math.Exp(logMoneyness) - 1;
        return Math.Max(0, intrinsic) + TimeValue(logMoneyness);
    }

    /// <summary>Implied total volatility, volatility × sqrt(years).</summary>
    /// <param name="logMoneyness">ln(strike / forward).</param>
    public double TotalVolatility(double logMoneyness)
    {
        double most = Math.Exp(-0.5 * Math.Abs(logMoneyness));
        double normalised = Math.Exp(-0.5 * logMoneyness) * Math.Max(TimeValue(logMoneyness), LeastTimeValue);
        return NormalisedVolatility.Of(-Math.Abs(logMoneyness), Math.Min(normalised, (1 - 1e-15) * most)).Value;
    }

    // The price's difference from Black's over sqrt(K/F): the node at zero is zero.
    double Correction(double logMoneyness)
    {
        // exp(-iuk) by rotation; the rounding of some thousand rotations is far below the tolerance.
        (double sine, double cosine) = Math.SinCos(step * logMoneyness);
        double x = cosine, y = -sine, sum = 0;
        for (int j = 0; j < real.Length; j++)
        {
            sum += (x * real[j]) - (y * imaginary[j]);
            (x, y) = ((x * cosine) + (y * sine), (y * cosine) - (x * sine));
        }

        return sum * step / Math.PI;
    }

    static (double[] Real, double[] Imaginary) Nodes(BatesCharacteristicFunction characteristic, double step, double control, double tolerance)
    {
        var real = new List<double>(256);
        var imaginary = new List<double>(256);
        int quiet = 0;
        for (int j = 1; j <= MostNodes && quiet < QuietNodes; j++)
        {
            double u = j * step, square = (u * u) + 0.25;
            Complex difference = (Math.Exp(-0.5 * control * control * square) - characteristic.At(u)) / square;
            quiet = difference.Magnitude * Math.Max(step, u) < tolerance ? quiet + 1 : 0;
            real.Add(difference.Real);
            imaginary.Add(difference.Imaginary);
        }

        return ([.. real], [.. imaginary]);
    }
}
