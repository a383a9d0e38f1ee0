using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin;

/// <summary>One account among several.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Breach">Probability that its maintenance rule is breached by the horizon.</param>
/// <param name="Insolvency">Probability that it is insolvent at the close-out of that breach.</param>
/// <param name="Loss">Mean loss left at the close-out, in the numéraire.</param>
public sealed record MemberInsolvency(string Name, Estimate Breach, Estimate Insolvency, Estimate Loss);
