using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Calibration.Json;

/// <summary>
/// Input files in JSON: comments and trailing commas are allowed; unknown, repeated and missing members, nulls and wrong types are refused.
/// </summary>
public static class StrictJson
{
    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>How documents are read.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowOutOfOrderMetadataProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutIgnored } },
        Converters = { new ExactEnums(), new WholeNumberConverter<int>(), new WholeNumberConverter<long>(), new WholeNumberConverter<ulong>() },
    };

    /// <summary>Reads a whole file as one document.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing or its form is wrong; the message names the JSON path, the line and what is allowed.</exception>
    public static T Read<T>(string path)
        where T : class => Parse<T>(path, InputFile.ReadAllBytes(path));

    /// <summary>Reads a text as one document, or as a list of documents where it starts with a bracket.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="text">The file's bytes in UTF-8.</param>
    /// <exception cref="InputException">The form is wrong; the message names the JSON path, the line and what is allowed.</exception>
    public static OneOrMany<T> ReadOneOrMany<T>(string name, ReadOnlyMemory<byte> text)
        where T : class
    {
        if (!IsList(text.Span)) return new OneOrMany<T>([Parse<T>(name, text)], IsList: false);
        IReadOnlyList<T> items = Parse<IReadOnlyList<T>>(name, text);
        if (items.Count == 0) throw JsonPlace.Root(name).Fault("an empty list asks for nothing; one or more requests are needed");
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is null)
                throw JsonPlace.Root(name).Item(i).Refuse(null, "an object is needed");
        }

        return new OneOrMany<T>(items, IsList: true);
    }

    static T Parse<T>(string name, ReadOnlyMemory<byte> bytes)
        where T : class
    {
        if (bytes.Span.StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];
        try
        {
            return JsonSerializer.Deserialize<T>(bytes.Span, Options)
                ?? throw JsonPlace.Root(name).Fault("null is not allowed; an object is needed");
        }
        catch (JsonException fault)
        {
            throw JsonFault.Explain(name, typeof(T), bytes, fault.Message, fault.Path, fault.LineNumber);
        }
        catch (NotSupportedException fault)
        {
            // A missing "type" is reported this way, with path and line in the message alone.
            throw JsonFault.Explain(name, typeof(T), bytes, fault.Message, null, null);
        }
    }

    // What a record computes is no member of a document: the serializer would pass over one of its name in silence, and list it among those that are allowed.
    static void LeaveOutIgnored(JsonTypeInfo type)
    {
        for (int i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true) is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.Always }, ..]) type.Properties.RemoveAt(i);
        }
    }

    // A text that is not JSON is left to the parser, which says where.
    static bool IsList(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(ByteOrderMark))
            text = text[ByteOrderMark.Length..];
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
