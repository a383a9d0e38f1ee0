using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.Csv;

/// <summary>A CSV file whose header names its columns, read row by row: decimal points, and no thousands separators.</summary>
sealed class CsvTable : IDisposable
{
    readonly CsvFile file;
    readonly int count;

    CsvTable(CsvFile file)
    {
        this.file = file;
        Names = file.ReadHeader();
        count = Names.Header.Count;
    }

    /// <summary>The names of the columns.</summary>
    public HeaderNames Names { get; }

    /// <summary>Line of the row, counted from 1 with the header.</summary>
    public long Line => file.Rows.Line;

    /// <summary>The place of the row in a message.</summary>
    public string Where => file.Rows.Where;

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal, once all rows have been read.</summary>
    public string Sha256 => file.Sha256;

    /// <summary>Opens a file.</summary>
    public static CsvTable Open(string path)
    {
        var file = new CsvFile(InputFile.Open(path), path, separator: null);
        try
        {
            return new CsvTable(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The column of a name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public TableColumn Column(string name) => At(Names.IndexOf([HeaderNames.Normalised(name)], name));

    /// <summary>The column of a name; null where there is none.</summary>
    /// <exception cref="InputException">Two columns have it.</exception>
    public TableColumn? ColumnOrNull(string name) => Names.Find([HeaderNames.Normalised(name)], name) is { } index ? At(index) : null;

    /// <summary>The column of a number.</summary>
    public TableColumn At(int index) => new(file.Rows, index, Names.Header[index]);

    /// <summary>Moves to the next row.</summary>
    public bool Next() => file.Next(count);

    public void Dispose() => file.Dispose();
}

/// <summary>A column of a table: what its cell in the present row holds.</summary>
readonly struct TableColumn(CsvRows rows, int index, string name)
{
    /// <summary>The column's name in the file.</summary>
    public string Name => name;

    /// <summary>The cell's text, which must not be blank.</summary>
    public string Text()
    {
        ReadOnlySpan<char> text = rows.Cell(index);
        return text.Length > 0 ? text.ToString() : throw Refusal(text, "not allowed", "a text that is not blank is needed");
    }

    /// <summary>The cell's text; null where it is blank.</summary>
    public string? TextOrNull()
    {
        ReadOnlySpan<char> text = rows.Cell(index);
        return text.Length > 0 ? text.ToString() : null;
    }

    /// <summary>A finite number.</summary>
    public double Number()
    {
        ReadOnlySpan<char> text = rows.Cell(index);
        return NumberText.TryRead(text, NumberForm.Plain, out double value) ? value : throw Refusal(text, "not a number", $"a finite number with {NumberForm.Plain} is needed");
    }

    /// <summary>A finite number; null where it is missing.</summary>
    public double? NumberOrNull()
    {
        ReadOnlySpan<char> text = rows.Cell(index);
        if (NumberText.TryRead(text, NumberForm.Plain, out double value))
            return value;
        return MissingText.Is(text) ? null : throw Refusal(text, "not a number", $"a finite number with {NumberForm.Plain} is allowed, and {MissingText.Allowed}");
    }

    /// <summary>A whole number.</summary>
    public long Integer()
    {
        ReadOnlySpan<char> text = rows.Cell(index);
        return NumberText.TryReadWhole(text, out long value) ? value : throw Refusal(text, "not a whole number", "digits, perhaps after a minus, are needed");
    }

    /// <summary>A whole number of at most nine digits.</summary>
    public int SmallInteger()
    {
        ReadOnlySpan<char> text = rows.Cell(index);
        return NumberText.TryReadWhole(text, out long value) && value is >= -999_999_999 and <= 999_999_999 ? (int)value : throw Refusal(text, "not a whole number", "up to nine digits, perhaps after a minus, are needed");
    }

    /// <summary>A time, UTC.</summary>
    public DateTime Time()
    {
        ReadOnlySpan<char> text = rows.Cell(index);
        return TimeText.TryRead(text, order: null, out DateTime time, out _) ? time : throw Refusal(text, "not a time", TimeText.Allowed);
    }

    /// <summary>One of several words, whatever their case.</summary>
    public T OneOf<T>(params ReadOnlySpan<(string Word, T Value)> words)
    {
        ReadOnlySpan<char> text = rows.Cell(index);
        foreach ((string word, T value) in words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        var allowed = new List<string>();
        foreach ((string word, _) in words)
            allowed.Add(word.Length == 0 ? "a blank cell" : Excerpt.Quote(word));
        throw Refusal(text, "not allowed", $"allowed are {string.Join(", ", allowed)}");
    }

    InputException Refusal(ReadOnlySpan<char> text, string finding, string allowed) => new(rows.Where, $"{Excerpt.Quote(text)} in {Excerpt.Quote(name)} is {finding}; {allowed}");
}
