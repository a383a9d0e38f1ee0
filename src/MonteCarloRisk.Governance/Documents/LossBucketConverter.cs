using System.Text.Json;
using System.Text.Json.Serialization;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Documents;

/// <summary>A bucket of losses; its upper end is null where it has none.</summary>
sealed class LossBucketConverter : JsonConverter<LossBucket>
{
    public override LossBucket Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Members members = JsonSerializer.Deserialize<Members>(ref reader, options)!;
        return new LossBucket(members.Lower, double.IsNaN(members.Upper) ? double.PositiveInfinity : members.Upper, members.Paths) { Above = members.Above };
    }

    public override void Write(Utf8JsonWriter writer, LossBucket value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Members(value.Lower, value.Upper, value.Paths, value.Above), options);

    sealed record Members(double Lower, double Upper, double Paths, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Estimate? Above = null);
}
