using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Simulation.Tests.Tallies;

public sealed class TallyEncodingTests
{
    [Fact]
    public void Tallies_come_back_as_they_were() => Check.QuickThrowOnFailure(Prop.ForAll(Tallies, values =>
    {
        long[] read = new long[values.Length];
        TallyEncoding.Add(Encode(values), read);
        return read.SequenceEqual(values);
    }));

    [Fact]
    public void Any_other_bytes_are_refused_or_are_the_encoding_of_what_they_give() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            long[] read = new long[5];
            try
            {
                TallyEncoding.Add(bytes, read);
            }
            catch (Exception refused) when (refused is FormatException or OverflowException)
            {
                return true;
            }

            // Neighbouring runs may be written as two; nothing else is left open.
            long[] again = new long[5];
            TallyEncoding.Add(Encode(read), again);
            return again.SequenceEqual(read);
        }));

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void The_largest_tallies_have_an_encoding(long value)
    {
        long[] read = new long[3];
        TallyEncoding.Add(Encode([0, value, 0]), read);
        Assert.Equal([0, value, 0], read);
    }

    [Fact]
    public void Zeros_take_no_space() => Assert.Equal(3, Encode([.. new long[100], 1, .. new long[1_000_000]]).Length);

    private static Arbitrary<long[]> Tallies => ArbMap.Default.GeneratorFor<long>().Select(value => value % 3 == 0 ? 0 : value).ArrayOf().ToArbitrary();

    private static byte[] Encode(long[] tallies)
    {
        var output = new ArrayBufferWriter<byte>();
        TallyEncoding.Write(tallies, output);
        return output.WrittenSpan.ToArray();
    }
}
