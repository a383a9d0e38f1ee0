using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Calibration.Json;

/// <summary>What may stand where in a document, found from the records that it is read into.</summary>
static class DocumentShape
{
    /// <summary>The values of "type" that are allowed at a path.</summary>
    public static string Choices(Type documentType, string path)
    {
        IReadOnlyList<string> names = ChoiceNames(documentType, path);
        return names.Count == 1 ? names[0] : $"one of {string.Join(", ", names)}";
    }

    /// <summary>The same in quotes, one by one; empty where nothing is chosen at the path.</summary>
    public static IReadOnlyList<string> ChoiceNames(Type documentType, string path) =>
        [.. (At(documentType, path) is { } type ? Derived(type) : []).Select(derived => $"\"{derived.TypeDiscriminator}\"")];

    /// <summary>The names that are allowed at a path; null where it is no place for one of a few names.</summary>
    public static string? EnumNames(Type documentType, string path) => At(documentType, path) is { IsEnum: true } type
        ? string.Join(" or ", Enum.GetNames(type).Select(name => $"\"{JsonNamingPolicy.CamelCase.ConvertName(name)}\""))
        : null;

    /// <summary>Whether the member at a path stands in every document.</summary>
    public static bool IsRequired(Type documentType, string path) => JsonFault.PathSteps().Matches(path) is [.., { } last] && !last.Groups["index"].Success
        && At(documentType, path[..last.Index]) is { IsGenericType: false } type && Property(type, last.Groups["name"].Value + last.Groups["quoted"].Value)?.IsRequired == true;

    /// <summary>A type by its full name, from the assembly of the document's records, that of the data, whose policies a market file states, or this one, whose records requests share.</summary>
    public static Type? Find(Type documentType, string typeName) => Item(documentType).Assembly.GetType(typeName) ?? typeof(InputFile).Assembly.GetType(typeName) ?? typeof(DocumentShape).Assembly.GetType(typeName);

    /// <summary>The type that a path is read into; null where the path leaves the records.</summary>
    static Type? At(Type documentType, string path)
    {
        Type? type = documentType;
        foreach (Match step in JsonFault.PathSteps().Matches(path))
        {
            if (type is null) return null;
            type = step.Groups["index"].Success ? Item(type) : Member(type, step.Groups["name"].Value + step.Groups["quoted"].Value);
            type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        }

        return type;
    }

    // The last argument: the item of a list, the value of a dictionary.
    static Type Item(Type type) => type.IsGenericType ? type.GetGenericArguments()[^1] : type;

    static Type? Member(Type type, string name) => type.IsGenericType ? Item(type) : Property(type, name)?.PropertyType;

    static JsonPropertyInfo? Property(Type type, string name) => Derived(type).Select(derived => derived.DerivedType).Prepend(type)
        .SelectMany(shape => StrictJson.Options.GetTypeInfo(shape).Properties)
        .FirstOrDefault((JsonPropertyInfo property) => property.Name == name);

    static IEnumerable<JsonDerivedTypeAttribute> Derived(Type type) => type.GetCustomAttributes<JsonDerivedTypeAttribute>();
}
