using MathNet.Numerics.Distributions;
using MonteCarloRisk.Statistics.BackTests;
using MonteCarloRisk.Statistics.Distributions;

namespace MonteCarloRisk.Statistics.Tests.BackTests;

public sealed class AcerbiSzekelyTests
{
    const double Tail = 0.025;

    // Acerbi and Szekely (2014): the 5% threshold of Z2 over 250 days at 2.5% is -0.70 for normal losses and -0.82 for Student t of 3 degrees of
    // freedom, printed to two decimals; with 20,000 replications the standard error of a threshold is about 0.006.
    [Theory]
    [InlineData(double.PositiveInfinity, -0.70)]
    [InlineData(3, -0.82)]
    public void Critical_values_are_those_of_the_paper(double degrees, double expected)
    {
        AcerbiSzekelyTest test = Test(degrees, 250, 20_000);
        Assert.Equal(expected, test.OfSizeAndNumber(new double[250], Constant(1, 250)).CriticalValue, 0.03);
    }

    // Losses 3, 2 and 1 beyond a value at risk of 0.9, with an expected shortfall of 2, at 2.5% of 40 days: Z1 = 1 - (1.5 + 1 + 0.5) / 3, Z2 = 1 - 3 / 1.
    [Fact]
    public void The_statistics_are_those_of_the_formulas()
    {
        double[] losses = new double[40];
        (losses[3], losses[17], losses[39], losses[20]) = (3, 2, 1, 0.9);
        var test = new AcerbiSzekelyTest(Constant(2, 40), Tail, (_, _) => 2, 999, 7);
        Assert.Equal(0, test.OfSize(losses, Constant(0.9, 40))!.Statistic, 12);
        Assert.Equal(-2, test.OfSizeAndNumber(losses, Constant(0.9, 40)).Statistic, 12);
        Assert.Null(test.OfSize(new double[40], Constant(0.9, 40)));
        Assert.Equal(1, test.OfSizeAndNumber(new double[40], Constant(0.9, 40)).Statistic);
    }

    // Where every exception has the size of the shortfall, Z2 = 1 - N / (n p) and N is binomial: P(Z2 <= z) = P(N >= (1 - z) n p) in closed form.
    [Fact]
    public void The_p_value_of_losses_of_one_size_is_that_of_their_binomial_number()
    {
        var test = new AcerbiSzekelyTest(Constant(1, 400), Tail, (_, _) => 1, 40_000, 11);
        foreach (int exceptions in (int[])[0, 8, 10, 15, 18])
        {
            double[] losses = [.. Enumerable.Range(0, 400).Select(day => day < exceptions ? 1.0 : 0)];
            double expected = exceptions == 0 ? 1 : 1 - Binomial.CDF(Tail, 400, exceptions - 1);
            ShortfallTest found = test.OfSizeAndNumber(losses, Constant(0.5, 400));
            Assert.Equal(expected, found.PValue, 4.5 * Math.Sqrt(expected * (1 - expected) / 40_000) + 1e-4);
        }
    }

    // 400 samples of 500 days at each setting. Where the model holds 5% are refused: at 4.5 standard errors the bounds are 0.1% and 9.9%. Student t
    // losses of 3 degrees of freedom and the same variance, under a normal model, are mostly refused by their size; normal ones a third wider by size
    // and number.
    [Fact]
    public void A_true_model_is_refused_at_the_stated_rate_and_a_false_one_mostly()
    {
        var random = new Random(5);
        AcerbiSzekelyTest test = Test(double.PositiveInfinity, 500, AcerbiSzekelyTest.UsualReplications);
        double[] atRisk = Constant(Loss(double.PositiveInfinity, Tail), 500);
        int[] refused = new int[4];
        for (int sample = 0; sample < 400; sample++)
        {
            double[] normal = [.. Enumerable.Range(0, 500).Select(_ => Loss(double.PositiveInfinity, random.NextDouble() + 1e-17))];
            double[] fat = [.. Enumerable.Range(0, 500).Select(_ => Loss(3, random.NextDouble() + 1e-17))];
            refused[0] += test.OfSize(normal, atRisk)!.Passes ? 0 : 1;
            refused[1] += test.OfSizeAndNumber(normal, atRisk).Passes ? 0 : 1;
            refused[2] += test.OfSize(fat, atRisk)!.Passes ? 0 : 1;
            refused[3] += test.OfSizeAndNumber([.. normal.Select(loss => loss * 4 / 3)], atRisk).Passes ? 0 : 1;
        }

        Assert.InRange(refused[0] / 400.0, 0.001, 0.099);
        Assert.InRange(refused[1] / 400.0, 0.001, 0.099);
        Assert.True(refused[2] > 350, $"{refused[2]} of 400");
        Assert.True(refused[3] > 350, $"{refused[3]} of 400");
    }

    [Fact]
    public void A_seed_gives_the_same_answer_again_and_another_seed_another()
    {
        double[] losses = [.. Enumerable.Range(0, 250).Select(day => day % 30 == 0 ? 2.5 : 0)];
        double[] atRisk = Constant(2, 250);
        Assert.Equal(Test(5, 250, 999).OfSizeAndNumber(losses, atRisk), Test(5, 250, 999).OfSizeAndNumber(losses, atRisk));
        Assert.NotEqual(Test(5, 250, 999).OfSizeAndNumber(losses, atRisk).CriticalValue, Test(5, 250, 999, 2).OfSizeAndNumber(losses, atRisk).CriticalValue);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_shortfall_that_is_no_loss_is_refused(double shortfall) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AcerbiSzekelyTest([1, shortfall], Tail, (_, _) => 1, 99, 1));

    static AcerbiSzekelyTest Test(double degrees, int days, int replications, int seed = 1) =>
        new(Constant(Shortfall(degrees), days), Tail, (_, probability) => Loss(degrees, probability), replications, seed);

    // Unit variance.
    static double Loss(double degrees, double probability) =>
        double.IsInfinity(degrees) ? -Normal.InvCDF(0, 1, probability) : -Math.Sqrt((degrees - 2) / degrees) * StudentTDistribution.Quantile(probability, degrees);

    // Closed forms of the mean beyond a quantile: density / p, and density / p (v + t^2) / (v - 1).
    static double Shortfall(double degrees)
    {
        if (double.IsInfinity(degrees))
            return Normal.PDF(0, 1, Normal.InvCDF(0, 1, Tail)) / Tail;
        double t = StudentTDistribution.Quantile(Tail, degrees);
        return Math.Sqrt((degrees - 2) / degrees) * StudentT.PDF(0, 1, degrees, t) / Tail * (degrees + t * t) / (degrees - 1);
    }

    static double[] Constant(double value, int count) => [.. Enumerable.Repeat(value, count)];
}
