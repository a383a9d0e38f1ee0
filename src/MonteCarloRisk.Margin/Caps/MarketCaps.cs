using MonteCarloRisk.Margin.CommonRandomNumbers;

namespace MonteCarloRisk.Margin.Caps;

/// <summary>Caps of a market.</summary>
/// <param name="Target">The probability that bad debt is beyond the fund.</param>
/// <param name="InsuranceFund">The fund in the numéraire; zero where nothing is said of one.</param>
/// <param name="Assets">One cap an asset.</param>
/// <param name="Runs">The simulations.</param>
public sealed record MarketCaps(double Target, double InsuranceFund, IReadOnlyList<AssetCap> Assets, StudyRuns Runs);
