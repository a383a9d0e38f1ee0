using System.Buffers;
using System.Numerics;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Simulation.Tests.Tallies;

public sealed unsafe class ExactSumTests
{
    [Fact]
    public void Sums_of_doubles_are_exact_in_any_order()
    {
        // The reference sums in units of 2^-1074, where every double is an integer.
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, 3000).Select(_ => (random.NextDouble() - .5) * Math.Pow(2, random.Next(-60, 90)))];
        BigInteger exact = BigInteger.Zero;
        foreach (double value in values) exact += Units(value);
        MergedTallies forward = Merge(values);
        random.Shuffle(values);
        MergedTallies shuffled = Merge(values);
        Assert.Equal(forward.Fingerprint("00"), shuffled.Fingerprint("00"));
        double expected = Math.ScaleB((double)(exact >> 900), 900 - 1074);
        Assert.Equal(expected, forward.Sum(0), Math.Abs(expected) * 1e-15);
    }

    [Fact]
    public void Cancellation_loses_nothing()
    {
        Assert.Equal(1.0, Merge([1e30, 1, -1e30]).Sum(0));
        Assert.Equal(Math.Pow(2, -140), Merge([1e38, Math.Pow(2, -140), -1e38]).Sum(0));
    }

    [Fact]
    public void Floats_sum_as_the_doubles_they_are()
    {
        var random = new Random(2);
        float[] values = [.. Enumerable.Range(0, 3000).Select(_ => (float)((random.NextDouble() - .5) * Math.Pow(2, random.Next(-130, 100)))), float.Epsilon, float.MaxValue, -float.MaxValue];
        long[] tallies = new long[ExactSum.Tallies];
        fixed (long* first = tallies)
        {
            var target = new HostTallies(first);
            foreach (float value in values) ExactSum.Add(ref target, value, 0);
        }

        var merged = new MergedTallies(ExactSum.Tallies, [0]);
        Add(merged, tallies, [0]);
        Assert.Equal(Merge([.. values.Select(value => (double)value)]).Fingerprint("00"), merged.Fingerprint("00"));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e39)]
    public void A_value_that_cannot_be_summed_is_an_error_and_no_wrap(double value) => Assert.Throws<OverflowException>(() => Merge([1, value]));

    [Fact]
    public void The_variance_of_values_near_a_large_mean_is_exact()
    {
        // 1e9 + 0, 1, 2: variance 1, which sums of squares in floating point would lose.
        long[] tallies = new long[2 * ExactSum.Tallies];
        fixed (long* first = tallies)
        {
            var target = new HostTallies(first);
            foreach (double value in new[] { 1e9, 1e9 + 1, 1e9 + 2 })
            {
                double square = value * value;
                ExactSum.Add(ref target, value, 0);
                ExactSum.Add(ref target, square, ExactSum.Tallies);
                ExactSum.Add(ref target, Math.FusedMultiplyAdd(value, value, -square), ExactSum.Tallies);
            }
        }

        var merged = new MergedTallies(tallies.Length, [0, ExactSum.Tallies]);
        Add(merged, tallies, [0, ExactSum.Tallies]);
        Assert.Equal(1.0, merged.Variance(0, 3), 1e-15);
    }

    private static BigInteger Units(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger fraction = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        return (bits < 0 ? -fraction : fraction) << (Math.Max(exponent, 1) - 1);
    }

    private static MergedTallies Merge(double[] values)
    {
        long[] tallies = new long[ExactSum.Tallies];
        fixed (long* first = tallies)
        {
            var target = new HostTallies(first);
            foreach (double value in values) ExactSum.Add(ref target, value, 0);
        }

        var merged = new MergedTallies(ExactSum.Tallies, [0]);
        Add(merged, tallies, [0]);
        return merged;
    }

    private static void Add(MergedTallies merged, Span<long> tallies, int[] exactSums)
    {
        using BlockResult result = BlockResult.Of(tallies, exactSums, new ArrayBufferWriter<byte>());
        merged.Add(result.Encoded);
    }
}
