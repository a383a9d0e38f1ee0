namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>A hypothesis test.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="PValue">Probability of a statistic at least as extreme where the hypothesis holds, in [0, 1].</param>
public readonly record struct HypothesisTest(double Statistic, double PValue)
{
    /// <summary>Whether the hypothesis is kept at the usual 5%.</summary>
    public bool Passes => PValue >= UsualLevel;

    /// <summary>The usual level of significance.</summary>
    public const double UsualLevel = 0.05;
}
