namespace MonteCarloRisk.Statistics;

/// <summary>
/// A limit of a proportion, looked up among those found before. A run of many accounts reads hundreds of points from the curve of each, most with hits that another has too, and a limit is a search of some microseconds.
/// Each has one place, where a later one takes it over, so what is kept is bounded and any thread may ask.
/// </summary>
/// <param name="Hits">Number of hits.</param>
/// <param name="Trials">Number of trials.</param>
/// <param name="Probability">The quantile's probability, which tells lower limits from upper ones: below one half, or above.</param>
internal readonly record struct KnownLimit(long Hits, long Trials, double Probability)
{
    private const int Places = 1 << 15;

    private static readonly Entry?[] Entries = new Entry?[Places];

    // Hits next to each other lie next to each other; other numbers of trials and levels begin elsewhere.
    private int Place => (int)((Hits + HashCode.Combine(Trials, Probability)) & (Places - 1));

    /// <summary>The limit; null where it is not known.</summary>
    public double? Find() => Volatile.Read(ref Entries[Place]) is { } entry && entry.Of == this ? entry.Limit : null;

    /// <summary>Keeps the limit and returns it.</summary>
    public double Keep(double limit)
    {
        Volatile.Write(ref Entries[Place], new Entry(this, limit));
        return limit;
    }

    private sealed record Entry(KnownLimit Of, double Limit);
}
