using MathNet.Numerics.Statistics;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.CopulaReturns;

/// <summary>
/// One asset's daily returns over the volatility that its model gave them on their day, centred and scaled to unit variance; as they are, centred and scaled, where the volatility has no model of days.
/// </summary>
/// <param name="Days">The day on which each return ends.</param>
/// <param name="Values">The standardised returns; all zero where the returns do not move.</param>
public sealed record StandardisedHistory(IReadOnlyList<DateOnly> Days, IReadOnlyList<double> Values)
{
    /// <summary>Standardises returns.</summary>
    /// <param name="returns">Daily log returns, oldest first.</param>
    /// <param name="model">The model of their volatility; null for none.</param>
    public static StandardisedHistory Of(DailyReturns returns, IVolatilityModel? model)
    {
        // Exponential weights start from the mean square of their first days, which are judged by themselves.
        int first = model is EwmaVolatility ? TradingYear.FewestReturns : 0;
        double[] residuals = [.. (model is null ? returns.Values : model.Fit(returns).StandardizedResiduals).Skip(first)];
        DateOnly[] days = [.. returns.Days.Skip(first)];
        return Scaled(days, residuals);
    }

    /// <summary>Another history: the values of given days, those that it lacks left out, centred and scaled again.</summary>
    /// <param name="days">The days, in any order and any number of times.</param>
    public StandardisedHistory Resampled(IReadOnlyList<DateOnly> days)
    {
        var known = Days.ToHashSet();
        DateOnly[] kept = [.. days.Where(known.Contains)];
        return Scaled(kept, On(kept));
    }

    static StandardisedHistory Scaled(DateOnly[] days, double[] residuals)
    {
        if (residuals.Length == 0) return new StandardisedHistory([], []);
        double mean = residuals.Mean();
        double deviation = residuals.Length > 1 ? residuals.StandardDeviation() : 0;
        return new StandardisedHistory(days, [.. residuals.Select(value => deviation > 0 ? (value - mean) / deviation : 0)]);
    }

    /// <summary>The values on given days, all of which it has.</summary>
    /// <param name="days">The days.</param>
    public double[] On(IReadOnlyList<DateOnly> days)
    {
        Dictionary<DateOnly, double> byDay = Days.Zip(Values).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. days.Select(day => byDay[day])];
    }

    /// <summary>The days that all histories have, ascending.</summary>
    /// <param name="histories">One or more histories.</param>
    public static IReadOnlyList<DateOnly> CommonDays(IReadOnlyList<StandardisedHistory> histories)
    {
        var shared = histories[0].Days.ToHashSet();
        foreach (StandardisedHistory other in histories.Skip(1)) shared.IntersectWith(other.Days);
        return [.. shared.Order()];
    }
}
