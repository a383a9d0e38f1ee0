using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MonteCarloRisk.Governance.Documents;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>One JSON document on standard output.</summary>
static class AnswerDocument
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new FiniteNumberConverter() },
        WriteIndented = true,
        NewLine = "\n",
    };

    public static void Write<T>(TextWriter output, T answer)
    {
        output.Write(JsonSerializer.Serialize(answer, Options));
        output.Write('\n');
    }
}
