using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>An integer that is drawn with other probabilities: multiples of 1 / (<see cref="Copies"/> count), so that the model's own are among them.</summary>
/// <param name="Copies">By outcome how often it stands among copies times count places, once or more.</param>
/// <param name="Likelihoods">By outcome log(copies / usual copies).</param>
internal sealed record OutcomeTilt(IReadOnlyList<int> Copies, IReadOnlyList<double> Likelihoods)
{
    /// <summary>How often each outcome stands under the model's own law.</summary>
    public const int UsualCopies = 16;

    /// <summary>No integer is drawn, or as it is.</summary>
    public static OutcomeTilt None(int count) => new([.. Enumerable.Repeat(UsualCopies, count)], new double[count]);

    /// <summary>The tilt that comes closest to given probabilities: each outcome once, the other places by the largest remainders.</summary>
    /// <param name="probabilities">By outcome; they sum to one.</param>
    public static OutcomeTilt Of(IReadOnlyList<double> probabilities)
    {
        int count = probabilities.Count;
        long free = (UsualCopies - 1) * (long)count;
        int[] copies = [.. probabilities.Select(probability => 1 + (int)Math.Floor(probability * free))];
        long left = (UsualCopies * (long)count) - copies.Sum(one => (long)one);
        foreach (int outcome in Enumerable.Range(0, count).OrderByDescending(outcome => (probabilities[outcome] * free) - Math.Floor(probabilities[outcome] * free)).Take((int)left)) copies[outcome]++;
        return new OutcomeTilt(copies, [.. copies.Select(one => Double1.Log(new Double1((double)one / UsualCopies)).Value)]);
    }
}
