using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.Tests.Correlation;

public sealed class MarketDownturnTests
{
    static readonly string[] Names = ["A", "B", "C", "D"];

    /// <summary>
    /// The rows are w[t, i] = sin((t + 1)(i + 2)) + cos((t + 1)^2 / (i + 3)) / 2 less 0.3 (t mod 7 = 0), t from 0 to 299, i from 0 to 2; the numbers by NumPy 1.24: falls are the 30 days of the lowest mean of the rows less their
    /// means over their deviations, and normals by the formula of the truncated normal with SciPy's quantile.
    /// </summary>
    [Fact]
    public void Correlations_are_those_of_numpy()
    {
        DownturnSummary downturn = MarketDownturn.Of(["A", "B", "C"], [.. Enumerable.Range(0, 3).Select(Waves)])!;
        Assert.Equal((30, 270, 3), (downturn.Falls, downturn.CalmDays, downturn.Pairs.Count));
        Assert.Equal(NumPy.Length, downturn.Pairs.Count);
        foreach ((DownturnPair pair, double[] told) in downturn.Pairs.Zip(NumPy))
        {
            Assert.Equal(told[0], pair.AllDays, 1e-9);
            Assert.Equal(told[1], pair.Calm.Value, 1e-9);
            Assert.Equal(told[2], pair.InFall.Value, 1e-9);
            Assert.Equal(told[3], pair.OfNormals, 1e-9);
            Assert.Equal(told[2] - told[3], pair.Excess.Value, 1e-9);
        }
    }

    /// <summary>
    /// Of 100 histories of 1,000 normal days of four assets. Each interval of the excess holds zero with a probability of 0.95 or nearly so: 6 pairs each, tested on one pair, at least 85 of 100 (below it a coverage of 0.95 falls
    /// once in 30,000). A verdict other than normal comes in at most 5% of histories, by the first step of Romano and Wolf: more than 15 of 100 once in 30,000.
    /// </summary>
    [Fact]
    public void Normals_give_alarms_as_seldom_as_said()
    {
        var random = new MersenneTwister(11);
        int holding = 0, alarms = 0;
        for (int history = 0; history < 100; history++)
        {
            DownturnSummary downturn = MarketDownturn.Of(Names, CorrelationEstimatorTests.Draw(random, 4, 1000, 0.4))!;
            FittedValue excess = downturn.Pairs[0].Excess;
            if (excess.Lower <= 0 && excess.Upper >= 0) holding++;
            if (downturn.Pairs.Any(pair => pair.Verdict != DownturnVerdict.AsNormals)) alarms++;
        }

        Assert.InRange(holding, 85, 100);
        Assert.InRange(alarms, 0, 15);
    }

    /// <summary>A and B share one shock of three to five deviations on a twentieth of the days, and are independent on all others; C and D are normal throughout. On days chosen by all four, those two are tied less negatively where A and B chose the day, so nothing is said of them.</summary>
    [Fact]
    public void Assets_that_fall_together_are_told_by_name_and_those_beside_them_are_not()
    {
        var random = new MersenneTwister(12);
        double[][] rows = CorrelationEstimatorTests.Draw(random, 4, 1500, 0.0);
        for (int day = 0; day < 1500; day += 20)
        {
            double shock = -(3 + 2 * random.NextDouble()) * rows[0].StandardDeviation();
            rows[0][day] += shock;
            rows[1][day] += shock;
        }

        DownturnSummary downturn = MarketDownturn.Of(Names, rows)!;
        DownturnPair told = downturn.Pairs.MaxBy(pair => pair.Excess.Value)!;
        Assert.Equal(("A", "B", DownturnVerdict.DiversifiesLess), (told.First, told.Second, told.Verdict));
        Assert.All(downturn.Pairs.Where(pair => pair.First is "A" or "B" && pair.Second is "C" or "D"), pair => Assert.Equal(DownturnVerdict.AsNormals, pair.Verdict));
        Assert.InRange(told.Calm.Value, -0.2, 0.2);
        Assert.InRange(told.InFall.Lower, 0.3, 1);
    }

    [Fact]
    public void Too_few_falls_one_asset_or_a_price_that_stands_still_are_left_out()
    {
        double[][] rows = CorrelationEstimatorTests.Draw(new MersenneTwister(13), 3, 300, 0.3);
        rows[1] = new double[300];
        DownturnPair only = Assert.Single(MarketDownturn.Of(["A", "B", "C"], rows)!.Pairs);
        Assert.Equal(("A", "C"), (only.First, only.Second));
        Assert.Null(MarketDownturn.Of(["A", "B"], [rows[0], rows[1]]));
        Assert.Null(MarketDownturn.Of(["A", "C"], [[.. rows[0].Take(194)], [.. rows[2].Take(194)]]));
        Assert.NotNull(MarketDownturn.Of(["A", "C"], [[.. rows[0].Take(195)], [.. rows[2].Take(195)]]));
    }

    static IReadOnlyList<double> Waves(int asset) =>
        [.. Enumerable.Range(0, 300).Select(t => Math.Sin((t + 1) * (asset + 2)) + 0.5 * Math.Cos((t + 1) * (t + 1) / (double)(asset + 3)) - (t % 7 == 0 ? 0.3 : 0))];

    static readonly double[][] NumPy =
    [
        [0.016261118126914297, -0.1481338276878756, 0.10093243113468513, -0.37518199314599077],
        [0.028442825983525797, -0.06822726950436656, -0.3289360060011193, -0.36464585738864613],
        [-0.009913215436724824, -0.15341611573286262, -0.21445292583589276, -0.3977078588792293],
    ];
}
