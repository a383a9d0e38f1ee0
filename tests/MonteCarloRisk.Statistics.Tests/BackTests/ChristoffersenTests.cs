using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Statistics.Tests.BackTests;

public sealed class ChristoffersenTests
{
    // 500 days with eight exceptions, n = [[487, 5], [4, 3]]; Python: the likelihood ratio of independence of a table of two by two is its G statistic.
    [Fact]
    public void Independence_is_the_g_test_of_the_transitions()
    {
        bool[] days = Days(500, 20, 21, 22, 90, 200, 201, 350, 499);
        HypothesisTest independence = ChristoffersenTest.Independence(days);
        HypothesisTest coverage = ChristoffersenTest.ConditionalCoverage(days, 0.01);
        Assert.Equal(16.60154991146471, independence.Statistic, 1e-9);
        Assert.Equal(4.6113321490959014e-05, independence.PValue, 1e-12);
        Assert.Equal(18.139826640236393, coverage.Statistic, 1e-9);
        Assert.Equal(0.0001150765130324763, coverage.PValue, 1e-12);
    }

    // n = [[4, 2], [2, 1]]: an exception follows one third of the days in either state, so the chain is no likelier than independence.
    [Fact]
    public void Exceptions_as_likely_after_either_state_are_independent_exactly() =>
        Assert.Equal(0, ChristoffersenTest.Independence(Days(10, 3, 6, 7)).Statistic, 12);

    [Fact]
    public void Without_exceptions_nothing_speaks_against_independence()
    {
        Assert.Equal(new HypothesisTest(0, 1), ChristoffersenTest.Independence(new bool[250]));
        Assert.Equal(-500 * Math.Log(0.99), ChristoffersenTest.ConditionalCoverage(new bool[250], 0.01).Statistic, 10);
    }

    // 2000 samples of 1000 independent days at 20%, so many exceptions that chi-square holds: refused 5% of the time, within 4.5 standard errors of
    // 0.49%; a chain that stays in an exception with probability 0.35 is refused nearly always.
    [Fact]
    public void Independent_exceptions_are_refused_at_the_stated_rate_and_clustered_ones_nearly_always()
    {
        var random = new Random(20260714);
        Assert.InRange(Refused(0.2), 0.028, 0.072);
        Assert.True(Refused(0.35) > 0.95);

        double Refused(double afterException)
        {
            int refused = 0;
            for (int sample = 0; sample < 2000; sample++)
            {
                var days = new bool[1000];
                for (int day = 1; day < days.Length; day++)
                    days[day] = random.NextDouble() < (days[day - 1] ? afterException : 0.2);
                refused += ChristoffersenTest.Independence(days).Passes ? 0 : 1;
            }

            return refused / 2000.0;
        }
    }

    static bool[] Days(int count, params int[] exceptions)
    {
        var days = new bool[count];
        foreach (int day in exceptions)
            days[day] = true;
        return days;
    }
}
