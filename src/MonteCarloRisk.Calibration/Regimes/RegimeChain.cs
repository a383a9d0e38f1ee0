namespace MonteCarloRisk.Calibration.Regimes;

/// <summary>The stationary probabilities of a small Markov chain.</summary>
static class RegimeChain
{
    /// <summary>
    /// By eliminating one regime after another, without a subtraction, so right to the rounding also where regimes last very long.
    /// Source: W. Grassmann, M. Taksar, D. Heyman, Regenerative analysis and steady state distributions for Markov chains, Operations Research 33 (1985) 1107.
    /// </summary>
    /// <param name="transition">Transition probabilities, row by row.</param>
    /// <param name="stationary">Takes the probabilities.</param>
    public static void Stationary(ReadOnlySpan<double> transition, Span<double> stationary)
    {
        int count = stationary.Length;
        Span<double> reduced = stackalloc double[transition.Length];
        transition.CopyTo(reduced);
        for (int last = count - 1; last > 0; last--)
        {
            double leaving = 0;
            for (int j = 0; j < last; j++) leaving += reduced[last * count + j];
            for (int i = 0; i < last; i++)
            {
                reduced[i * count + last] /= leaving;
                for (int j = 0; j < last; j++) reduced[i * count + j] += reduced[i * count + last] * reduced[last * count + j];
            }
        }

        stationary[0] = 1;
        double total = 1;
        for (int j = 1; j < count; j++)
        {
            stationary[j] = 0;
            for (int i = 0; i < j; i++) stationary[j] += stationary[i] * reduced[i * count + j];
            total += stationary[j];
        }

        for (int j = 0; j < count; j++) stationary[j] /= total;
    }
}
