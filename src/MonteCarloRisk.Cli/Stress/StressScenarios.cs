using System.Reflection;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Cli.Stress;

/// <summary>The scenarios that the program carries, by date.</summary>
static class StressScenarios
{
    const string Prefix = "stress/";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StressScenario> All { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(Read).OrderBy(scenario => scenario.Date, StringComparer.Ordinal)];

    /// <summary>The one of a name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static StressScenario Named(string name) => All.FirstOrDefault(scenario => scenario.Name == name)
        ?? throw new InputException("NAME", $"there is no scenario {Excerpt.Quote(name)}; {(NearestName.Of(name, [.. All.Select(scenario => scenario.Name)]) is { } nearest ? $"did you mean '{nearest}'?" : "`mcrisk stress` lists them")}");

    static StressScenario Read(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        byte[] text = new byte[stream.Length];
        stream.ReadExactly(text);
        return StrictJson.ReadOneOrMany<StressScenario>(resource, text).Items[0];
    }
}
