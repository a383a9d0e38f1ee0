using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace MonteCarloRisk.Calibration.Json;

/// <summary>JSON schemas made from the records that the files are read into, so that file and schema cannot disagree.</summary>
public static class JsonSchemas
{
    // The exporter lists the names of an enum only for the serializer's own converter; they are the same names.
    static readonly JsonSerializerOptions Exported = WithListedEnums();

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of the documents that are read into a type, as a JSON document.</summary>
    /// <param name="type">The record that a document is read into.</param>
    /// <param name="title">The schema's title.</param>
    public static string Of(Type type, string title)
    {
        var exporter = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        var schema = (JsonObject)Exported.GetJsonSchemaAsNode(type, exporter);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        return schema.ToJsonString(Indented);
    }

    static JsonSerializerOptions WithListedEnums()
    {
        var options = new JsonSerializerOptions(StrictJson.Options);
        options.Converters.Clear();
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }

    // A member's own description wins over that of its type.
    static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        string? text = Description(context.PropertyInfo?.AttributeProvider) ?? Description(context.TypeInfo.Type);
        // A type with a converter of its own has the schema "true".
        if (node is not JsonObject && text is not null) node = new JsonObject();
        if (node is not JsonObject schema) return node;
        if (text is not null) schema.Insert(0, "description", text);
        foreach (WithinAttribute within in context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(WithinAttribute), inherit: true) ?? []) within.Restrict(schema);
        if (context.PropertyInfo is null || schema["properties"] is not null) Restrict(schema, context.TypeInfo.Type);
        return node;
    }

    // What the members' own schemas cannot say: which of them stand together.
    static void Restrict(JsonObject schema, Type type)
    {
        if (type.GetCustomAttribute<ExactlyOneOfAttribute>() is { } one)
            schema["oneOf"] = new JsonArray([.. one.Members.Select(member => Required(member))]);
        if (type.GetCustomAttribute<NotTogetherAttribute>() is { } apart)
            schema["not"] = Required([.. apart.Members]);
    }

    static JsonObject Required(params string[] members) => new() { ["required"] = new JsonArray([.. members.Select(member => (JsonNode)member)]) };

    static string? Description(ICustomAttributeProvider? source) =>
        source?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false).OfType<DescriptionAttribute>().FirstOrDefault()?.Description;
}
