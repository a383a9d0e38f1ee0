using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Allocation;

/// <summary>What one account or asset carries of a risk.</summary>
/// <param name="Name">The account or the asset.</param>
/// <param name="Contribution">Its part, in the numéraire; its interval is open where too few paths tell of it, which its method then says.</param>
/// <param name="Share">The part as a share of the whole.</param>
public sealed record RiskContribution(string Name, Estimate Contribution, double Share);
