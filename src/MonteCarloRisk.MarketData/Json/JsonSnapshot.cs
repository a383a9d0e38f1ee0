using System.Text.Json;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.MarketData.Json;

/// <summary>A JSON file that is read whole, whose errors name the line.</summary>
sealed class JsonSnapshot
{
    const long Largest = 256L << 20;

    readonly byte[] bytes;
    readonly string path;

    JsonSnapshot(byte[] bytes, string path) => (this.bytes, this.path) = (bytes, path);

    /// <summary>The value of the file.</summary>
    public static JsonCell Read(string path)
    {
        using (Stream stream = InputFile.Open(path))
        {
            if (stream.Length > Largest)
                throw new InputException(path, $"the file has {stream.Length} bytes; a JSON file of at most {Largest} is read");
        }

        byte[] bytes = InputFile.ReadAllBytes(path);
        // A byte-order mark is no JSON.
        ReadOnlyMemory<byte> text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
        try
        {
            RefuseBrokenText(text.Span, path);
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return new JsonCell(document.RootElement.Clone(), new JsonSnapshot(text.ToArray(), path), null, "");
        }
        catch (JsonException broken)
        {
            throw new InputException(broken.LineNumber is { } line ? $"{path}:{line + 1}" : path, $"this is not JSON, or a name stands twice in one object: {Excerpt.OneLine(broken.Message)}");
        }
    }

    // JSON may hold text that is none: bytes that are not UTF-8, and halves of surrogate pairs.
    static void RefuseBrokenText(ReadOnlySpan<byte> text, string path)
    {
        var reader = new Utf8JsonReader(text);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException)
            {
                throw new InputException($"{path}:{LineAt(text, reader.TokenStartIndex)}", "a text holds bytes that are not UTF-8, or half of a surrogate pair; text is UTF-8");
            }
        }
    }

    static long LineAt(ReadOnlySpan<byte> text, long index) => 1 + text[..(int)index].Count((byte)'\n');

    /// <summary>The place of a value in a message.</summary>
    public string Where(JsonCell cell) => $"{path}:{LineOf(cell)}";

    /// <summary>Line on which a value begins, counted from 1. Found by reading the file again, for messages and for the records that carry it.</summary>
    public long LineOf(JsonCell cell)
    {
        var reader = new Utf8JsonReader(bytes);
        _ = reader.Read();
        foreach (string step in cell.Steps)
            MoveTo(ref reader, step);
        return LineAt(bytes, reader.TokenStartIndex);
    }

    static void MoveTo(ref Utf8JsonReader reader, string step)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            _ = reader.Read();
            for (int left = int.Parse(step, System.Globalization.CultureInfo.InvariantCulture); left > 0; left--)
            {
                reader.Skip();
                _ = reader.Read();
            }

            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(step);
            _ = reader.Read();
            if (found)
                return;
            reader.Skip();
        }
    }
}
