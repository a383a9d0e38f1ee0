namespace MonteCarloRisk.Simulation.Plans;

/// <summary>The estimate of a plan that its progress shows and its stopping rule watches.</summary>
/// <param name="Label">What it estimates, such as "price".</param>
/// <param name="Tally">First tally of it.</param>
public abstract record TrackedEstimate(string Label, int Tally)
{
    /// <summary>The mean of a value whose moments start at the tally.</summary>
    /// <param name="Label">What it estimates.</param>
    /// <param name="Tally">First tally of the moments.</param>
    public sealed record Mean(string Label, int Tally) : TrackedEstimate(Label, Tally);

    /// <summary>The probability of the event that the tally counts.</summary>
    /// <param name="Label">What it estimates.</param>
    /// <param name="Tally">The count.</param>
    public sealed record Probability(string Label, int Tally) : TrackedEstimate(Label, Tally);

    /// <summary>A probability: a scale times the mean of a value whose moments start at the tally.</summary>
    /// <param name="Label">What it estimates.</param>
    /// <param name="Tally">First tally of the moments.</param>
    /// <param name="Scale">The scale, above zero.</param>
    public sealed record Weighted(string Label, int Tally, double Scale) : TrackedEstimate(Label, Tally);

    /// <summary>A probability: a scale times the mean of weights whose sums start at the tally, see <see cref="Kernels.Memory.WeightSum"/>.</summary>
    /// <param name="Label">What it estimates.</param>
    /// <param name="Tally">First tally of the sums.</param>
    /// <param name="Scale">The scale, above zero.</param>
    public sealed record WeightSums(string Label, int Tally, double Scale) : TrackedEstimate(Label, Tally);

    /// <summary>A scale times the mean of a value whose sums by replicate start at the tally, see <see cref="Kernels.Programs.StratifiedTallies"/>: paths are independent by whole units alone.</summary>
    /// <param name="Label">What it estimates.</param>
    /// <param name="Tally">First tally of the replicates.</param>
    /// <param name="Scale">The scale, above zero.</param>
    /// <param name="UnitPaths">Paths of a unit.</param>
    public sealed record Replicated(string Label, int Tally, double Scale, int UnitPaths) : TrackedEstimate(Label, Tally);
}
