using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Simulation.Tests.Tallies;

public sealed class LogBucketsTests
{
    private static readonly LogBuckets Buckets = new(-4, 6, 3);

    [Fact]
    public void Every_edge_belongs_to_the_bucket_that_it_starts()
    {
        for (int bucket = 1; bucket < Buckets.Count; bucket++)
        {
            double edge = Buckets.Edge(bucket);
            Assert.Equal(bucket, Buckets.Bucket(edge));
            Assert.Equal(bucket, Buckets.Bucket((float)edge));
            Assert.Equal(bucket - 1, Buckets.Bucket(Math.BitDecrement(edge)));
            Assert.Equal(bucket - 1, Buckets.Bucket(MathF.BitDecrement((float)edge)));
        }
    }

    [Fact]
    public void What_is_not_a_number_goes_to_one_end_whatever_its_sign()
    {
        Assert.Equal(49, Buckets.Bucket(BitConverter.UInt32BitsToSingle(0xFFC00000)));
        Assert.Equal(49, Buckets.Bucket(BitConverter.UInt32BitsToSingle(0x7FFFFFFF)));
        Assert.Equal(49, Buckets.Bucket(BitConverter.UInt64BitsToDouble(0xFFF8000000000000)));
        Assert.Equal(49, Buckets.Bucket(BitConverter.UInt64BitsToDouble(0x7FFFFFFFFFFFFFFF)));
    }

    [Fact]
    public void Octaves_are_cut_into_equal_parts()
    {
        Assert.Equal(1.0 / 16, Buckets.Edge(1));
        Assert.Equal(1.125 / 16, Buckets.Edge(2));
        Assert.Equal(2.0 / 16, Buckets.Edge(9));
        Assert.Equal(4.0, Buckets.Edge(Buckets.Count - 1));
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(-5.0, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(1e-30, 0)]
    [InlineData(1e30, 49)]
    [InlineData(double.PositiveInfinity, 49)]
    [InlineData(double.NaN, 49)]
    public void Numbers_beyond_the_edges_go_to_the_ends(double value, int bucket)
    {
        Assert.Equal(50, Buckets.Count);
        Assert.Equal(bucket, Buckets.Bucket(value));
        Assert.Equal(bucket, Buckets.Bucket((float)value));
    }
}
