using System.Runtime.CompilerServices;

namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>What a probability of an exception must be.</summary>
static class TailProbability
{
    public static void Check(double probability, [CallerArgumentExpression(nameof(probability))] string? name = null)
    {
        if (!(probability is > 0 and < 1))
            throw new ArgumentOutOfRangeException(name, probability, "A probability of an exception is in (0, 1).");
    }
}
