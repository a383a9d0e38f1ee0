using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Calibration.Json;

/// <summary>Turns the serializer's findings, which speak of .NET types, into the house form: file, JSON path, value, what is allowed, line.</summary>
static partial class JsonFault
{
    public static InputException Explain(string file, Type documentType, ReadOnlyMemory<byte> document, string message, string? path, long? line)
    {
        if (PlaceInMessage().Match(message) is { Success: true } place)
        {
            path ??= place.Groups["path"].Value;
            line ??= long.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture);
        }

        string bare = PlaceInMessage().Replace(message, "");
        bare = SyntaxPlace().Replace(bare, "").Trim();
        string where = path is null ? file : $"{file}: {path}";
        string suffix = line is null ? "" : string.Create(CultureInfo.InvariantCulture, $" (line {line + 1})");
        return new InputException(where, Words(bare, path ?? "$", documentType, document) + suffix);
    }

    static string Words(string message, string path, Type documentType, ReadOnlyMemory<byte> document)
    {
        if (UnknownMember().Match(message) is { Success: true } unknown)
            return Refused(documentType, unknown.Groups["type"].Value, unknown.Groups["name"].Value) ?? $"unknown member {Excerpt.Quote(unknown.Groups["name"].Value)}; {(MembersOf(documentType, unknown.Groups["type"].Value) is { Length: > 0 } members ? $"allowed are {members}" : "none but type is allowed here")}";
        if (message.Contains("missing required properties", StringComparison.Ordinal))
            return $"missing member {string.Join(", ", QuotedNames().Matches(message[message.IndexOf("including", StringComparison.Ordinal)..]).Select(name => Excerpt.Quote(name.Groups[1].Value)))}";
        if (message.Contains("type discriminator", StringComparison.Ordinal) || message.Contains("metadata properties", StringComparison.Ordinal))
            return $"the member \"type\" must be {DocumentShape.Choices(documentType, path)}";
        if (message.Contains("Duplicate propert", StringComparison.Ordinal))
            return "this member stands twice";
        if (message.Contains("doesn't allow setting null", StringComparison.Ordinal))
            return DocumentShape.IsRequired(documentType, path) ? $"null is not allowed; the member is needed{(DocumentShape.ChoiceNames(documentType, path) is { Count: > 0 } choices ? $", an object such as {{ \"type\": {choices[0]} }}" : "")}" : "null is not allowed; leave the member out for its default";
        if (Conversion().Match(message) is { Success: true } conversion)
            return $"{TryValueAt(document, path)} is not allowed; {DocumentShape.EnumNames(documentType, path) ?? Chosen(documentType, document, path) ?? Needed(conversion.Groups["type"].Value)} is needed";
        if (message.Contains("does not contain any JSON tokens", StringComparison.Ordinal))
            return "this is not JSON: nothing stands here";
        return $"this is not JSON: {Excerpt.OneLine(message)}";
    }

    // A choice written as its name alone, the usual slip.
    static string? Chosen(Type documentType, ReadOnlyMemory<byte> document, string path)
    {
        IReadOnlyList<string> names = DocumentShape.ChoiceNames(documentType, path);
        if (names.Count == 0) return null;
        string value = TryValueAt(document, path);
        return names.Contains(value) ? $"the object {{ \"type\": {value} }}" : $"an object such as {{ \"type\": {names[0]} }}, whose type is one of {string.Join(", ", names)},";
    }

    static string Needed(string type) => type switch
    {
        _ when type.Contains("IReadOnlyList", StringComparison.Ordinal) => "a list",
        _ when type.Contains("IReadOnlyDictionary", StringComparison.Ordinal) => "an object",
        _ when type.Contains("UInt64", StringComparison.Ordinal) => "a whole number from 0 to 18446744073709551615",
        _ when type.Contains("Int32", StringComparison.Ordinal) => "a whole number below 2^31",
        _ when type.Contains("Int64", StringComparison.Ordinal) => "a whole number below 2^63",
        _ when type.Contains("Double", StringComparison.Ordinal) => "a number",
        _ when type.Contains("ColumnEntry", StringComparison.Ordinal) => "a column's name, or its number counted from 0,",
        _ when type.Contains("DateTime", StringComparison.Ordinal) => "a time \"yyyy-MM-ddTHH:mm:ssZ\"",
        _ when type.Contains("DateOnly", StringComparison.Ordinal) => "a date \"yyyy-MM-dd\"",
        _ when type.Contains("String", StringComparison.Ordinal) => "a text",
        _ => "an object",
    };

    static string? Refused(Type documentType, string typeName, string member) =>
        DocumentShape.Find(documentType, typeName)?.GetCustomAttribute<NotModelledAttribute>() is { } refused && refused.Member == member ? $"{Excerpt.Quote(member)} is refused: {refused.Reason}" : null;

    static string MembersOf(Type documentType, string typeName)
    {
        Type? type = DocumentShape.Find(documentType, typeName);
        return type is null ? "others" : string.Join(", ", StrictJson.Options.GetTypeInfo(type).Properties.Select(property => property.Name));
    }

    // The rest of the file may not be JSON at all; the fault found first is the one to report.
    static string TryValueAt(ReadOnlyMemory<byte> document, string path)
    {
        try
        {
            return ValueAt(document, path);
        }
        catch (JsonException)
        {
            return "this value";
        }
    }

    static string ValueAt(ReadOnlyMemory<byte> document, string path)
    {
        using JsonDocument parsed = JsonDocument.Parse(document, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        JsonElement value = parsed.RootElement;
        foreach (Match step in PathSteps().Matches(path))
        {
            bool found = step.Groups["index"].Success
                ? value.ValueKind == JsonValueKind.Array && TryItem(value, int.Parse(step.Groups["index"].Value, CultureInfo.InvariantCulture), out value)
                : value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step.Groups["name"].Value + step.Groups["quoted"].Value, out value);
            if (!found)
                return "this value";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => Excerpt.Quote(value.GetString()!),
            _ => value.GetRawText(),
        };
    }

    static bool TryItem(JsonElement array, int index, out JsonElement item)
    {
        bool found = index < array.GetArrayLength();
        item = found ? array[index] : default;
        return found;
    }

    [GeneratedRegex(@"\s*Path: (?<path>.*?) \| LineNumber: (?<line>\d+) \| BytePositionInLine: \d+\.?")]
    private static partial Regex PlaceInMessage();

    [GeneratedRegex(@"\s*LineNumber: \d+ \| BytePositionInLine: \d+\.?")]
    private static partial Regex SyntaxPlace();

    [GeneratedRegex("The JSON property '(?<name>.*)' could not be mapped to any .NET member contained in type '(?<type>[^']*)'", RegexOptions.Singleline)]
    private static partial Regex UnknownMember();

    [GeneratedRegex(@"could not be converted to (?<type>[^\s]*)")]
    private static partial Regex Conversion();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex QuotedNames();

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\['(?<quoted>.*?)'\]|\[(?<index>\d+)\]")]
    internal static partial Regex PathSteps();
}
