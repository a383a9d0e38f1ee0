using System.Text;
using MonteCarloRisk.MarketData.Candles;

namespace MonteCarloRisk.MarketData.Tests.Memory;

[CollectionDefinition(nameof(BoundedMemoryTests), DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection(nameof(BoundedMemoryTests))]
public sealed class BoundedMemoryTests
{
    const long Bytes = 200L << 20;
    const long MostHeld = 16L << 20;

    [Fact]
    public void A_file_of_any_size_is_read_in_a_few_megabytes()
    {
        using var file = CandleFile.Open(new GeneratedCandles(Bytes), "generated.csv");
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0, count = 0;
        double sum = 0;
        foreach (Series.Candle candle in file.Candles(blank => Assert.Fail($"{blank} is not blank")))
        {
            sum += candle.Close;
            if (++count % 500_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(GeneratedCandles.Rows(Bytes), count);
        Assert.Equal(1234.25 * count, sum);
        Assert.InRange(most, long.MinValue, MostHeld);
    }

    /// <summary>A header and one row over and over, as often as fits.</summary>
    sealed class GeneratedCandles(long bytes) : Stream
    {
        static readonly byte[] Header = Encoding.ASCII.GetBytes("time,open,high,low,close,volume\n");
        static readonly byte[] Row = Encoding.ASCII.GetBytes("2026-06-28T14:00:00Z,1230.5,1240.75,1229.125,1234.25,98765.4321\n");

        readonly long end = Header.Length + (Rows(bytes) * Row.Length);
        long at;

        public static long Rows(long bytes) => (bytes - Header.Length) / Row.Length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => end;

        public override long Position
        {
            get => at;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int written = 0;
            while (written < count && at < end)
            {
                bool inHeader = at < Header.Length;
                byte[] source = inHeader ? Header : Row;
                int from = inHeader ? (int)at : (int)((at - Header.Length) % Row.Length);
                int length = Math.Min(count - written, source.Length - from);
                Array.Copy(source, from, buffer, offset + written, length);
                (written, at) = (written + length, at + length);
            }

            return written;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
