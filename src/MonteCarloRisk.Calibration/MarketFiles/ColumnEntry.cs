using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using MonteCarloRisk.MarketData.Candles;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>A column: a text is its name, a whole number its place.</summary>
[Description("A column: its name in the header, or its number counted from 0.")]
[JsonConverter(typeof(Converter))]
sealed record ColumnEntry(ColumnKey Key)
{
    sealed class Converter : JsonConverter<ColumnEntry>
    {
        public override ColumnEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String when !string.IsNullOrWhiteSpace(reader.GetString()) => new ColumnEntry(ColumnKey.Named(reader.GetString()!)),
            JsonTokenType.Number when reader.TryGetInt32(out int place) && place >= 0 => new ColumnEntry(ColumnKey.Numbered(place)),
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, ColumnEntry value, JsonSerializerOptions options)
        {
            if (value.Key.Name is { } name)
                writer.WriteStringValue(name);
            else
                writer.WriteNumberValue(value.Key.Index);
        }
    }
}
