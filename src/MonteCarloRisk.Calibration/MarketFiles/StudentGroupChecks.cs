using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Whether groups of Student-t returns hold every asset once.</summary>
static class StudentGroupChecks
{
    public static void Check(IReadOnlyList<StudentGroup> groups, IReadOnlyList<string> assets, JsonPlace list)
    {
        var first = new Dictionary<string, int>();
        for (int g = 0; g < groups.Count; g++)
        {
            if (groups[g] is not { } group) throw list.Item(g).Refuse(null, "an object is needed");
            JsonPlace members = list.Item(g).Member("assets");
            if (group.Assets.Count == 0) throw members.Fault("a group has one asset or more");
            for (int i = 0; i < group.Assets.Count; i++)
            {
                if (group.Assets[i] is not { } asset) throw members.Item(i).Refuse(null, "the name of an asset is needed");
                Names.CheckKnown(asset, assets, "asset", members.Item(i));
                if (!first.TryAdd(asset, g)) throw members.Item(i).Refuse(asset, first[asset] == g ? "the group has it already" : $"group {first[asset]} has it already");
            }

            if (group.DegreesOfFreedom is { } degrees) Ranges.CheckDegreesOfFreedom(degrees, list.Item(g).Member("degreesOfFreedom"));
        }

        string[] without = [.. assets.Where(asset => !first.ContainsKey(asset))];
        if (without.Length > 0)
            throw list.Fault($"{string.Join(", ", without)} {(without.Length == 1 ? "is" : "are")} in no group; every asset is in one, and without groups each is one of its own");
    }
}
