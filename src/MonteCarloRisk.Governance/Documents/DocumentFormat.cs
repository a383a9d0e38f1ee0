using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MonteCarloRisk.Governance.Documents;

/// <summary>How the JSON files are written and read: camelCase, doubles in their shortest round-trip form, no number that is not finite.</summary>
static class DocumentFormat
{
    /// <summary>Version of the files' members; it grows when one is renamed, removed or changes its meaning.</summary>
    public const int SchemaVersion = 1;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        // Readable names; the files are not pasted into pages.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new FiniteNumberConverter(),
            new EstimateConverter(),
            new LossBucketConverter(),
            new StoppingRuleConverter(),
        },
    };

    public static byte[] Write<TDocument>(TDocument document) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(document, Options), (byte)'\n'];
}
