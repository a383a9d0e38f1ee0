namespace MonteCarloRisk.Domain.Models;

/// <summary>The models that would have been fitted to resampled histories of the same market, and how they are simulated.</summary>
/// <param name="Draws">One a history that could be fitted.</param>
/// <param name="NotFitted">Histories that could not be fitted; they are not among the draws.</param>
/// <param name="MeanBlock">Mean length of the blocks of days, in days.</param>
/// <param name="Seed">Seed of the resampling.</param>
/// <param name="Paths">Paths of each draw under each set of rules, half of them by either of two seeds.</param>
public sealed record ModelDraws(IReadOnlyList<ModelDraw> Draws, int NotFitted, double MeanBlock, int Seed, long Paths)
{
    /// <summary>Histories that were resampled.</summary>
    public int Histories => Draws.Count + NotFitted;
}
