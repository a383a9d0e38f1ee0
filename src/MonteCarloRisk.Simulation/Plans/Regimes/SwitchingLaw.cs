using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Simulation.Plans.Regimes;

/// <summary>What a hidden state does to the log returns of a step, and how the state is drawn.</summary>
/// <param name="Start">Probabilities of the first state.</param>
/// <param name="Transition">Probabilities of the next state, a row a state, or one row for all states.</param>
/// <param name="StepsPerMove">Steps that a state holds for.</param>
/// <param name="States">Moments of a step in each state.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of t errors; null for normal errors.</param>
/// <param name="Step">Length of a step in years.</param>
internal sealed record SwitchingLaw(
    IReadOnlyList<double> Start,
    IReadOnlyList<IReadOnlyList<double>> Transition,
    int StepsPerMove,
    IReadOnlyList<NormalMoments> States,
    double? DegreesOfFreedom,
    double Step)
{
    // More jumps than are cut off come once in 10^12 steps; a uniform of single precision tells no less than 10^-10.
    private const double LeastJumpTail = 1e-12;

    public static SwitchingLaw Of(RegimeModel model) => new(
        model.Moves.Start,
        model.Moves.Transition,
        model.Moves.StepsPerMove,
        [.. model.Regimes.Select(regime => NormalMoments.OfStep(regime.Drifts, regime.Volatilities, regime.Correlation, model.Step))],
        model.DegreesOfFreedom,
        model.Step);

    /// <summary>The state is the number of jumps of a step.</summary>
    public static SwitchingLaw Of(JumpModel model)
    {
        double[] counts = CountProbabilities(model.Jumps.Intensity * model.Step);
        return new SwitchingLaw(counts, [counts], 1, [.. counts.Select((_, count) => model.Moments(count))], null, model.Step);
    }

    // Poisson, cut where the rest is small; the rest goes to the last count.
    private static double[] CountProbabilities(double mean)
    {
        var probabilities = new List<double>();
        double probability = Double1.Exp(new Double1(-mean)).Value;
        double rest = 1;
        while (rest > LeastJumpTail && probability > 0)
        {
            probabilities.Add(probability);
            rest -= probability;
            probability *= mean / probabilities.Count;
        }

        probabilities[^1] += Math.Max(0, rest);
        return [.. probabilities];
    }
}
