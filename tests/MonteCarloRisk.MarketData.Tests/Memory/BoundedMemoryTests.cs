using System.Text;
using MonteCarloRisk.MarketData.Candles;
using Parquet;
using Parquet.Schema;

namespace MonteCarloRisk.MarketData.Tests.Memory;

[CollectionDefinition(nameof(BoundedMemoryTests), DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection(nameof(BoundedMemoryTests))]
public sealed class BoundedMemoryTests
{
    const long Bytes = 200L << 20;
    const long MostHeld = 16L << 20;
    const long MostKeptOfAGroup = 64L << 10;

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

    // Some 180 MB in 64 groups, 5 MB of memory each. The pools of the runtime take up a megabyte or two at a few groups, whenever a read goes on on
    // another thread; a reader that kept something of its groups would grow at each of them, so the median growth tells the two apart.
    [Fact]
    public async Task A_parquet_file_is_read_in_the_memory_of_one_row_group_whatever_their_number()
    {
        const int Groups = 64;
        const int Rows = 60_000;
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.FullName, "candles.parquet");
        double[] prices = [.. Enumerable.Range(0, Rows).Select(i => 1000 + Math.Sqrt(i))];
        DataField[] fields = [new DataField<DateTime>("time"), .. new[] { "open", "high", "low", "close", "volume" }.Select(name => new DataField<double>(name))];
        await using (FileStream stream = File.Create(path))
        {
            await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, new ParquetOptions { CompressionMethod = CompressionMethod.None });
            for (int group = 0; group < Groups; group++)
            {
                using ParquetRowGroupWriter rows = writer.CreateRowGroup();
                var first = new DateTime(2017 + (group / 16), 1 + (group % 12), 1, 0, 0, 0, DateTimeKind.Utc);
                await rows.WriteAsync<DateTime>(fields[0], Enumerable.Range(0, Rows).Select(i => first.AddSeconds(i)).ToArray());
                foreach (DataField field in fields[1..])
                    await rows.WriteAsync<double>(field, prices);
            }
        }

        using CandleFile file = CandleFile.Open(path);
        long before = GC.GetTotalMemory(forceFullCollection: true), count = 0;
        var held = new List<long>();
        foreach (Series.Candle candle in file.Candles(blank => Assert.Fail($"{blank} is not blank")))
        {
            if (++count % Rows == Rows / 2) held.Add(GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal((long)Groups * Rows, count);
        Assert.InRange(held.Max(), long.MinValue, MostHeld);
        long[] growth = [.. held.Zip(held.Skip(1), (earlier, later) => later - earlier).Order()];
        Assert.InRange(growth[growth.Length / 2], long.MinValue, MostKeptOfAGroup);
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
