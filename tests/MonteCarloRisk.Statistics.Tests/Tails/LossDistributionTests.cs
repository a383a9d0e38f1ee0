using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Statistics.Distributions;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Statistics.Tests.Tails;

public sealed class LossDistributionTests
{
    const int Normal = 0;

    // Section 2.13 of the reference values: the law (0 normal, else Student t of so many degrees of freedom), the level, value at risk, expected shortfall.
    public static TheoryData<int, double, double, double> Tails => new()
    {
        { Normal, 0.95, 1.64485362695147, 2.06271280750743 }, { 3, 0.95, 2.353363434802, 3.874267517719 }, { 4, 0.95, 2.131846786327, 3.202870402095 }, { 6, 0.95, 1.943180280515, 2.71073856148 },
        { Normal, 0.975, 1.95996398454005, 2.33780279220141 }, { 3, 0.975, 3.182446305284, 5.039583061113 }, { 4, 0.975, 2.776445105198, 3.993557022713 }, { 6, 0.975, 2.446911851145, 3.256151097423 },
        { Normal, 0.99, 2.32634787404084, 2.6652142203458 }, { 3, 0.99, 4.540702858568, 7.003082036242 }, { 4, 0.99, 3.746947387979, 5.220584194492 }, { 6, 0.99, 3.142668403291, 4.03252767951 },
        { Normal, 0.995, 2.5758293035489, 2.89194860538348 }, { 3, 0.995, 5.840909309733, 8.912473395977 }, { 4, 0.995, 4.60409487135, 6.3248306967 }, { 6, 0.995, 3.707428021325, 4.675638592678 },
        { Normal, 0.999, 3.09023230616781, 3.36709007706399 }, { 3, 0.999, 10.21453185241, 15.40933611511 }, { 4, 0.999, 7.173182219782, 9.68621921295 }, { 6, 0.999, 5.207626238725, 6.415785291276 },
    };

    // The tail in 20,000 shares of equal probability, from quantile to quantile: the trapezoidal rule of ES = mean of VaR over the tail. The last share is unbounded and stands at the
    // closed form of the mean beyond it. So quantile and shortfall are held to the table without simulation; the rule is right to 3e-5 at 3 degrees of freedom.
    [Theory]
    [MemberData(nameof(Tails))]
    public void Quantile_and_shortfall_of_a_law_cut_into_fine_groups_are_those_of_its_closed_form(int degrees, double tailLevel, double valueAtRisk, double shortfall)
    {
        long shares = (long)Math.Round(20_000 / (1 - tailLevel));
        double Inverse(double p) => degrees == Normal ? MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p) : StudentTDistribution.Quantile(p, degrees);
        double Mean(double p) => Inverse(p) is var q && degrees == Normal
            ? MathNet.Numerics.Distributions.Normal.PDF(0, 1, q) / (1 - p)
            : Math.Exp(StudentTDistribution.LogDensity(q, degrees)) / (1 - p) * (degrees + (q * q)) / (degrees - 1);

        long below = OrderStatistics.Place(shares, tailLevel);
        var groups = new List<LossGroup> { new(Inverse(tailLevel), Inverse(tailLevel), below) };
        for (long at = below; at < shares - 1; at++) groups.Add(new LossGroup(Inverse((double)at / shares), Inverse((at + 1.0) / shares), 1));
        double last = Mean((shares - 1.0) / shares);
        groups.Add(new LossGroup(last, last, 1));
        var law = new LossDistribution(groups);

        Assert.Equal(valueAtRisk, law.Quantile(tailLevel), 1e-6 * valueAtRisk);
        Assert.Equal(shortfall, law.ShortfallOf(tailLevel), 1e-4 * shortfall);
    }

    // To thirteen digits, as many as the table has of Student t: quantiles, and shortfalls by their closed form, density (ν + q²) / (ν - 1) / (1 - α).
    [Theory]
    [MemberData(nameof(Tails))]
    public void Quantiles_of_the_laws_are_those_of_the_table_to_thirteen_digits(int degrees, double tailLevel, double valueAtRisk, double shortfall)
    {
        double quantile = degrees == Normal ? SampleMean.NormalQuantile((2 * tailLevel) - 1) : StudentTDistribution.Quantile(tailLevel, degrees);
        double mean = degrees == Normal
            ? MathNet.Numerics.Distributions.Normal.PDF(0, 1, quantile) / (1 - tailLevel)
            : Math.Exp(StudentTDistribution.LogDensity(quantile, degrees)) / (1 - tailLevel) * (degrees + (quantile * quantile)) / (degrees - 1);
        Assert.Equal(valueAtRisk, quantile, HalfDigit(valueAtRisk));
        Assert.Equal(shortfall, mean, HalfDigit(shortfall));

        static double HalfDigit(double value) => value < 10 ? 5.1e-13 : 5.1e-12;
    }

    // 20 rows each of value at risk and of shortfall on 200,000 samples; the false alarm of |z| <= 5.2 in 40 rows is 1e-5. The deviation of a sample quantile is
    // sqrt(α (1 - α) / n) over the density there; a shortfall with the quantile's place one off would be 5 to 60 of its errors away only where the tail is short, so the exact
    // convention is held by the next test.
    [Theory]
    [MemberData(nameof(Tails))]
    public void Simulated_losses_give_them_within_their_errors(int degrees, double tailLevel, double valueAtRisk, double shortfall)
    {
        const int samples = 200_000;
        double density = degrees == Normal ? MathNet.Numerics.Distributions.Normal.PDF(0, 1, valueAtRisk) : Math.Exp(StudentTDistribution.LogDensity(valueAtRisk, degrees));
        double error = Math.Sqrt(tailLevel * (1 - tailLevel) / samples) / density;
        double[] losses = Draw(degrees, samples, 20261128);
        TailRisk risk = LossDistribution.Of(losses).At(tailLevel, 0.95, "simulated");

        Assert.InRange((risk.ValueAtRisk.Value - valueAtRisk) / error, -5.2, 5.2);
        Assert.InRange(risk.ValueAtRisk.StandardError / error, 0.7, 1.4);
        Assert.InRange((risk.ExpectedShortfall.Value - shortfall) / risk.ExpectedShortfall.StandardError, -5.2, 5.2);
        Assert.True(risk.ExpectedShortfall.Interval.Lower < risk.ExpectedShortfall.Value && risk.ExpectedShortfall.Value < risk.ExpectedShortfall.Interval.Upper);

        // In buckets of 512 an octave nothing but the resolution changes, and no interval is narrower.
        TailRisk cut = Buckets(losses, 512).At(tailLevel, 0.95, "simulated");
        Assert.Equal(risk.ValueAtRisk.Value, cut.ValueAtRisk.Value, risk.ValueAtRisk.Value / 512);
        Assert.Equal(risk.ExpectedShortfall.Value, cut.ExpectedShortfall.Value, risk.ExpectedShortfall.Value * 5e-5);
        Assert.True(cut.ValueAtRisk.Interval.Lower <= risk.ValueAtRisk.Interval.Lower && cut.ValueAtRisk.Interval.Upper >= risk.ValueAtRisk.Interval.Upper);
        Assert.True(cut.ExpectedShortfall.Interval.Lower <= risk.ExpectedShortfall.Interval.Lower && cut.ExpectedShortfall.Interval.Upper >= risk.ExpectedShortfall.Interval.Upper);
    }

    // Section 2.13: an atom at the quantile counts with the part that belongs to the tail, (4 * 0.2 + 3 * 0.05) / 0.25; by hand at the other levels.
    [Theory]
    [InlineData(0.75, 3, 3.8)]
    [InlineData(0.8, 3, 4)]
    [InlineData(0.5, 2, 3.2)]
    [InlineData(0.9, 4, 4)]
    public void An_atom_at_the_quantile_is_split(double tailLevel, double quantile, double shortfall)
    {
        var losses = LossDistribution.Of([3, 1, 4, 0, 2]);
        Assert.Equal(quantile, losses.Quantile(tailLevel));
        Assert.Equal(shortfall, losses.ShortfallOf(tailLevel), 1e-12);
    }

    // 10,000 losses, 300 of them above zero. At 95% the quantile is zero, surely: the interval's places, 9,457 and 9,543, lie among the zeros. At 97% they are 9,666 and 9,734 (scipy 1.10),
    // so only the upper end, the 34th of the 300, is above zero. The shortfall is the mean over 1 - α: (1 + ... + 300) / 10,000 / 0.05.
    [Fact]
    public void An_atom_at_zero_is_a_loss_like_any_other()
    {
        var losses = LossDistribution.Of([.. new double[9_700], .. Enumerable.Range(1, 300).Select(loss => (double)loss)], least: 0);
        TailRisk risk = losses.At(0.95, 0.95, "counted");
        Assert.Equal((0, 0, 0), (risk.ValueAtRisk.Value, risk.ValueAtRisk.Interval.Lower, risk.ValueAtRisk.Interval.Upper));
        Assert.Equal(45_150 / 10_000.0 / 0.05, risk.ExpectedShortfall.Value, 1e-9);
        TailRisk edge = losses.At(0.97, 0.95, "counted");
        Assert.Equal((0, 0, 34), (edge.ValueAtRisk.Value, edge.ValueAtRisk.Interval.Lower, edge.ValueAtRisk.Interval.Upper));
    }

    [Fact]
    public void Where_too_few_losses_lie_beyond_a_level_no_number_is_told()
    {
        TailRisk far = LossDistribution.Of(Draw(Normal, 1_000, 1), least: -10).At(0.999, 0.95, "simulated");
        Assert.True(double.IsNaN(far.ValueAtRisk.Value) && double.IsPositiveInfinity(far.ValueAtRisk.Interval.Upper) && far.ValueAtRisk.Interval.Lower > 2);
        Assert.Contains("1000 samples do not bound the 0.999 quantile from above", far.ValueAtRisk.Method, StringComparison.Ordinal);
        TailRisk few = LossDistribution.Of(Draw(Normal, 5_000, 1)).At(0.99, 0.95, "simulated");
        Assert.True(double.IsFinite(few.ValueAtRisk.Value) && double.IsNaN(few.ExpectedShortfall.Value) && double.IsPositiveInfinity(few.ExpectedShortfall.Interval.Upper));
        Assert.Contains("50 samples lie beyond the 0.99 quantile; 100 are needed", few.ExpectedShortfall.Method, StringComparison.Ordinal);
        TailRisk none = LossDistribution.Of(new double[10_000], least: 0).At(0.999, 0.95, "simulated");
        Assert.Equal((0, 0, 0), (none.ValueAtRisk.Value, none.ValueAtRisk.Interval.Lower, none.ValueAtRisk.Interval.Upper));
        Assert.True(none.ExpectedShortfall.Value == 0 && double.IsPositiveInfinity(none.ExpectedShortfall.Interval.Upper));
        Assert.Contains("no hit seen", none.ExpectedShortfall.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void Losses_above_the_last_that_is_told_apart_bound_nothing()
    {
        TailRisk risk = new LossDistribution([new LossGroup(0, 0, 9_000), new LossGroup(1, double.PositiveInfinity, 1_000)], 0).At(0.95, 0.95, "counted");
        Assert.True(double.IsNaN(risk.ValueAtRisk.Value) && double.IsNaN(risk.ExpectedShortfall.Value));
        Assert.Equal((1, double.PositiveInfinity), (risk.ValueAtRisk.Interval.Lower, risk.ValueAtRisk.Interval.Upper));
    }

    // The exact coverage of value at risk is 97.609% and 95.576% (section 2.13): three of 1,000 seeds would be 4.5 standard errors. Both cover in 93 to 97%: of 1,000 seeds 955, 957 and 961 of value at risk, 948, 939 and 934 of
    // shortfall; at 3 degrees of freedom and 2,000 samples, where shortfall is covered by 927 of the first 1,000, by 9,381 of 10,000 and value at risk by 9,586. The central limit theorem's interval, 91.7% there, covers in fewer of
    // the same samples.
    [Theory]
    [InlineData(Normal, 2_000, 0.95, 1_000)]
    [InlineData(4, 2_000, 0.95, 1_000)]
    [InlineData(3, 2_000, 0.95, 10_000)]
    [InlineData(3, 10_000, 0.99, 1_000)]
    public void Intervals_cover_over_a_thousand_seeds_and_more(int degrees, int samples, double tailLevel, int seeds)
    {
        (double valueAtRisk, double shortfall) = Tails.Select(row => row.Data).Where(row => row.Item1 == degrees && row.Item2 == tailLevel).Select(row => (row.Item3, row.Item4)).Single();
        int quantileHits = 0, hits = 0, plainHits = 0;
        for (int seed = 0; seed < seeds; seed++)
        {
            TailRisk risk = LossDistribution.Of(Draw(degrees, samples, 1_000_003 + seed)).At(tailLevel, 0.95, "simulated");
            if (risk.ValueAtRisk.Interval.Lower <= valueAtRisk && valueAtRisk <= risk.ValueAtRisk.Interval.Upper) quantileHits++;
            if (risk.ExpectedShortfall.Interval.Lower <= shortfall && shortfall <= risk.ExpectedShortfall.Interval.Upper) hits++;
            if (Math.Abs(risk.ExpectedShortfall.Value - shortfall) <= 1.959964 * risk.ExpectedShortfall.StandardError) plainHits++;
        }

        (long lower, long upper) = OrderStatistics.Places(samples, tailLevel, 0.95);
        double exact = OrderStatistics.Coverage(lower, upper, samples, tailLevel);
        Assert.InRange(quantileHits, seeds * (exact - (4.5 * Math.Sqrt(exact * (1 - exact) / seeds))), seeds * (exact + (4.5 * Math.Sqrt(exact * (1 - exact) / seeds))));
        TestContext.Current.TestOutputHelper?.WriteLine($"value at risk {quantileHits} (exact {exact}), shortfall {hits}, {plainHits} without skewness, of {seeds}");
        Assert.InRange(quantileHits, .93 * seeds, .97 * seeds);
        Assert.InRange(hits, .93 * seeds, .97 * seeds);
        if (degrees == 3) Assert.True(hits > plainHits, $"{hits} with the skewness taken out, {plainHits} without");
    }

    static double[] Draw(int degrees, int samples, int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        double[] losses = new double[samples];
        if (degrees == Normal) MathNet.Numerics.Distributions.Normal.Samples(random, losses, 0, 1);
        else StudentT.Samples(random, losses, 0, 1, degrees);
        return losses;
    }

    // Losses above zero in buckets of equal width within an octave; the others in one group.
    static LossDistribution Buckets(double[] losses, int anOctave)
    {
        double Edge(double loss) => Math.ScaleB(Math.Floor(Math.ScaleB(loss, -Math.ILogB(loss)) * anOctave) / anOctave, Math.ILogB(loss));
        IEnumerable<LossGroup> above = losses.Where(loss => loss > 0).GroupBy(Edge).OrderBy(bucket => bucket.Key)
            .Select(bucket => new LossGroup(bucket.Key, bucket.Key + Math.ScaleB(1.0 / anOctave, Math.ILogB(bucket.Key)), bucket.LongCount()));
        return new LossDistribution([new LossGroup(losses.Min(), 0, losses.LongCount(loss => loss <= 0)), .. above]);
    }
}
