using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Tests.RandomNumbers;

/// <summary>Integers from 0 to count - 1 are floor(word count / 2^32), bit for bit, in both precisions and on every path of a lane.</summary>
public sealed unsafe class PhiloxIntegersTests
{
    private const ulong Seed = 42;

    [Fact]
    public void They_are_the_published_words_times_the_count()
    {
        // Key 42, path 1, draw block 0: the published words of counter (1, 0, 0, 0).
        uint[] words = [0xfcdb2127, 0x53ba6cfd, 0x838f5a6e, 0x744e06fb];
        foreach (uint count in new uint[] { 1, 2, 3, 1000, (1 << 22) - 1, 1 << 22 })
        {
            Assert.Equal(words.Select(word => (double)(((ulong)word * count) >> 32)), Single(path: 1, count));
            Assert.Equal(words.Select(word => (double)(((ulong)word * count) >> 32)), Double(path: 1, count));
        }
    }

    /// <summary>65,536 words reach both ends of every count: with 1000 values an end is missed with a probability below e^-65.</summary>
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(37, 0, 36)]
    [InlineData(1000, 0, 999)]
    public void The_ends_are_reached_and_not_passed(uint count, double least, double most)
    {
        double[] drawn = [.. Enumerable.Range(0, 1 << 14).SelectMany(path => Single((uint)path, count))];
        Assert.Equal((least, most), (drawn.Min(), drawn.Max()));
        Assert.Equal(drawn, Enumerable.Range(0, 1 << 14).SelectMany(path => Double((uint)path, count)));
        Assert.All(drawn, one => Assert.Equal(Math.Floor(one), one));
    }

    /// <summary>Chi-square of 37 equally likely values over 2^18 words; false alarm once in a million seeds (36 degrees of freedom: 94.7).</summary>
    [Fact]
    public void Each_is_as_likely_as_any_other()
    {
        double[] counts = new double[37];
        for (uint path = 0; path < 1 << 16; path++)
        {
            foreach (double one in Single(path, 37)) counts[(int)one]++;
        }

        double expected = (1 << 18) / 37.0;
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 0, 94.7);
    }

    private static double[] Single(uint path, uint count)
    {
        var state = stackalloc Single1[4];
        var memory = new SingleHostMemory<Single1, Mask1>(state, null, null, null);
        PhiloxNormals.Of(Seed, RandomPurpose.Price, 0).WriteIntegers<Single1, Mask1, Word1, SingleHostMemory<Single1, Mask1>>(ref memory, 0, 0, path, 0, 4, count);
        return [state[0].Value, state[1].Value, state[2].Value, state[3].Value];
    }

    private static double[] Double(uint path, uint count)
    {
        var state = stackalloc Double1[4];
        var memory = new DoubleHostMemory<Double1, Mask1>(state, null, null, null);
        PhiloxNormals.Of(Seed, RandomPurpose.Price, 0).WriteIntegers<Double1, Mask1, Word1, DoubleHostMemory<Double1, Mask1>>(ref memory, 0, 0, path, 0, 4, count);
        return [state[0].Value, state[1].Value, state[2].Value, state[3].Value];
    }
}
