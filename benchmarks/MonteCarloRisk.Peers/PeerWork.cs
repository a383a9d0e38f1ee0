using System.Text.Json;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.Peers;

/// <summary>The work that every peer does, in numbers.</summary>
static class PeerWork
{
    public const string FirstPassage = "first passage";
    public const string EuropeanCall = "European call";

    /// <summary>Paths of a case: enough for the fast ones to be timed, few enough for the slow ones to end.</summary>
    public const int Paths = 1 << 16;

    public static IReadOnlyList<int> FirstPassageAssets { get; } = [1, 4, 8, 16];

    public static IReadOnlyList<int> EuropeanCallAssets { get; } = [1, 4];

    public static string ToJson() => JsonSerializer.Serialize(new
    {
        spot = FirstPassageWork.Spot,
        drift = FirstPassageWork.Drift,
        volatility = FirstPassageWork.Volatility,
        correlation = FirstPassageWork.Correlation,
        debtShare = FirstPassageWork.DebtShare,
        years = FirstPassageWork.Horizon,
        steps = FirstPassageWork.Steps,
        paths = Paths,
        firstPassageAssets = FirstPassageAssets,
        europeanCallAssets = EuropeanCallAssets,
    });
}
