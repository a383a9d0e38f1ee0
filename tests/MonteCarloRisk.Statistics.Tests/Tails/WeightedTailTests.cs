using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Statistics.Tests.Tails;

public sealed class WeightedTailTests
{
    const double Shift = 3;
    const double Ratio = 1.0003;

    // Section 2.13, normal.
    static readonly (double Level, double ValueAtRisk, double Shortfall)[] Tails = [(0.99, 2.32634787404084, 2.6652142203458), (0.999, 3.09023230616781, 3.36709007706399)];

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.95)]
    [InlineData(0.99)]
    public void Weights_of_one_give_what_counting_gives(double tailLevel)
    {
        double[] losses = new double[20_000];
        Normal.Samples(new Xoshiro256StarStar(5, threadSafe: false), losses, 0, 1);
        TailRisk counted = LossDistribution.Of(losses).At(tailLevel, 0.95, "counted");
        TailRisk weighted = WeightedSamples.Tail(losses.Select(loss => (loss, 1.0)), losses.Length, 0.1, 10, Ratio).At(tailLevel, 0.95, "weighted");

        // Within a bucket, and the trapezoids of the integral.
        Assert.InRange(weighted.ValueAtRisk.Value / counted.ValueAtRisk.Value, 1 / Ratio, Ratio);
        Assert.InRange(weighted.ExpectedShortfall.Value / counted.ExpectedShortfall.Value, 1 / Ratio, Ratio);
        Assert.InRange(weighted.ExpectedShortfall.StandardError / counted.ExpectedShortfall.StandardError, 0.99, 1.01);

        // Its interval is the normal form of the exact one.
        Assert.InRange(weighted.ValueAtRisk.StandardError / counted.ValueAtRisk.StandardError, 0.8, 1.2);
    }

    // Losses drawn from a normal law shifted by 3, weights exp(-3 x + 4.5), over 1,000 seeds of 2,000 samples: coverage 93 to 97%, at these seeds 968 and 956 of value at risk and 966 and 959 of shortfall.
    // Normalising the weights by their sum, or leaving out their square, covers in fewer than half.
    [Fact]
    public void Intervals_of_a_shifted_normal_cover_over_a_thousand_seeds()
    {
        const int samples = 2_000;
        int[] quantiles = new int[Tails.Length];
        int[] shortfalls = new int[Tails.Length];
        double[] errors = new double[Tails.Length];
        for (int seed = 0; seed < 1_000; seed++)
        {
            WeightedTail losses = Shifted(samples, 7_000 + seed);
            for (int i = 0; i < Tails.Length; i++)
            {
                TailRisk risk = losses.At(Tails[i].Level, 0.95, "shifted");
                if (Holds(risk.ValueAtRisk.Interval, Tails[i].ValueAtRisk)) quantiles[i]++;
                if (Holds(risk.ExpectedShortfall.Interval, Tails[i].Shortfall)) shortfalls[i]++;
                errors[i] += risk.ValueAtRisk.StandardError / 1_000;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"value at risk {string.Join(", ", quantiles)}, shortfall {string.Join(", ", shortfalls)} of 1,000");
        Assert.All([.. quantiles, .. shortfalls], covered => Assert.InRange(covered, 930, 970));

        // The deviation of the quantile: sqrt((E w² 1{X > v} - (1 - α)²) / n) / density, E w² 1{X > v} = exp(9) P(Z > v + 3) under the model shifted back.
        double second = Math.Exp(Shift * Shift) * Normal.CDF(0, 1, -(Tails[1].ValueAtRisk + Shift));
        double theory = Math.Sqrt((second - 1e-6) / samples) / Normal.PDF(0, 1, Tails[1].ValueAtRisk);
        Assert.InRange(errors[1] / theory, 0.95, 1.05);
    }

    [Fact]
    public void Too_few_effective_losses_tell_nothing()
    {
        // One weight as large as a thousand others.
        WeightedTail losses = WeightedSamples.Tail([(5, 100), .. Enumerable.Range(0, 1_000).Select(i => (3 + (i * 1e-3), 0.1))], 100_000, 0.1, 10, Ratio);
        TailRisk risk = losses.At(0.999, 0.95, "weighted");
        Assert.True(double.IsNaN(risk.ValueAtRisk.Value) && double.IsNaN(risk.ExpectedShortfall.Value));
        Assert.Equal((0, double.PositiveInfinity), (risk.ValueAtRisk.Interval.Lower, risk.ValueAtRisk.Interval.Upper));
        Assert.Contains("effective samples lie beyond the 0.999 quantile; 100 are needed", risk.ValueAtRisk.Method, StringComparison.Ordinal);
    }

    static WeightedTail Shifted(int samples, int seed)
    {
        double[] draws = new double[samples];
        Normal.Samples(new Xoshiro256StarStar(seed, threadSafe: false), draws, Shift, 1);
        return WeightedSamples.Tail(draws.Select(x => (x, Math.Exp((-Shift * x) + (Shift * Shift / 2)))), samples, 0.1, 10, Ratio);
    }

    static bool Holds(ConfidenceInterval interval, double value) => interval.Lower <= value && value <= interval.Upper;
}
