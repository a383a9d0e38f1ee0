using System.Globalization;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Tests.Arithmetic;

/// <summary>Errors in units in the last place of the true value.</summary>
internal static class ErrorMeasure
{
    private const double SmallestNormalSingle = 1.1754943508222875e-38;

    /// <summary>Largest error of a single function against a double function over every <paramref name="stride"/>-th float of [from, to], both of one sign.</summary>
    public static double LargestSingle(Func<Single1, Single1> function, Func<double, double> reference, float from, float to, uint stride = 3001)
    {
        uint a = BitConverter.SingleToUInt32Bits(from);
        uint b = BitConverter.SingleToUInt32Bits(to);
        double largest = 0;
        for (ulong bits = Math.Min(a, b); bits <= Math.Max(a, b); bits += stride)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            double error = Single(function(new(x)).Value, reference(x));
            if (!(error <= largest))
            {
                largest = double.IsNaN(error) ? double.PositiveInfinity : error;
            }
        }

        return largest;
    }

    /// <summary>Error of a single result; a result flushed from below the normal range has none.</summary>
    public static double Single(float actual, double expected)
    {
        double magnitude = Math.Abs(expected);
        if (magnitude < SmallestNormalSingle)
        {
            return actual == 0 ? 0 : double.PositiveInfinity;
        }

        return Math.Abs(actual - expected) / Math.ScaleB(1, Math.ILogB(magnitude) - 23);
    }

    /// <summary>Largest error of a double function over the reference points of its name.</summary>
    public static double LargestDouble(string name, Func<Double1, Double1> function)
    {
        double largest = 0;
        int points = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ReferenceValues", "elementary-functions.txt")))
        {
            string[] fields = line.Split(' ');
            if (fields[0] != name)
            {
                continue;
            }

            double x = BitConverter.UInt64BitsToDouble(ulong.Parse(fields[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            double nearest = BitConverter.UInt64BitsToDouble(ulong.Parse(fields[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            double residual = double.Parse(fields[3], CultureInfo.InvariantCulture);
            double ulp = Math.ScaleB(1, Math.ILogB(nearest) - 52);
            double error = Math.Abs((function(new(x)).Value - nearest) / ulp - residual);
            largest = error <= largest ? largest : double.IsNaN(error) ? double.PositiveInfinity : error;
            points++;
        }

        Assert.True(points >= 500, $"{points} reference points of {name}");
        return largest;
    }

    public static void AtMost(double bound, double actual) => Assert.True(actual <= bound, $"{actual} is above {bound}");
}
