namespace MonteCarloRisk.Statistics.Bootstrap;

/// <summary>How an answer at a draw is compared with that at the fitted model, so that what their simulations have in common cancels.</summary>
public enum SpreadScale
{
    /// <summary>By the difference: a threshold or a requirement.</summary>
    Difference,

    /// <summary>
    /// A probability or a mean loss. On common random numbers the paths that are hit under the milder model are hit under the harsher one too, so the error at the fitted model, taken off the draw's, is best taken
    /// off whole where the draw is harsher, and in proportion where it is milder.
    /// </summary>
    Hits,
}
