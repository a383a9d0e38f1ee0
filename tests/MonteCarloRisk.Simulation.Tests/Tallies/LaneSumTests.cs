using System.Buffers;
using System.Runtime.Intrinsics;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Simulation.Tests.Tallies;

/// <summary>A lane that is summed at once gives the exact sum of its paths, whatever stands in it.</summary>
public sealed unsafe class LaneSumTests
{
    private const int Lanes = 3000;

    // Up to a spread of exponents of 46 in double and 75 in single precision a lane goes at once, beyond it path by path; both sides are tried, and
    // numbers with bits below those that an exact sum keeps.
    public static TheoryData<int> Spreads => [0, 8, 24, 26, 45, 46, 47, 48, 74, 75, 76, 77, 100, 200];

    [Theory]
    [MemberData(nameof(Spreads))]
    public void Sixteen_paths_at_once_sum_as_sixteen_paths_one_by_one(int spread)
    {
        Vector512<float>[] values = [.. Random(spread).Chunk(16).Select(lane => Vector512.Create(lane))];
        var random = new Random(spread);
        long[] atOnce = new long[ExactSum.Tallies];
        long[] oneByOne = new long[ExactSum.Tallies];
        fixed (long* first = atOnce, second = oneByOne)
        {
            var memory = new SingleHostMemory<Single16, SingleMask16>(null, null, null, first);
            var target = new HostTallies(second);
            foreach (Vector512<float> lane in values)
            {
                int chosen = random.Next(1 << 16);
                var mask = Vector512.Create([.. Enumerable.Range(0, 16).Select(path => (chosen >> path) & 1)]);
                memory.AddExact(new SingleMask16(Vector512.Equals(mask, Vector512<int>.One).AsSingle()), new Single16(lane), 0);
                for (int path = 0; path < 16; path++)
                {
                    if (mask[path] == 1) ExactSum.Add(ref target, lane[path], 0);
                }
            }
        }

        Assert.Equal(Encode(oneByOne), Encode(atOnce));
    }

    [Theory]
    [MemberData(nameof(Spreads))]
    public void Eight_paths_at_once_sum_as_eight_paths_one_by_one(int spread)
    {
        long[] atOnce = new long[ExactSum.Tallies];
        long[] oneByOne = new long[ExactSum.Tallies];
        fixed (long* first = atOnce, second = oneByOne)
        {
            var memory = new SingleHostMemory<Single8, SingleMask8>(null, null, null, first);
            var target = new HostTallies(second);
            foreach (float[] lane in Random(spread).Chunk(8))
            {
                memory.AddExact(new SingleMask8(Vector256<float>.AllBitsSet), new Single8(Vector256.Create(lane)), 0);
                foreach (float value in lane) ExactSum.Add(ref target, value, 0);
            }
        }

        Assert.Equal(Encode(oneByOne), Encode(atOnce));
    }

    [Theory]
    [MemberData(nameof(Spreads))]
    public void Eight_paths_of_double_precision_at_once_sum_as_eight_paths_one_by_one(int spread)
    {
        var random = new Random(spread);
        long[] atOnce = new long[ExactSum.Tallies];
        long[] oneByOne = new long[ExactSum.Tallies];
        fixed (long* first = atOnce, second = oneByOne)
        {
            var memory = new DoubleHostMemory<Double8, DoubleMask8>(null, null, null, first);
            var target = new HostTallies(second);
            foreach (double[] lane in RandomDoubles(spread).Chunk(8))
            {
                int chosen = random.Next(1 << 8);
                var mask = Vector512.Create([.. Enumerable.Range(0, 8).Select(path => (long)((chosen >> path) & 1))]);
                memory.AddExact(new DoubleMask8(Vector512.Equals(mask, Vector512<long>.One).AsDouble()), new Double8(Vector512.Create(lane)), 0);
                for (int path = 0; path < 8; path++)
                {
                    if (mask[path] == 1) ExactSum.Add(ref target, lane[path], 0);
                }
            }
        }

        Assert.Equal(Encode(oneByOne), Encode(atOnce));
    }

    [Theory]
    [MemberData(nameof(Spreads))]
    public void Four_paths_of_double_precision_at_once_sum_as_four_paths_one_by_one(int spread)
    {
        long[] atOnce = new long[ExactSum.Tallies];
        long[] oneByOne = new long[ExactSum.Tallies];
        fixed (long* first = atOnce, second = oneByOne)
        {
            var memory = new DoubleHostMemory<Double4, DoubleMask4>(null, null, null, first);
            var target = new HostTallies(second);
            foreach (double[] lane in RandomDoubles(spread).Chunk(4))
            {
                memory.AddExact(new DoubleMask4(Vector256<double>.AllBitsSet), new Double4(Vector256.Create(lane)), 0);
                foreach (double value in lane) ExactSum.Add(ref target, value, 0);
            }
        }

        Assert.Equal(Encode(oneByOne), Encode(atOnce));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.MinValue)]
    public void A_path_of_double_precision_that_cannot_be_summed_is_counted_as_such(double value)
    {
        long[] tallies = new long[ExactSum.Tallies];
        fixed (long* first = tallies)
        {
            var memory = new DoubleHostMemory<Double4, DoubleMask4>(null, null, null, first);
            memory.AddExact(new DoubleMask4(Vector256<double>.AllBitsSet), new Double4(Vector256.Create(1, 2, value, 4)), 0);
        }

        Assert.Equal(1, tallies[ExactSum.Limbs]);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_path_that_cannot_be_summed_is_counted_as_such(float value)
    {
        long[] tallies = new long[ExactSum.Tallies];
        fixed (long* first = tallies)
        {
            var memory = new SingleHostMemory<Single8, SingleMask8>(null, null, null, first);
            memory.AddExact(new SingleMask8(Vector256<float>.AllBitsSet), new Single8(Vector256.Create(1, 2, value, 4, 5, 6, 7, 8)), 0);
        }

        Assert.Equal(1, tallies[ExactSum.Limbs]);
    }

    [Fact]
    public void The_largest_floats_are_summed_and_are_no_overflow()
    {
        long[] tallies = new long[ExactSum.Tallies];
        fixed (long* first = tallies)
        {
            var memory = new SingleHostMemory<Single16, SingleMask16>(null, null, null, first);
            memory.AddExact(new SingleMask16(Vector512<float>.AllBitsSet), new Single16(Vector512.Create(float.MaxValue)), 0);
        }

        Assert.Equal(0, tallies[ExactSum.Limbs]);
    }

    private static IEnumerable<float> Random(int spread)
    {
        var random = new Random(2000 + spread);
        return RandomDoubles(spread).Select(value => random.Next(50) == 0 ? float.Epsilon * random.Next(5) : (float)value);
    }

    private static IEnumerable<double> RandomDoubles(int spread)
    {
        var random = new Random(1000 + spread);
        int centre = 0;
        for (int i = 0; i < Lanes * 16; i++)
        {
            if (i % 16 == 0) centre = random.Next(-100, 80);
            double value = (random.NextDouble() - .5) * Math.Pow(2, centre + (spread * (random.NextDouble() - .5)));
            yield return random.Next(8) == 0 ? 0 : value;
        }
    }

    private static byte[] Encode(long[] tallies)
    {
        using BlockResult result = BlockResult.Of(tallies, [0], new ArrayBufferWriter<byte>());
        return result.Encoded.ToArray();
    }
}
