using System.Text.Json;
using System.Text.Json.Serialization;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Documents;

/// <summary>An estimate under the member names that every command uses; with its fitting error where there is one.</summary>
sealed class EstimateConverter : JsonConverter<Estimate>
{
    public override Estimate? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Members>(ref reader, options) is { } members
            ? new Estimate(members.Value, members.StandardError, members.ConfidenceInterval, members.SampleCount, members.Method) { Fitting = members.FittingError?.Of(members.Value) }
            : null;

    public override void Write(Utf8JsonWriter writer, Estimate value, JsonSerializerOptions options) => JsonSerializer.Serialize(
        writer, new Members(value.Value, value.StandardError, value.Interval, value.SampleCount, value.Method, FittingMembers.From(value.Fitting)), options);

    sealed record Members(double Value, double StandardError, ConfidenceInterval ConfidenceInterval, long SampleCount, string Method,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FittingMembers? FittingError = null);

    // The value is the estimate's own.
    sealed record FittingMembers(double StandardError, ConfidenceInterval ConfidenceInterval, long Histories, string Method)
    {
        public static FittingMembers? From(Estimate? fitting) => fitting is null ? null : new FittingMembers(fitting.StandardError, fitting.Interval, fitting.SampleCount, fitting.Method);

        public Estimate Of(double value) => new(value, StandardError, ConfidenceInterval, Histories, Method);
    }
}
