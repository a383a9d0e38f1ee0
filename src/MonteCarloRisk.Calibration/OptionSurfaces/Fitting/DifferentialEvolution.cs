using MathNet.Numerics.Random;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Fitting;

/// <summary>
/// Global search in a box: R. Storn, K. Price, <i>Differential evolution</i>, Journal of Global Optimization 11 (1997) 341. Each trial starts from a point between the current
/// member and the best, moved by the difference of two others, the factor of which is drawn anew for each. The seed makes it the same every time.
/// </summary>
static class DifferentialEvolution
{
    const double Crossover = 0.9;

    /// <summary>The final population, the best first.</summary>
    /// <param name="cost">What is to be least; finite.</param>
    /// <param name="lower">Lower corner of the box.</param>
    /// <param name="upper">Upper corner of the box.</param>
    /// <param name="population">Members.</param>
    /// <param name="generations">Rounds of trials.</param>
    /// <param name="seed">Seed of the random numbers.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static double[][] Search(Func<double[], double> cost, double[] lower, double[] upper, int population, int generations, int seed, CancellationToken cancellation)
    {
        var random = new MersenneTwister(seed);
        double[][] members = [.. Enumerable.Range(0, population).Select(_ => lower.Zip(upper, (low, high) => low + (random.NextDouble() * (high - low))).ToArray())];
        double[] costs = [.. members.Select(cost)];
        for (int generation = 0; generation < generations; generation++)
        {
            cancellation.ThrowIfCancellationRequested();
            int best = Array.IndexOf(costs, costs.Min());
            for (int i = 0; i < population; i++)
            {
                double[] trial = Trial(members, i, best, lower, upper, random);
                double value = cost(trial);
                if (value <= costs[i]) (members[i], costs[i]) = (trial, value);
            }
        }

        Array.Sort(costs, members);
        return members;
    }

    static double[] Trial(double[][] members, int current, int best, double[] lower, double[] upper, MersenneTwister random)
    {
        int first = random.Next(members.Length), second = random.Next(members.Length), certain = random.Next(lower.Length);
        double factor = 0.4 + (0.5 * random.NextDouble()), pull = random.NextDouble();
        double[] from = members[current];
        var trial = new double[from.Length];
        for (int j = 0; j < trial.Length; j++)
        {
            bool moves = random.NextDouble() < Crossover || j == certain;
            double moved = from[j] + (pull * (members[best][j] - from[j])) + (factor * (members[first][j] - members[second][j]));
            // Halfway to the border, so that the border itself does not attract.
            if (moved < lower[j]) moved = 0.5 * (from[j] + lower[j]);
            if (moved > upper[j]) moved = 0.5 * (from[j] + upper[j]);
            trial[j] = moves ? moved : from[j];
        }

        return trial;
    }
}
