using System.Text.Json;
using System.Text.Json.Serialization;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Documents;

/// <summary>An estimate under the member names that every command uses.</summary>
sealed class EstimateConverter : JsonConverter<Estimate>
{
    public override Estimate? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Members>(ref reader, options) is { } members
            ? new Estimate(members.Value, members.StandardError, members.ConfidenceInterval, members.SampleCount, members.Method)
            : null;

    public override void Write(Utf8JsonWriter writer, Estimate value, JsonSerializerOptions options) => JsonSerializer.Serialize(
        writer, new Members(value.Value, value.StandardError, value.Interval, value.SampleCount, value.Method), options);

    sealed record Members(double Value, double StandardError, ConfidenceInterval ConfidenceInterval, long SampleCount, string Method);
}
