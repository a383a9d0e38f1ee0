using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Statistics.Tests.BackTests;

public sealed class KupiecTests
{
    // The regions in which the test at 5% keeps the model: Kupiec (1995), table 3, as quoted by P. Jorion, Value at Risk, 3rd edition 2007, table 6-2.
    [Theory]
    [InlineData(0.01, 510, 1, 11)]
    [InlineData(0.01, 1000, 4, 17)]
    [InlineData(0.025, 255, 2, 12)]
    [InlineData(0.025, 510, 6, 21)]
    [InlineData(0.025, 1000, 15, 36)]
    [InlineData(0.05, 255, 6, 21)]
    [InlineData(0.05, 510, 16, 36)]
    [InlineData(0.05, 1000, 37, 65)]
    [InlineData(0.075, 255, 11, 28)]
    [InlineData(0.075, 510, 27, 51)]
    [InlineData(0.075, 1000, 59, 92)]
    [InlineData(0.1, 255, 16, 36)]
    [InlineData(0.1, 510, 38, 65)]
    [InlineData(0.1, 1000, 81, 120)]
    public void The_model_is_kept_within_the_published_region_and_nowhere_else(double probability, int days, int below, int above)
    {
        int[] kept = [.. Enumerable.Range(0, days + 1).Where(exceptions => KupiecTest.Of(exceptions, days, probability).Passes)];
        Assert.Equal(Enumerable.Range(below + 1, above - below - 1), kept);
    }

    // The table says "fewer than 7" here; no exception at all is refused all the same, by the table's own formula: -2 * 255 ln 0.99 = 5.13.
    [Fact]
    public void At_one_percent_of_255_days_from_one_to_six_are_kept()
    {
        int[] kept = [.. Enumerable.Range(0, 256).Where(exceptions => KupiecTest.Of(exceptions, 255, 0.01).Passes)];
        Assert.Equal(Enumerable.Range(1, 6), kept);
        Assert.Equal(-2 * 255 * Math.Log(0.99), KupiecTest.Of(0, 255, 0.01).Statistic, 12);
    }

    // Python, LR from logarithms and the p-value as erfc(sqrt(LR / 2)).
    [Theory]
    [InlineData(7, 255, 0.01, 5.316341340978189, 0.0211263237897711)]
    [InlineData(17, 1000, 0.01, 4.090972554545598, 0.04311282800651037)]
    [InlineData(36, 1000, 0.05, 4.553016888782523, 0.032860797634999134)]
    [InlineData(4, 250, 0.01, 0.7691383643858432, 0.38048373823895487)]
    public void Statistic_and_p_value_match_an_independent_computation(int exceptions, int days, double probability, double statistic, double pValue)
    {
        HypothesisTest test = KupiecTest.Of(exceptions, days, probability);
        Assert.Equal(statistic, test.Statistic, 1e-11);
        Assert.Equal(pValue, test.PValue, 1e-11);
    }

    // mpmath with 20 digits, printed to 12 (p-values to 10): half of the last digit, 5e-12 from 1 on and 5e-11 from 10 on.
    [Theory]
    [InlineData(0, 250, 0.01, 5.02516792675, 0.02498150305)]
    [InlineData(5, 250, 0.01, 1.95680978823, null)]
    [InlineData(7, 250, 0.01, 5.49699044779, 0.01904923089)]
    [InlineData(10, 250, 0.01, 12.9554910624, null)]
    [InlineData(20, 1000, 0.01, 7.82723915292, null)]
    [InlineData(20, 255, 0.05, 3.72721386343, null)]
    public void Statistic_is_the_likelihood_ratio_to_twelve_digits(int exceptions, int days, double probability, double statistic, double? pValue)
    {
        HypothesisTest test = KupiecTest.Of(exceptions, days, probability);
        Assert.Equal(statistic, test.Statistic, statistic < 10 ? 5.1e-12 : 5.1e-11);
        if (pValue is { } known) Assert.Equal(known, test.PValue, 5.1e-12);
    }

    [Fact]
    public void The_expected_number_is_kept_with_certainty_and_all_days_can_be_exceptions()
    {
        Assert.Equal(new HypothesisTest(0, 1), KupiecTest.Of(10, 1000, 0.01));
        Assert.Equal(-200 * Math.Log(0.01), KupiecTest.Of(100, 100, 0.01).Statistic, 10);
    }

    [Theory]
    [InlineData(-1, 10, 0.01)]
    [InlineData(11, 10, 0.01)]
    [InlineData(0, 0, 0.01)]
    [InlineData(1, 10, 0)]
    [InlineData(1, 10, 1)]
    [InlineData(1, 10, double.NaN)]
    public void What_is_no_count_or_no_probability_is_refused(int exceptions, int days, double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => KupiecTest.Of(exceptions, days, probability));
}
