using MathNet.Numerics.Statistics;
using MonteCarloRisk.Calibration.CopulaReturns;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.CopulaReturns;

public sealed class StandardisedHistoryTests
{
    // Calm and wild halves: 1% and 5% in turn of sign.
    static readonly DailyReturns Returns = new(
        "A", "A.csv", [.. Enumerable.Range(0, 400).Select(day => new DateOnly(2024, 1, 1).AddDays(day))], [.. Enumerable.Range(0, 400).Select(day => (day < 200 ? 0.01 : 0.05) * (day % 3 - 0.9))]);

    [Fact]
    public void Every_history_is_centred_and_of_unit_variance()
    {
        foreach (EwmaVolatility? model in new[] { null, new EwmaVolatility() })
        {
            StandardisedHistory history = StandardisedHistory.Of(Returns, model);
            Assert.Equal(0, history.Values.Mean(), 1e-12);
            Assert.Equal(1, history.Values.Variance(), 1e-12);
        }
    }

    [Fact]
    public void Exponential_weights_take_the_calm_and_the_wild_out_and_leave_their_first_days_out()
    {
        StandardisedHistory plain = StandardisedHistory.Of(Returns, null), weighted = StandardisedHistory.Of(Returns, new EwmaVolatility());
        Assert.Equal(400, plain.Days.Count);
        Assert.Equal(Returns.Days.Skip(30), weighted.Days);
        double Ratio(StandardisedHistory history) => history.Values.TakeLast(100).StandardDeviation() / history.Values.Take(100).StandardDeviation();
        Assert.Equal(5, Ratio(plain), 0.1);
        Assert.Equal(1, Ratio(weighted), 0.05);
    }

    [Fact]
    public void Common_days_are_those_of_all_and_values_come_in_their_order()
    {
        StandardisedHistory all = StandardisedHistory.Of(Returns, null), late = StandardisedHistory.Of(Returns, new EwmaVolatility());
        IReadOnlyList<DateOnly> days = StandardisedHistory.CommonDays([all, late]);
        Assert.Equal(late.Days, days);
        Assert.Equal(all.Values.Skip(30), all.On(days));
    }

    [Fact]
    public void Returns_that_do_not_move_are_zero() =>
        Assert.All(StandardisedHistory.Of(Returns with { Values = [.. Returns.Values.Select(_ => 0.0)] }, null).Values, value => Assert.Equal(0, value));
}
