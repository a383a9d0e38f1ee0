using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Caps;

/// <summary>How far the accounts that hold an asset as collateral may grow, all else as it is, and what that is of the asset.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Supply">Units that they hold today.</param>
/// <param name="Debt">Their debt today in the numéraire.</param>
/// <param name="ShortNotional">Notional of the options that they have written and of their perpetuals today, in the numéraire: their open interest.</param>
/// <param name="Scale">The largest multiple of today's accounts that keeps the target; null where there is none between a hundredth and a hundred times.</param>
/// <param name="Reason">Why there is none, or what its interval leaves open; empty otherwise.</param>
/// <param name="Evaluations">Sizes and numbers of paths that were simulated.</param>
/// <param name="Paths">Paths of all of them together.</param>
public sealed record AssetCap(string Asset, double Supply, double Debt, double ShortNotional, Estimate? Scale, string Reason, int Evaluations, long Paths)
{
    /// <summary>What the cap is on; of a perpetual or an option the asset is the contract, the supply the units or contracts open, one side counted, and the short notional theirs alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CapSubject Kind { get; init; }
}
