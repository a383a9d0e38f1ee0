namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>The back-test of one position: its days, and what the tests say of them. Coverage is tested at 99%, expected shortfall at 97.5%.</summary>
/// <param name="Side">Which moves lose.</param>
/// <param name="Days">The days, oldest first.</param>
/// <param name="Exceptions">Days whose loss is above the value at risk at 99%.</param>
/// <param name="Expected">How many there should be.</param>
/// <param name="Coverage">Kupiec's test of their number.</param>
/// <param name="Independence">Christoffersen's test of their order.</param>
/// <param name="ConditionalCoverage">Christoffersen's test of both.</param>
/// <param name="WorstZone">The worst Basel zone of any 250 days.</param>
/// <param name="LastZone">That of the last 250 days.</param>
/// <param name="ShortfallSize">Acerbi and Szekely's test of the size of losses beyond the value at risk; null where there were none.</param>
/// <param name="Shortfall">Their test of size and number.</param>
public sealed record PositionBackTest(
    PositionSide Side,
    IReadOnlyList<BackTestDay> Days,
    int Exceptions,
    double Expected,
    HypothesisTest Coverage,
    HypothesisTest Independence,
    HypothesisTest ConditionalCoverage,
    BaselZone WorstZone,
    BaselZone LastZone,
    ShortfallTest? ShortfallSize,
    ShortfallTest Shortfall)
{
    const double Probability99 = BaselTrafficLight.Probability;
    const double Probability975 = 0.025;

    /// <summary>Whether Kupiec's and Christoffersen's tests, the latter of conditional coverage, both keep the model.</summary>
    public bool Passes => Coverage.Passes && ConditionalCoverage.Passes;

    /// <summary>Tests a walk.</summary>
    /// <param name="side">Which moves lose.</param>
    /// <param name="days">The days, oldest first; two or more.</param>
    /// <param name="lossBeyond">The loss that the forecast of a day exceeds with a probability up to 2.5%.</param>
    /// <param name="replications">Simulated statistics of the shortfall tests.</param>
    /// <param name="seed">Their seed.</param>
    public static PositionBackTest Of(PositionSide side, IReadOnlyList<BackTestDay> days, Func<int, double, double> lossBeyond, int replications, int seed)
    {
        bool[] exceptions = [.. days.Select(day => day.IsException)];
        int count = exceptions.Count(isException => isException);
        (BaselZone worst, BaselZone last) = BaselTrafficLight.Over(exceptions);
        double[] losses = [.. days.Select(day => day.Loss)], atRisk = [.. days.Select(day => day.At975.ValueAtRisk)];
        var shortfall = new AcerbiSzekelyTest([.. days.Select(day => day.At975.ExpectedShortfall)], Probability975, lossBeyond, replications, seed);
        return new PositionBackTest(
            side,
            days,
            count,
            days.Count * Probability99,
            KupiecTest.Of(count, days.Count, Probability99),
            ChristoffersenTest.Independence(exceptions),
            ChristoffersenTest.ConditionalCoverage(exceptions, Probability99),
            worst,
            last,
            shortfall.OfSize(losses, atRisk),
            shortfall.OfSizeAndNumber(losses, atRisk));
    }
}
