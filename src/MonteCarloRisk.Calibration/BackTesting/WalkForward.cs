using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>
/// Walks a volatility model forward through a series: fitted to all returns up to a day, it forecasts the days up to the next fit, each from the
/// returns before it and none after. A fit that comes to no maximum is left out; where a forecast is ten times EWMA's volatility or a tenth of it, as
/// an EGARCH that blows up on its way from fit to fit, EWMA's stands in. Both are counted.
/// </summary>
/// <param name="settings">How it walks.</param>
public sealed class WalkForward(WalkSettings settings)
{
    // Of variances: a volatility ten times as large or as small.
    const double FarthestFromEwma = 100;

    /// <summary>The forecasts of a model.</summary>
    /// <param name="returns">Daily log returns, oldest first.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellation">Stops the walk.</param>
    /// <exception cref="InputException">There are too few returns, they do not move, or the model cannot be fitted to the first of them.</exception>
    public WalkedVolatility Walk(DailyReturns returns, IVolatilityModel model, CancellationToken cancellation = default)
    {
        IReadOnlyList<double> usual = UsualVariances(returns);
        int count = returns.Values.Count, refitsRefused = 0, forecastsRefused = 0;
        var means = new double[count];
        var variances = new double[count];
        IVolatilityFit? fit = null;
        for (int day = settings.FirstReturns; day < count; day += settings.RefitDays)
        {
            cancellation.ThrowIfCancellationRequested();
            IVolatilityFit next = fit is null ? model.Fit(UpTo(returns, day)) : fit.RefittedTo(UpTo(returns, day));
            if (!IsMaximum(next))
                refitsRefused++;
            if (fit is null || IsMaximum(next))
                fit = next;
            int end = Math.Min(day + settings.RefitDays, count);
            IVolatilityFit applied = fit.AppliedTo(UpTo(returns, end));
            for (int t = day == settings.FirstReturns ? 0 : day; t < end; t++)
            {
                double ratio = applied.Variances[t] / usual[t];
                bool isUsable = ratio is >= 1 / FarthestFromEwma and <= FarthestFromEwma;
                means[t] = isUsable ? applied.Mean : 0;
                variances[t] = isUsable ? applied.Variances[t] : usual[t];
                forecastsRefused += isUsable || t < day ? 0 : 1;
            }
        }

        return new WalkedVolatility(model.Name, returns, settings.FirstReturns, means, variances, refitsRefused, forecastsRefused);
    }

    /// <summary>The forecasts of a volatility that is stated and never fitted.</summary>
    /// <param name="returns">Daily log returns, oldest first.</param>
    /// <param name="volatility">The volatility.</param>
    /// <exception cref="InputException">There are too few returns, or the volatility is zero.</exception>
    public WalkedVolatility Walk(DailyReturns returns, GivenVolatility volatility)
    {
        RefuseTooFew(returns);
        if (!(volatility.Value > 0))
            throw new InputException(returns.File, $"the volatility stated for {returns.Asset} is zero; a back-test needs prices that move");
        double variance = volatility.Value * volatility.Value / TradingYear.Days;
        int count = returns.Values.Count;
        return new WalkedVolatility(volatility.Name, returns, settings.FirstReturns, new double[count], [.. Enumerable.Repeat(variance, count)], 0, 0);
    }

    // EWMA has no parameters to fit, and its variance of a day looks at the days before alone.
    IReadOnlyList<double> UsualVariances(DailyReturns returns)
    {
        RefuseTooFew(returns);
        IReadOnlyList<double> usual = new EwmaVolatility().Fit(returns).Variances;
        for (int day = settings.FirstReturns; day < usual.Count; day++)
        {
            if (!(usual[day] > 0))
                throw new InputException(returns.File, FormattableString.Invariant($"{returns.Asset} did not move up to {returns.Days[day]:yyyy-MM-dd}; a back-test needs prices that move"));
        }

        return usual;
    }

    void RefuseTooFew(DailyReturns returns)
    {
        if (returns.Values.Count < settings.FewestReturns)
        {
            throw new InputException(
                returns.File,
                $"{returns.Asset} has {returns.Values.Count} daily returns; a back-test needs {settings.FewestReturns} or more: {settings.FirstReturns} before the first forecast and {WalkSettings.FewestDays} to test");
        }
    }

    static bool IsMaximum(IVolatilityFit fit) => fit is not GarchFit garch || garch.Estimates.Convergence.Status != FitStatus.NotConverged;

    static DailyReturns UpTo(DailyReturns returns, int count) =>
        returns with { Days = [.. returns.Days.Take(count)], Values = [.. returns.Values.Take(count)] };
}
