namespace MonteCarloRisk.Domain.Models;

/// <summary>The hidden Markov chain that picks the regime of a step, common to all assets.</summary>
/// <param name="Start">Probability of each regime on the first step; they sum to one.</param>
/// <param name="Transition">Row by row: the probability to go from the row's regime to the column's; rows sum to one.</param>
/// <param name="StepsPerMove">Steps that a regime holds for before the chain moves, 1 or more; the first move is after as many.</param>
public sealed record RegimeMoves(IReadOnlyList<double> Start, IReadOnlyList<IReadOnlyList<double>> Transition, int StepsPerMove = 1)
{
    // Squared so often, the lazy chain has made 2^60 moves.
    private const int Squarings = 60;

    /// <summary>
    /// The share of all steps spent in each regime in the long run from this start: the stationary probabilities where every regime can be left for every other.
    /// Powers of (I + transition) / 2, which has the same shares and no period.
    /// </summary>
    public IReadOnlyList<double> LongRunShares()
    {
        int count = Start.Count;
        double[][] power = [.. Transition.Select((row, i) => row.Select((entry, j) => ((i == j ? 1 : 0) + entry) / 2).ToArray())];
        for (int k = 0; k < Squarings; k++)
        {
            double[][] squared = [.. power.Select(row => Enumerable.Range(0, count).Select(j => Enumerable.Range(0, count).Sum(m => row[m] * power[m][j])).ToArray())];

            // Rounding would otherwise add up in the sums of the rows.
            power = [.. squared.Select(row => row.Select(entry => entry / row.Sum()).ToArray())];
        }

        return [.. Enumerable.Range(0, count).Select(j => Enumerable.Range(0, count).Sum(i => Start[i] * power[i][j]))];
    }
}
