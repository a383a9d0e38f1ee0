using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>A hundred loans, each on an asset of its own, all pairs of one correlation: how many default together, against the binomial given the common factor by quadrature (2.12 of the reference).</summary>
public sealed class LargePortfolioTests
{
    private const int Loans = 100;
    private const int Batch = 1 << 13;
    private const int Batches = 32;
    private const double Volatility = .5;

    // Five rows at 4.9 standard errors: a false alarm once in 200,000.
    private const double Farthest = 4.9;

    [Theory]
    [InlineData(.01, .2, new[] { 1, 5, 10, 20 }, new[] { 0.4319074844251, 0.04713741880259, 0.007258266234358, 0.0004040889029116 })]
    [InlineData(.05, .3, new[] { 30 }, new[] { 0.01622563865131 })]
    public void As_many_default_together_as_the_factor_makes(double probability, double correlation, int[] least, double[] exact)
    {
        double floor = Math.Exp(Volatility * Normal.InvCDF(0, 1, probability));
        double[][] matrix = [.. Enumerable.Range(0, Loans).Select(i => Enumerable.Range(0, Loans).Select(j => i == j ? 1 : correlation).ToArray())];
        var model = new GeometricBrownianModel(
            Measure.RealWorld, [.. Enumerable.Range(0, Loans).Select(i => new ModelAsset($"A{i}", 1, Volatility, Volatility * Volatility / 2))], matrix);
        long[] counts = new long[Loans + 1];
        for (ulong seed = 0; seed < Batches; seed++)
        {
            PricePathSample sample = PricePathSample.Walk(model, TimeGrid.Uniform(1, 1), seed, Batch);
            for (int path = 0; path < Batch; path++)
            {
                int defaults = 0;
                for (int loan = 0; loan < Loans; loan++) defaults += sample[path, 1, loan] <= floor ? 1 : 0;
                counts[defaults]++;
            }
        }

        const double paths = (double)Batch * Batches;
        foreach ((int most, double chance) in least.Zip(exact))
        {
            double share = counts.Skip(most).Sum() / paths;
            double error = Math.Sqrt(chance * (1 - chance) / paths);
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{most} or more: {share:e4} ± {error:e1}, {chance:e4}"));
            Assert.InRange(share, chance - (Farthest * error), chance + (Farthest * error));
        }
    }
}
