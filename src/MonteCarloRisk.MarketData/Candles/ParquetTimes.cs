using System.Globalization;
using MonteCarloRisk.Domain;
using Parquet;
using Parquet.Schema;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>The times of a column in one row group: timestamps, dates, unix times, or text.</summary>
sealed class ParquetTimes
{
    readonly DateTime?[]? stamps;
    readonly string[] texts;

    ParquetTimes(DateTime?[]? stamps, string[] texts) => (this.stamps, this.texts) = (stamps, texts);

    public static ParquetTimes Read(ParquetRowGroupReader group, DataField field, int count, string path)
    {
        if (field.ClrType == typeof(DateTime))
            return new ParquetTimes(ParquetCells.Read<DateTime>(group, field, count), []);
        string[] texts = field.ClrType switch
        {
            Type type when type == typeof(string) => ParquetCells.ReadTexts(group, field, count),
            Type type when type == typeof(long) => Texts(ParquetCells.Read<long>(group, field, count)),
            Type type when type == typeof(int) => Texts(ParquetCells.Read<int>(group, field, count)),
            Type type when type == typeof(double) => Texts(ParquetCells.Read<double>(group, field, count)),
            _ => throw ParquetCells.WrongType(path, field, "timestamps, dates, unix times as integers or doubles, and text"),
        };
        return new ParquetTimes(null, texts);
    }

    public DateTime At(int row, CandleLayout layout, string path, long line)
    {
        if (stamps is null)
            return CandleTime.Read(texts[row].AsSpan().Trim(), layout, path, line);
        return stamps[row] is { } stamp
            ? DateTime.SpecifyKind(stamp, DateTimeKind.Utc)
            : throw new InputException($"{path}:{line}", $"there is no time in {Excerpt.Quote(layout.Time.Name)}; every row has one");
    }

    static string[] Texts<T>(T?[] values)
        where T : struct, IFormattable => Array.ConvertAll(values, value => value?.ToString("0.#########", CultureInfo.InvariantCulture) ?? "");
}
