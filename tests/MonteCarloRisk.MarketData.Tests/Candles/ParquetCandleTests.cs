using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Candles;
using MonteCarloRisk.MarketData.Series;
using Parquet;
using Parquet.Schema;

namespace MonteCarloRisk.MarketData.Tests.Candles;

public sealed class ParquetCandleTests : IDisposable
{
    const int Rows = 1000;
    const int RowsInGroup = 300;

    static readonly DateTime First = new(2026, 6, 28, 0, 0, 0, DateTimeKind.Utc);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Candles_of_several_row_groups_come_in_order()
    {
        string path = await Write(new DataField<DateTime>("open_time"), i => First.AddMinutes(i));

        CandleSeries series = CandleSeriesReader.Read("ETH", path, "eth.parquet");

        Assert.Equal(Enumerable.Range(0, Rows).Select(Expected), series.Candles);
        Assert.Equal(TimeSpan.FromMinutes(1), series.Interval);
        Assert.Equal(InputFile.Sha256(path), series.Sha256);
    }

    [Fact]
    public async Task Unix_times_are_told_apart_by_magnitude()
    {
        string path = await Write(new DataField<long>("open_time"), i => (First.AddMinutes(i) - DateTime.UnixEpoch).Ticks / 10);

        Assert.Equal(Enumerable.Range(0, Rows).Select(Expected), CandleSeriesReader.Read("ETH", path, "eth.parquet").Candles);
    }

    [Fact]
    public async Task A_damaged_file_is_refused_and_nothing_else_happens()
    {
        byte[] bytes = await File.ReadAllBytesAsync(await Write(new DataField<DateTime>("open_time"), i => First.AddMinutes(i)));
        var random = new Random(20260628);
        int refused = 0;
        for (int i = 0; i < 100; i++)
        {
            byte[] damaged = i % 2 == 0 ? bytes[..random.Next(4, bytes.Length)] : [.. bytes];
            for (int change = 0; change < 3; change++)
                damaged[random.Next(4, damaged.Length - 1 > 4 ? damaged.Length : 5) - 1] ^= (byte)(1 << random.Next(8));
            try
            {
                _ = CandleSeriesReader.Read("ETH", folder.Write("damaged.parquet", damaged), "damaged.parquet");
            }
            catch (InputException)
            {
                refused++;
            }
        }

        // Every file that was cut has lost its footer.
        Assert.InRange(refused, 50, 100);
    }

    static Candle Expected(int i) => new(First.AddMinutes(i), i + 0.1, i + 17, i - 1, i + 0.3f, i % 7 == 0 ? null : i, i + 1);

    async Task<string> Write<T>(DataField time, Func<int, T> timeOf)
        where T : struct
    {
        var open = new DataField<double>("open");
        var high = new DataField<decimal>("high");
        var low = new DataField<int>("low");
        var close = new DataField<float>("close");
        var volume = new DataField<double?>("volume");
        string path = Path.Combine(folder.FullName, "eth.parquet");
        await using FileStream stream = File.Create(path);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(time, open, high, low, close, volume), stream);
        for (int start = 0; start < Rows; start += RowsInGroup)
        {
            int[] rows = [.. Enumerable.Range(start, Math.Min(RowsInGroup, Rows - start))];
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync<T>(time, rows.Select(timeOf).ToArray());
            await group.WriteAsync<double>(open, rows.Select(i => i + 0.1).ToArray());
            await group.WriteAsync<decimal>(high, rows.Select(i => i + 17m).ToArray());
            await group.WriteAsync<int>(low, rows.Select(i => i - 1).ToArray());
            await group.WriteAsync<float>(close, rows.Select(i => i + 0.3f).ToArray());
            await group.WriteAsync<double>(volume, rows.Select(i => i % 7 == 0 ? null : (double?)i).ToArray());
        }

        return path;
    }
}
