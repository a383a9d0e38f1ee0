using System.Text.Json;
using System.Text.Json.Serialization;

namespace MonteCarloRisk.Calibration.Json;

/// <summary>Every enum of a document is read by <see cref="ExactEnumConverter{TEnum}"/>.</summary>
sealed class ExactEnums : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ExactEnumConverter<>).MakeGenericType(typeToConvert))!;
}
