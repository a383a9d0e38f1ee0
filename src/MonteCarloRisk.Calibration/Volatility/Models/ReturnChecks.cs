using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>What returns must be for a model to be fitted to them.</summary>
static class ReturnChecks
{
    public static double[] Checked(DailyReturns returns, int fewest, string model)
    {
        if (returns.Values.Count < fewest)
            throw new InputException(returns.File, $"{returns.Asset} has {returns.Values.Count} daily returns; {model} needs {fewest} or more");
        double[] values = returns.Values.ToArray();
        for (int t = 0; t < values.Length; t++)
        {
            if (!double.IsFinite(values[t]))
                throw new InputException(returns.File, FormattableString.Invariant($"the return of {returns.Asset} on {returns.Days[t]:yyyy-MM-dd} is {values[t]}; a return is finite"));
        }

        return values;
    }

    public static double[] CheckedAndMoving(DailyReturns returns, int fewest, string model)
    {
        double[] values = Checked(returns, fewest, model);
        if (Array.TrueForAll(values, value => value == values[0]))
            throw new InputException(returns.File, FormattableString.Invariant($"all {values.Length} daily returns of {returns.Asset} are {values[0]}; {model} needs returns that move"));
        return values;
    }
}
