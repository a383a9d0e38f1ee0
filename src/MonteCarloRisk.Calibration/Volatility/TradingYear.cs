using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility;

/// <summary>Conventions of a market that trades every day.</summary>
public static class TradingYear
{
    /// <summary>Days in a year: tokens trade on all of them.</summary>
    public const int Days = 365;

    /// <summary>The fewest daily returns that anything is fitted to; with 30 the standard error of a volatility is already 13% of it.</summary>
    public const int FewestReturns = 30;

    internal static double Annualise(double dailyVariance) => Math.Sqrt(dailyVariance * Days);

    internal static void RefuseTooFew(DailyReturns returns)
    {
        if (returns.Values.Count < FewestReturns)
            throw new InputException(returns.File, $"{returns.Asset} has {returns.Values.Count} daily returns; a volatility needs {FewestReturns} or more");
    }
}
