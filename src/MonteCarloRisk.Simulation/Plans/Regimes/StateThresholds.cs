namespace MonteCarloRisk.Simulation.Plans.Regimes;

/// <summary>The thresholds that pick a state at a half-uniform, see <see cref="Kernels.Processes.RegimeSwitching{TSource}"/>.</summary>
internal static class StateThresholds
{
    // Beyond -1 / h and 1 / h of every half-uniform h, and a number of single precision.
    private const double Never = 1e30;

    /// <summary>One less than the states: -1 / C for a cumulative probability C up to a half, 1 / (1 - C) above, with 1 - C summed from the far end.</summary>
    public static IEnumerable<double> Of(IReadOnlyList<double> probabilities)
    {
        double below = 0;
        for (int state = 0; state < probabilities.Count - 1; state++)
        {
            below += probabilities[state];
            double above = probabilities.Skip(state + 1).Reverse().Sum();
            yield return below <= above ? Math.Max(-Never, -1 / below) : Math.Min(Never, 1 / above);
        }
    }
}
