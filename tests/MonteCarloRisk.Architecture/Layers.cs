namespace MonteCarloRisk.Architecture;

/// <summary>The projects of the product and which of them each may refer to: those it is built on, directly or through others.</summary>
static class Layers
{
    const string Prefix = "MonteCarloRisk.";

    static readonly Dictionary<string, string[]> BuiltOn = new()
    {
        ["Domain"] = [],
        ["Statistics"] = [],
        ["Kernels"] = [],
        ["MarketData"] = ["Domain", "Statistics"],
        ["Calibration"] = ["MarketData", "Domain", "Statistics"],
        ["Simulation"] = ["Kernels", "Domain", "Statistics"],
        ["Margin"] = ["Simulation", "Domain", "Statistics"],
        ["Governance"] = ["Margin", "Domain", "Statistics"],
        ["Cli"] = ["Governance", "Calibration", "Domain", "Statistics"],
    };

    public static IReadOnlyList<string> Projects { get; } = [.. BuiltOn.Keys.Select(name => Prefix + name)];

    public static bool IsProject(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && BuiltOn.ContainsKey(name[Prefix.Length..]);

    /// <summary>Whether a project may refer to another.</summary>
    public static bool Allows(string from, string to) => Below(from[Prefix.Length..]).Contains(to[Prefix.Length..]);

    static IEnumerable<string> Below(string layer) => BuiltOn[layer].SelectMany(below => Below(below).Append(below)).Distinct();
}
