namespace MonteCarloRisk.Margin.Frontier;

/// <summary>What safety costs in capital.</summary>
/// <param name="Assets">By collateral asset and by underlying of short options.</param>
/// <param name="Protocol">Of the whole protocol; null where it was not asked for.</param>
public sealed record CapitalFrontier(IReadOnlyList<AssetFrontier> Assets, ProtocolFrontier? Protocol);
