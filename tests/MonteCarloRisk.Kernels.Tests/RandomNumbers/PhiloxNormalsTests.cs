using MathNet.Numerics.Distributions;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Tests.RandomNumbers;

public sealed unsafe class PhiloxNormalsTests
{
    [Theory]
    [MemberData(nameof(PhiloxVectors.All), MemberType = typeof(PhiloxVectors))]
    public void The_scalar_words_are_the_published_ones(uint[] counter, uint[] key, uint[] expected)
    {
        var keys = new PhiloxKeys(key[0], key[1]);
        Philox4x32.Encrypt(Word1.Of(counter[0]), counter[1], counter[2], counter[3], in keys, out Word1 w0, out Word1 w1, out Word1 w2, out Word1 w3);
        Assert.Equal(expected, new[] { w0.Value, w1.Value, w2.Value, w3.Value });
    }

    [Fact]
    public void A_normal_is_the_quantile_of_its_word()
    {
        // Key 42, path 1, draw block 0: the published words of counter (1, 0, 0, 0), read as 32-bit midpoints.
        uint[] words = [0xfcdb2127, 0x53ba6cfd, 0x838f5a6e, 0x744e06fb];
        double[] normals = Draw(42, path: 1, block: 0);
        for (int i = 0; i < 4; i++) Assert.Equal(Normal.InvCDF(0, 1, (words[i] + .5) / 4294967296.0), normals[i], 2e-6);
    }

    [Fact]
    public void Double_refines_single()
    {
        for (uint path = 0; path < 2000; path++)
        {
            double[] coarse = Draw(7, path, 3);
            double[] fine = DrawDouble(7, path, 3);
            for (int i = 0; i < 4; i++) Assert.Equal(fine[i], coarse[i], 2e-6 * Math.Max(1, Math.Abs(fine[i])));
        }
    }

    [Fact]
    public void Purposes_stages_seeds_paths_and_blocks_draw_different_words()
    {
        double[] first = Draw(1, 5, 9);
        Assert.NotEqual(first, Draw(2, 5, 9));
        Assert.NotEqual(first, Draw(1UL << 32 | 1, 5, 9));
        Assert.NotEqual(first, Draw(1, 6, 9));
        Assert.NotEqual(first, Draw(1, 5, 10));
        Assert.NotEqual(first, Draw(1, 5, 9, RandomPurpose.Keeper));
        Assert.NotEqual(first, Draw(1, 5, 9, stage: 1));
        Assert.NotEqual(first, Draw(1, 5, 9, pathHigh: 1));
    }

    [Fact]
    public void A_million_normals_are_normal()
    {
        // Moments of 2^20 draws within 5.5 of their standard errors (a false alarm in 10^7 runs each); a variance off by 0.8% would show.
        const int draws = 1 << 20;
        double mean = 0;
        double square = 0;
        double fourth = 0;
        for (uint path = 0; path < draws / 4; path++)
        {
            foreach (double z in Draw(11, path, 0))
            {
                mean += z / draws;
                square += z * z / draws;
                fourth += z * z * z * z / draws;
            }
        }

        Assert.Equal(0, mean, 5.5 / Math.Sqrt(draws));
        Assert.Equal(1, square, 5.5 * Math.Sqrt(2.0 / draws));
        Assert.Equal(3, fourth, 5.5 * Math.Sqrt(96.0 / draws));
    }

    [Fact]
    public void Counter_words_hold_their_fields_apart()
    {
        Assert.Equal(0x5ABCDu & 0xFFFF | 0x12340000u, RandomCounter.PathHighWord(0x5ABCD, 0x1234));
        Assert.Equal(3u | (0xFFFu << 8) | (0xABCu << 20), RandomCounter.PurposeWord(RandomPurpose.Keeper, 0xFFF, 0xABC0000));
        Assert.Equal(64u, RandomCounter.RefinementBit);
        Assert.True((int)Enum.GetValues<RandomPurpose>().Max() < 64);
    }

    private static double[] Draw(ulong seed, uint path, uint block, RandomPurpose purpose = RandomPurpose.Price, uint stage = 0, uint pathHigh = 0)
    {
        var state = stackalloc Single1[4];
        var memory = new SingleHostMemory<Single1, Mask1>(state, null, null, null);
        PhiloxNormals.Of(seed, purpose, stage).WriteNormals<Single1, Mask1, Word1, SingleHostMemory<Single1, Mask1>>(ref memory, 0, pathHigh, path, 4 * block, 4);
        return [state[0].Value, state[1].Value, state[2].Value, state[3].Value];
    }

    private static double[] DrawDouble(ulong seed, uint path, uint block)
    {
        var state = stackalloc Double1[4];
        var memory = new DoubleHostMemory<Double1, Mask1>(state, null, null, null);
        PhiloxNormals.Of(seed, RandomPurpose.Price, 0).WriteNormals<Double1, Mask1, Word1, DoubleHostMemory<Double1, Mask1>>(ref memory, 0, 0, path, 4 * block, 4);
        return [state[0].Value, state[1].Value, state[2].Value, state[3].Value];
    }
}
