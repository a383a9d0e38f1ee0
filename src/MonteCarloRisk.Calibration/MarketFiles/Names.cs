using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Names of assets, contracts and accounts.</summary>
public static class Names
{
    /// <summary>Refuses names that are empty, have blanks around them or control characters within, or stand twice.</summary>
    /// <exception cref="Domain.InputException">One does.</exception>
    public static void Check(IReadOnlyList<string> names, JsonPlace list)
    {
        var first = new Dictionary<string, int>();
        for (int i = 0; i < names.Count; i++)
        {
            JsonPlace place = list.Item(i).Member("name");
            if (names[i].Length == 0 || names[i].Trim() != names[i] || names[i].Any(char.IsControl))
                throw place.Refuse(names[i], "a name is not empty, has no blanks around it and stands on one line");
            if (!first.TryAdd(names[i], i))
                throw place.Refuse(names[i], $"item {first[names[i]]} has this name already");
        }
    }

    /// <summary>Refuses a name that is not in the list.</summary>
    /// <exception cref="Domain.InputException">It is not.</exception>
    public static void CheckKnown(string name, IReadOnlyCollection<string> known, string kind, JsonPlace place)
    {
        if (!known.Contains(name))
            throw place.Fault($"there is no {kind} {MarketData.Excerpt.Quote(name)}; {(known.Count == 0 ? "none is listed" : "listed are " + string.Join(", ", known.Take(20)))}");
    }
}
