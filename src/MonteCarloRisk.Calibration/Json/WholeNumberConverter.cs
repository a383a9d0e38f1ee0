using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MonteCarloRisk.Calibration.Json;

/// <summary>
/// A whole number however JSON writes it: 1000000, 1e6 and 1.0 are the same number to JSON, while the serializer's own converter takes the first alone. A fraction is refused.
/// </summary>
sealed class WholeNumberConverter<TNumber> : JsonConverter<TNumber>
    where TNumber : struct, IBinaryInteger<TNumber>
{
    // A decimal holds these without rounding, and so every whole number of 64 bits.
    const int MostDigits = 28;

    const NumberStyles Exponents = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public override TNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number) throw new JsonException();
        string text = Encoding.ASCII.GetString(reader.ValueSpan);
        if (TNumber.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out TNumber plain)) return plain;
        bool isWhole = decimal.TryParse(text, Exponents, CultureInfo.InvariantCulture, out decimal value)
            && text.Count(char.IsAsciiDigit) <= MostDigits && value == decimal.Truncate(value);
        return isWhole && TNumber.TryParse(value.ToString("0", CultureInfo.InvariantCulture), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out TNumber whole)
            ? whole
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, TNumber value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString(null, CultureInfo.InvariantCulture));
}
