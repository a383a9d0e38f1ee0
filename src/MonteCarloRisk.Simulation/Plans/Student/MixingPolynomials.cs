using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Simulation.Plans.Student;

/// <summary>
/// ln w = ln(degrees / X) / 2 of the mixing variable of a t as polynomials of t, -1 to 1, of the half-uniform's depth, one for each half; see
/// <see cref="StudentReturn{TSource}"/>. Interpolation at Chebyshev nodes, of the least degree whose error is below the stated one.
/// </summary>
internal sealed class MixingPolynomials
{
    // Of one word, and of two: the smallest half-uniforms are 2^-33 and 2^-65.
    private const int SingleBits = 33;
    private const int DoubleBits = 65;
    private const int FewestPowers = 9;
    private const int MostPowers = 64;

    private MixingPolynomials(double scale, double shift, IReadOnlyList<(double[] Lower, double[] Upper)> groups)
    {
        Scale = scale;
        Shift = shift;
        Groups = groups;
    }

    /// <summary>Factor of ln(3/4 - ln h) in t.</summary>
    public double Scale { get; }

    /// <summary>Addend of t.</summary>
    public double Shift { get; }

    /// <summary>Degree of all polynomials.</summary>
    public int Degree => Groups[0].Lower.Length - 1;

    /// <summary>Coefficients of each group, the lowest power first: where u is in the lower half, and where in the upper.</summary>
    public IReadOnlyList<(double[] Lower, double[] Upper)> Groups { get; }

    /// <summary>Coefficients as the kernels read them: the highest power first, the lower half's before the upper half's.</summary>
    public static IEnumerable<double> Coefficients((double[] Lower, double[] Upper) group)
    {
        for (int power = group.Lower.Length - 1; power >= 0; power--)
        {
            yield return group.Lower[power];
            yield return group.Upper[power];
        }
    }

    /// <summary>Largest error of ln w, which is the relative error of w before rounding.</summary>
    public static double Error(Precision precision) => precision == Precision.Single ? 1e-7 : 1e-10;

    /// <summary>Fits the polynomials of each group's degrees of freedom.</summary>
    public static MixingPolynomials Of(IReadOnlyList<double> degrees, Precision precision)
    {
        double shallow = Log(StudentReturn<Kernels.RandomNumbers.PhiloxNormals>.LogShift + Log(2));
        double deep = Log(StudentReturn<Kernels.RandomNumbers.PhiloxNormals>.LogShift + ((precision == Precision.Single ? SingleBits : DoubleBits) * Log(2)));
        double half = (deep - shallow) / 2;
        double middle = (deep + shallow) / 2;

        Func<double, double>[] functions =
        [
            .. degrees.Select(one => (Func<double, double>)(t => (Log(one) - ChiSquareQuantile.LogLower(one, Uniform(middle + (half * t)))) / 2)),
            .. degrees.Select(one => (Func<double, double>)(t => (Log(one) - ChiSquareQuantile.LogUpper(one, Uniform(middle + (half * t)))) / 2)),
        ];
        int powers = functions.Max(function => Powers(function, Error(precision)));
        double[][] coefficients = [.. functions.Select(function => Monomials(Chebyshev(function, powers)))];
        return new MixingPolynomials(1 / half, -middle / half, [.. degrees.Select((_, i) => (coefficients[i], coefficients[degrees.Count + i]))]);
    }

    private static double Uniform(double y) => Math.Min(0.5, Exp(StudentReturn<Kernels.RandomNumbers.PhiloxNormals>.LogShift - Exp(y)));

    private static int Powers(Func<double, double> function, double error)
    {
        // The coefficients fall geometrically: where the rest of a long expansion is small, the shorter interpolation is as good within twice that.
        double[] expansion = Chebyshev(function, MostPowers);
        double rest = 0;
        int powers = MostPowers;
        while (powers > FewestPowers && rest + Math.Abs(expansion[powers - 1]) < error / 2) rest += Math.Abs(expansion[--powers]);
        return powers;
    }

    private static double[] Chebyshev(Func<double, double> function, int powers)
    {
        double[] values = [.. Enumerable.Range(0, powers).Select(node => function(Cosine(0.5 * (node + 0.5) / powers)))];
        double[] coefficients = new double[powers];
        for (int j = 0; j < powers; j++)
        {
            for (int node = 0; node < powers; node++) coefficients[j] += values[node] * Cosine(0.5 * j * (node + 0.5) / powers);
            coefficients[j] *= (j == 0 ? 1.0 : 2.0) / powers;
        }

        return coefficients;
    }

    private static double[] Monomials(double[] chebyshev)
    {
        double[] before = [1];
        double[] current = [0, 1];
        double[] sum = new double[chebyshev.Length];
        sum[0] = chebyshev[0];
        for (int j = 1; j < chebyshev.Length; j++)
        {
            for (int power = 0; power < current.Length; power++) sum[power] += chebyshev[j] * current[power];
            double[] next = new double[current.Length + 1];
            for (int power = 0; power < current.Length; power++) next[power + 1] = 2 * current[power];
            for (int power = 0; power < before.Length; power++) next[power] -= before[power];
            (before, current) = (current, next);
        }

        return sum;
    }

    private static double Cosine(double turns)
    {
        Double1.SinCosTurns(new Double1(turns), out _, out Double1 cosine);
        return cosine.Value;
    }

    private static double Exp(double x) => Double1.Exp(new Double1(x)).Value;

    private static double Log(double x) => Double1.Log(new Double1(x)).Value;
}
