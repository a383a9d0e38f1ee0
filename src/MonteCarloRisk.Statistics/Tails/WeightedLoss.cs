namespace MonteCarloRisk.Statistics.Tails;

/// <summary>The loss of a sample that was drawn from another distribution.</summary>
/// <param name="Loss">The loss, finite.</param>
/// <param name="Weight">Its likelihood ratio: density under the model over that under the distribution drawn from; zero or more.</param>
public readonly record struct WeightedLoss(double Loss, double Weight);
