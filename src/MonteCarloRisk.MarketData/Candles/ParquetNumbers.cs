using System.Globalization;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cells;
using Parquet;
using Parquet.Schema;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>The numbers of a column in one row group.</summary>
sealed class ParquetNumbers
{
    readonly double?[] values;
    readonly string[]? texts;
    readonly string name;

    ParquetNumbers(double?[] values, string[]? texts, string name) => (this.values, this.texts, this.name) = (values, texts, name);

    public static ParquetNumbers Read(ParquetRowGroupReader group, DataField field, int count, string path)
    {
        if (field.ClrType == typeof(string))
            return new ParquetNumbers([], ParquetCells.ReadTexts(group, field, count), field.Name);
        double?[] values = field.ClrType switch
        {
            Type type when type == typeof(double) => ParquetCells.Read<double>(group, field, count),
            Type type when type == typeof(float) => Array.ConvertAll(ParquetCells.Read<float>(group, field, count), value => (double?)value),
            Type type when type == typeof(long) => Array.ConvertAll(ParquetCells.Read<long>(group, field, count), value => (double?)value),
            Type type when type == typeof(int) => Array.ConvertAll(ParquetCells.Read<int>(group, field, count), value => (double?)value),
            Type type when type == typeof(decimal) => Array.ConvertAll(ParquetCells.Read<decimal>(group, field, count), Nearest),
            _ => throw ParquetCells.WrongType(path, field, "double, float, decimal, 32- and 64-bit integers, and text"),
        };
        return new ParquetNumbers(values, null, field.Name);
    }

    /// <summary>A number; null where it is missing or NaN.</summary>
    public double? At(int row, string path, long line)
    {
        if (texts is not null)
            return TextAt(texts[row].AsSpan().Trim(), path, line);
        double? value = values[row];
        if (value is not { } number || double.IsNaN(number))
            return null;
        return double.IsFinite(number) ? number : throw new InputException($"{path}:{line}", $"{number} in {Excerpt.Quote(name)} is not allowed; a number is finite");
    }

    double? TextAt(ReadOnlySpan<char> text, string path, long line)
    {
        if (NumberText.TryRead(text, NumberForm.Plain, out double number))
            return number;
        return MissingText.Is(text) ? null : throw new InputException($"{path}:{line}", $"{Excerpt.Quote(text)} in {Excerpt.Quote(name)} is not a number; a finite number with {NumberForm.Plain} is allowed, and {MissingText.Allowed}");
    }

    // The conversion in the language rounds twice for long decimals.
    static double? Nearest(decimal? value) => value is { } number ? double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;
}
