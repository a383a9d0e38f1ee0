using System.Text.Json;
using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Governance.Documents;

/// <summary>A stopping rule as an object of one member, named as in the input files; empty where every path is run.</summary>
sealed class StoppingRuleConverter : JsonConverter<StoppingRule>
{
    public override StoppingRule? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Members members = JsonSerializer.Deserialize<Members>(ref reader, options) ?? throw new JsonException();
        return members switch
        {
            { StandardError: { } size } => new StoppingRule.AbsoluteError(size),
            { RelativeStandardError: { } fraction } => new StoppingRule.RelativeError(fraction),
            { TimeBudget: { } seconds } => new StoppingRule.TimeBudget(TimeSpan.FromSeconds(seconds)),
            _ => StoppingRule.AllPaths,
        };
    }

    public override void Write(Utf8JsonWriter writer, StoppingRule value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        switch (value)
        {
            case StoppingRule.AbsoluteError rule:
                writer.WriteNumber("standardError", rule.Size);
                break;
            case StoppingRule.RelativeError rule:
                writer.WriteNumber("relativeStandardError", rule.Fraction);
                break;
            case StoppingRule.TimeBudget rule:
                writer.WriteNumber("timeBudget", rule.Time.TotalSeconds);
                break;
        }

        writer.WriteEndObject();
    }

    sealed record Members(double? StandardError = null, double? RelativeStandardError = null, double? TimeBudget = null);
}
