using System.Text.Json;
using System.Text.Json.Serialization;

namespace MonteCarloRisk.Calibration.Json;

/// <summary>
/// An enum by its exact name in camel case. The serializer's own converter also takes lists such as "call, put" and adds the values up.
/// </summary>
sealed class ExactEnumConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    static readonly Dictionary<string, TEnum> Values = Enum.GetValues<TEnum>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Values.TryGetValue(reader.GetString()!, out TEnum value) ? value : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
}
