namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>The back-test of a volatility model together with a law of what is left when returns are divided by it.</summary>
/// <param name="Volatility">The volatility model.</param>
/// <param name="Law">The law.</param>
/// <param name="Long">The back-test of a long position.</param>
/// <param name="Short">That of a short one.</param>
public sealed record ModelBackTest(string Volatility, string Law, PositionBackTest Long, PositionBackTest Short);
