namespace MonteCarloRisk.Margin.BackTests;

/// <summary>The windows of one asset.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Model">How its volatility was estimated.</param>
/// <param name="Windows">The windows, oldest first.</param>
/// <param name="Left">Windows left out, since days are missing in them.</param>
public sealed record WalkedAsset(string Asset, string Model, IReadOnlyList<WalkedWindow> Windows, int Left);
