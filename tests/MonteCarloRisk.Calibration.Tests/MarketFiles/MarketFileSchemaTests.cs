using System.Text.Json.Nodes;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.Synthetic;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

public sealed class MarketFileSchemaTests
{
    [Fact]
    public void The_schema_names_the_members_and_those_that_are_needed()
    {
        JsonObject schema = JsonNode.Parse(MarketFileSchema.Json)!.AsObject();

        Assert.Equal(["name", "asOf", "assets", "cleaning", "model", "rules", "liquidity", "options", "volatilityDynamics", "perpetuals", "accounts", "protocol", "governance", "target", "simulation", "fittingError", "frontier", "caps", "modelRisk", "sensitivities", "collateralSelection", "allocation", "venues"], schema["properties"]!.AsObject().Select(member => member.Key));
        Assert.Equal(["name", "assets", "target", "simulation"], schema["required"]!.AsArray().Select(member => (string)member!));
    }

    [Fact]
    public void The_schema_lists_the_words_that_a_member_may_hold()
    {
        JsonNode properties = JsonNode.Parse(MarketFileSchema.Json)!["properties"]!;

        Assert.Equal("[\"call\",\"put\"]", properties["options"]!["items"]!["properties"]!["right"]!["enum"]!.ToJsonString());
        Assert.Equal("[\"refuse\",\"first\",\"last\",\"leaveOut\"]", properties["cleaning"]!["properties"]!["conflictingRows"]!["enum"]!.ToJsonString());
        Assert.Equal("[\"single\",\"double\"]", properties["simulation"]!["properties"]!["precision"]!["enum"]!.ToJsonString());
    }

    [Fact]
    public void The_schema_says_which_members_exclude_one_another()
    {
        JsonNode properties = JsonNode.Parse(MarketFileSchema.Json)!["properties"]!;

        Assert.Equal("""[{"required":["horizonDays"]},{"required":["horizon"]}]""", properties["target"]!["oneOf"]!.ToJsonString());
        Assert.Equal(4, properties["simulation"]!["oneOf"]!.AsArray().Count);
        Assert.Equal("""{"required":["paths","maximumPaths"]}""", properties["simulation"]!["not"]!.ToJsonString());
        Assert.Null(properties["rules"]!["oneOf"]);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Every_object_refuses_unknown_members_and_every_member_is_described(string json)
    {
        int objects = 0;
        foreach (JsonObject node in Nodes(JsonNode.Parse(json)!))
        {
            if (node["properties"] is not JsonObject properties)
                continue;
            objects++;
            Assert.Equal("false", node["additionalProperties"]!.ToJsonString());
            foreach ((string name, JsonNode? member) in properties)
                Assert.True(member!["description"] is not null || member["const"] is not null, $"{name} is not described.");
        }

        Assert.True(objects > 1);
    }

    public static TheoryData<string> Schemas() => [MarketFileSchema.Json, SyntheticDescriptionFile.Schema];

    static IEnumerable<JsonObject> Nodes(JsonNode node) => node switch
    {
        JsonObject one => one.Where(pair => pair.Value is not null).SelectMany(pair => Nodes(pair.Value!)).Prepend(one),
        JsonArray list => list.Where(item => item is not null).SelectMany(item => Nodes(item!)),
        _ => [],
    };
}
