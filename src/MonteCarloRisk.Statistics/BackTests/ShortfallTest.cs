namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>A test of expected shortfall by <see cref="AcerbiSzekelyTest"/>.</summary>
/// <param name="Statistic">Z: zero in expectation where the model holds, below zero where losses are larger.</param>
/// <param name="PValue">Probability of a statistic as low or lower where the model holds, by simulation.</param>
/// <param name="CriticalValue">The statistic below which 5% of the simulated ones lie.</param>
/// <param name="Replications">Simulated statistics.</param>
/// <param name="Seed">Seed of the simulation.</param>
public sealed record ShortfallTest(double Statistic, double PValue, double CriticalValue, int Replications, int Seed)
{
    /// <summary>Whether the expected shortfall is kept at 5%.</summary>
    public bool Passes => PValue >= HypothesisTest.UsualLevel;
}
