using MonteCarloRisk.Domain;
using Parquet;
using Parquet.Schema;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>Reads columns of a Parquet file.</summary>
static class ParquetCells
{
    /// <summary>All values of a column in a row group; null where a value is missing.</summary>
    public static T?[] Read<T>(ParquetRowGroupReader group, DataField field, int count)
        where T : struct
    {
        var values = new T?[count];
        if (field.IsNullable)
        {
            group.ReadAsync(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
            return values;
        }

        var present = new T[count];
        group.ReadAsync(field, present.AsMemory()).AsTask().GetAwaiter().GetResult();
        for (int i = 0; i < count; i++)
            values[i] = present[i];
        return values;
    }

    /// <summary>All texts of a column in a row group; empty where one is missing.</summary>
    public static string[] ReadTexts(ParquetRowGroupReader group, DataField field, int count)
    {
        var values = new string?[count];
        group.ReadAsync(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return Array.ConvertAll(values, value => value ?? "");
    }

    /// <summary>Runs a step of the library, whose answers to a damaged file are exceptions of any type.</summary>
    public static T Guarded<T>(string path, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception damaged) when (damaged is not InputException)
        {
            throw new InputException(path, $"this is not a Parquet file that can be read; the library says {Excerpt.Quote(damaged.Message)}");
        }
    }

    /// <summary>A column of a type that holds nothing of the kind.</summary>
    public static InputException WrongType(string path, DataField field, string allowed) =>
        new(path, $"the column {Excerpt.Quote(field.Name)} holds values of type {field.ClrType.Name}; allowed are {allowed}");
}
