using System.Globalization;
using System.Text.Json.Nodes;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>The bounds that a schema publishes are those that the program holds to.</summary>
public sealed class SchemaBoundsTests
{
    // Any number will do: a mean of log jumps, and points of a centre, which need only not fall.
    static readonly string[] Unbounded = ["jumpMean", "values"];

    static JsonNode Schema(string kind) => JsonNode.Parse(CommandRun.Of("schema", kind).AssertDone().Out)!;

    [Theory]
    [InlineData("market")]
    [InlineData("insolvency")]
    [InlineData("price")]
    [InlineData("synthetic")]
    public void Every_number_has_a_bound(string kind)
    {
        var open = new List<string>();
        Walk(Schema(kind), "", open);

        Assert.DoesNotContain(open, path => !Unbounded.Contains(path[(path.LastIndexOf('.') + 1)..]));
    }

    /// <summary>Each number of each example just beyond its bounds is refused in one line that names it: nothing is simulated.</summary>
    [Theory]
    [InlineData("lending-protocol/request.json")]
    [InlineData("lending-protocol/venues.json")]
    [InlineData("perpetual-venue/request.json")]
    [InlineData("staked-ether-loops/request.json")]
    public void What_the_schema_refuses_is_refused(string example)
    {
        JsonNode schema = Schema("insolvency");
        string text = File.ReadAllText(Repository.Example(example));
        var lax = new System.Text.Json.JsonDocumentOptions { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true };
        JsonNode Fresh() => JsonNode.Parse(text, documentOptions: lax)!;
        int tried = 0;
        foreach ((string path, JsonNode bounds) in Numbers(Fresh(), schema, schema, "$"))
        {
            foreach (double beyond in Beyond(bounds))
            {
                JsonNode request = Fresh();
                Replace(request, path, beyond);
                CommandRun run = CommandRun.WithInput(request.ToJsonString(), "insolvency", "-");
                Assert.True(run.ExitCode == 2, $"{path}: {beyond} was taken");

                // A matrix is refused as a whole.
                Assert.Contains(path.Contains("][", StringComparison.Ordinal) ? path[..path.IndexOf('[', StringComparison.Ordinal)] : path, run.AssertRefused().Error, StringComparison.Ordinal);
                tried++;
            }
        }

        Assert.InRange(tried, 40, 1000);
    }

    static IEnumerable<double> Beyond(JsonNode bounds)
    {
        bool isWhole = Types(bounds).Contains("integer");
        double Next(double bound, int sign) => isWhole ? bound + sign : bound + (sign * Math.Max(Math.Abs(bound) * 1e-9, 1e-15 * 1e-3));
        if (bounds["minimum"] is { } least) yield return Next(least.GetValue<double>(), -1);
        if (bounds["exclusiveMinimum"] is { } above) yield return above.GetValue<double>();
        if (bounds["maximum"] is { } most && (!isWhole || most.GetValue<double>() < 1e15)) yield return Next(most.GetValue<double>(), 1);
        if (bounds["exclusiveMaximum"] is { } below) yield return below.GetValue<double>();
    }

    // The numbers of a document with their schemas; where a type is chosen its schema is the one whose constant stands here.
    static IEnumerable<(string Path, JsonNode Schema)> Numbers(JsonNode? value, JsonNode? at, JsonNode root, string path)
    {
        JsonNode? schema = Resolve(value, at, root);
        switch (value)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? member) in members)
                {
                    JsonNode? of = schema?["properties"]?[name] ?? (schema?["additionalProperties"] is JsonObject any ? any : null);
                    foreach ((string, JsonNode) found in Numbers(member, of, root, $"{path}.{name}")) yield return found;
                }

                break;
            case JsonArray items:
                for (int i = 0; i < items.Count; i++)
                {
                    foreach ((string, JsonNode) found in Numbers(items[i], schema?["items"], root, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))) yield return found;
                }

                break;
            case JsonValue number when number.TryGetValue(out double _):
                yield return (path, schema ?? throw new InvalidOperationException($"{path} is in no schema"));
                break;
        }
    }

    static JsonNode? Resolve(JsonNode? value, JsonNode? schema, JsonNode root)
    {
        while (schema?["$ref"] is { } reference)
            schema = reference.GetValue<string>().Split('/').Skip(1).Aggregate((JsonNode?)root, (at, step) => at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : at?[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]);
        if (schema?["anyOf"] is not JsonArray choices || value is not JsonObject members) return schema;
        return choices.Select(choice => Resolve(null, choice, root)).First(choice => choice?["properties"]?["type"]?["const"]?.GetValue<string>() == members["type"]?.GetValue<string>());
    }

    static void Replace(JsonNode document, string path, double value)
    {
        string[] steps = path[1..].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
        JsonNode at = document;
        foreach (string step in steps[..^1]) at = at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : at[step]!;
        if (at is JsonArray items) items[int.Parse(steps[^1], CultureInfo.InvariantCulture)] = value;
        else at[steps[^1]] = value;
    }

    static void Walk(JsonNode? node, string path, List<string> open)
    {
        if (node is not JsonObject schema) return;
        string[] bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
        if (Types(schema).Any(type => type is "number" or "integer") && !bounds.Any(schema.ContainsKey)) open.Add(path);
        foreach ((string name, JsonNode? member) in schema["properties"] as JsonObject ?? []) Walk(member, $"{path}.{name}", open);
        foreach (JsonNode? choice in schema["anyOf"] as JsonArray ?? []) Walk(choice, path, open);
        Walk(schema["items"], path, open);
        Walk(schema["additionalProperties"], path, open);
    }

    static IEnumerable<string> Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Select(type => type!.GetValue<string>()),
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };
}
