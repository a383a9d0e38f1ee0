using MonteCarloRisk.Calibration.OptionSurfaces.Fitting;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.Tests.OptionSurfaces;

public sealed class LeastSquaresErrorsTests
{
    // N. Draper, H. Smith, Applied Regression Analysis, is the source of the formulas: of y = p + q x, Var(q) = s² / Σ (x - mean)², Var(p) = s² Σ x² / (n Σ (x - mean)²).
    static readonly double[] X = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    static readonly double[] Y = [2.1, 3.9, 6.2, 7.8, 10.1, 12.2, 13.8, 16.1, 18.0, 19.9];
    static readonly double[] Ones = [.. X.Select(_ => 1.0)];

    [Fact]
    public void Of_a_line_they_are_those_of_the_regression()
    {
        double mean = X.Average(), squares = X.Sum(x => (x - mean) * (x - mean)), slope = X.Zip(Y, (x, y) => (x - mean) * y).Sum() / squares, height = Y.Average() - (slope * mean);
        double variance = X.Zip(Y, (x, y) => Math.Pow(y - height - (slope * x), 2)).Sum() / 8;
        FittedParameter[] found = LeastSquaresErrors.Of(Line, Ones, ["p", "q"], [height, slope], [true, true], longestStep: 0.01);

        Assert.Equal(Math.Sqrt(variance * X.Sum(x => x * x) / (10 * squares)), found[0].StandardError!.Value, 6);
        Assert.Equal(Math.Sqrt(variance / squares), found[1].StandardError!.Value, 6);
    }

    [Fact]
    public void What_is_held_at_an_end_has_none_and_the_others_have_theirs_given_it()
    {
        double slope = X.Zip(Y, (x, y) => x * y).Sum() / X.Sum(x => x * x), variance = X.Zip(Y, (x, y) => Math.Pow(y - (slope * x), 2)).Sum() / 9;
        FittedParameter[] found = LeastSquaresErrors.Of(Line, Ones, ["p", "q"], [0, slope], [false, true]);

        Assert.Null(found[0].StandardError);
        Assert.Equal(Math.Sqrt(variance / X.Sum(x => x * x)), found[1].StandardError!.Value, 6);
    }

    [Fact]
    public void What_the_residuals_do_not_tell_apart_has_none_and_what_they_tell_keeps_its_own()
    {
        // p and r come as their sum alone.
        FittedParameter[] found = LeastSquaresErrors.Of(at => Line([at[0] + at[2], at[1]]), Ones, ["p", "q", "r"], [0.06, 1.99, 0.02], [true, true, true]);

        Assert.Equal([false, true, false], found.Select(parameter => parameter.StandardError is not null));
    }

    [Fact]
    public void Away_from_the_least_residuals_and_without_degrees_of_freedom_there_are_none()
    {
        Assert.All(LeastSquaresErrors.Of(Line, Ones, ["p", "q"], [1, 2.5], [true, true], longestStep: 0.5), parameter => Assert.Null(parameter.StandardError));
        Assert.All(LeastSquaresErrors.Of(at => Line(at)[..2], [1, 1], ["p", "q"], [0, 2], [true, true]), parameter => Assert.Null(parameter.StandardError));
    }

    static double[] Line(double[] at) => [.. X.Zip(Y, (x, y) => at[0] + (at[1] * x) - y)];
}
