using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Statistics.Tests.Tails;

/// <summary>
/// The share of a large pool of loans that defaults given the common factor, Φ((Φ⁻¹(p) - √ρ Z) / √(1 - ρ)) (O. Vasicek 1987): tails to 99.99% from factors that are drawn from a shifted law and
/// weighted, against the closed forms of value at risk and of the probability of a loss, and shortfalls by the bivariate normal.
/// </summary>
public sealed class LargePoolTests
{
    const int Samples = 200_000;
    const double Shift = -3;

    // 4.9 standard errors: a false alarm once in 100,000 for ten rows. Unweighted, 200,000 samples have 20 beyond 99.99%; a weight left out is wrong by orders of magnitude.
    [Theory]
    [InlineData(.01, .2, .99, 0.0752507894354962, 0.105129371244621)]
    [InlineData(.01, .2, .999, 0.145525266131071, 0.181435531432826)]
    [InlineData(.01, .2, .9999, 0.229217061975791, double.NaN)]
    [InlineData(.02, .15, .99, 0.105587343272321, 0.135970697981475)]
    [InlineData(.02, .15, .999, 0.176328939146198, 0.209404430210942)]
    [InlineData(.02, .15, .9999, 0.252928022879186, double.NaN)]
    public void Tails_of_a_large_pool_are_those_of_its_closed_form(double probability, double correlation, double tailLevel, double valueAtRisk, double shortfall)
    {
        TailRisk risk = WeightedSamples.Tail(Losses(probability, correlation), Samples, 1e-3, 1, 1.001).At(tailLevel, .95, "shifted");

        AssertNear(valueAtRisk, risk.ValueAtRisk);
        Assert.InRange(risk.ValueAtRisk.StandardError / valueAtRisk, 0, .01);
        Assert.InRange(risk.ExpectedShortfall.StandardError / risk.ExpectedShortfall.Value, 0, .01);
        if (!double.IsNaN(shortfall)) AssertNear(shortfall, risk.ExpectedShortfall);
    }

    [Theory]
    [InlineData(.01, .2, .05, 0.0279275340990501)]
    [InlineData(.01, .2, .1, 0.00416038464364199)]
    [InlineData(.01, .2, .25, 5.83653273788906e-5)]
    [InlineData(.02, .15, .05, 0.0826870291266175)]
    [InlineData(.02, .15, .1, 0.0121594312013848)]
    [InlineData(.02, .15, .25, 0.000109016706798098)]
    public void Probabilities_of_a_loss_are_those_of_the_closed_form(double probability, double correlation, double loss, double exact)
    {
        double[] hits = [.. Losses(probability, correlation).Select(one => one.Loss > loss ? one.Weight : 0)];
        double mean = hits.Average();
        double variance = hits.Sum(hit => (hit - mean) * (hit - mean)) / (Samples - 1);
        AssertNear(exact, SampleMean.Estimate(mean, variance, Samples, .95, "shifted"));
    }

    // A hundred loans in place of infinitely many: as many defaults or more, by the binomial given the factor, whose law is shifted to where they come from.
    [Theory]
    [InlineData(.01, .2, 1, 0, 0.4319074844251)]
    [InlineData(.01, .2, 5, -1.5, 0.04713741880259)]
    [InlineData(.01, .2, 10, -2, 0.007258266234358)]
    [InlineData(.01, .2, 20, -3, 0.0004040889029116)]
    [InlineData(.05, .3, 30, -2, 0.01622563865131)]
    public void Probabilities_of_defaults_among_a_hundred_are_those_of_the_quadrature(double probability, double correlation, int defaults, double shift, double exact)
    {
        double[] chances = [.. Losses(probability, correlation, shift).Select(one => one.Weight * (1 - Binomial.CDF(one.Loss, 100, defaults - 1)))];
        double mean = chances.Average();
        double variance = chances.Sum(chance => (chance - mean) * (chance - mean)) / (Samples - 1);
        Estimate estimate = SampleMean.Estimate(mean, variance, Samples, .95, "shifted");
        AssertNear(exact, estimate);
        Assert.InRange(estimate.StandardError / exact, 0, .01);
    }

    static IEnumerable<(double Loss, double Weight)> Losses(double probability, double correlation, double shift = Shift)
    {
        double threshold = Normal.InvCDF(0, 1, probability);
        double[] factors = new double[Samples];
        Normal.Samples(new Xoshiro256StarStar(12, threadSafe: false), factors, shift, 1);
        return factors.Select(z => (
            Normal.CDF(0, 1, (threshold - (Math.Sqrt(correlation) * z)) / Math.Sqrt(1 - correlation)), Math.Exp((shift * shift / 2) - (shift * z))));
    }

    static void AssertNear(double exact, Estimate estimate) =>
        Assert.InRange(estimate.Value, exact - (4.9 * estimate.StandardError), exact + (4.9 * estimate.StandardError));
}
