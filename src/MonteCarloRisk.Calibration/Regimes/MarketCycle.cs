using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Regimes;

/// <summary>
/// The long cycle of a market as three regimes of returns over several days, told apart by drift: the crash falls the most, the boom rises the most, the calm is the third. Returns over weeks
/// let the drift speak, which a day's noise drowns; a stress over years is a path of these regimes.
/// </summary>
/// <param name="Fit">The fit, of returns over <paramref name="DaysPerStep"/> days.</param>
/// <param name="DaysPerStep">Days of one step of the chain.</param>
/// <param name="Calm">The number of the calm regime in the fit.</param>
/// <param name="Boom">The number of the boom.</param>
/// <param name="Crash">The number of the crash.</param>
public sealed record MarketCycle(RegimeSwitchingFit Fit, int DaysPerStep, int Calm, int Boom, int Crash)
{
    /// <summary>The name of the phase that rises the most.</summary>
    internal const string BoomName = "boom";

    /// <summary>The name of the phase that falls the most, or rises the least.</summary>
    internal const string CrashName = "crash";

    /// <summary>Fits the cycle.</summary>
    /// <param name="dailyReturns">Daily log returns of the market or its leading asset, oldest first.</param>
    /// <param name="daysPerStep">Days of one step, such as 7; days at the start that fill no step are left out.</param>
    /// <param name="seed">Seed of the fit's starts.</param>
    /// <exception cref="InputException">There are fewer than 100 steps.</exception>
    public static MarketCycle Of(IReadOnlyList<double> dailyReturns, int daysPerStep, int seed)
    {
        int steps = dailyReturns.Count / daysPerStep, first = dailyReturns.Count - steps * daysPerStep;
        double[] returns = [.. Enumerable.Range(0, steps).Select(k => dailyReturns.Skip(first + k * daysPerStep).Take(daysPerStep).Sum())];
        RegimeSwitchingFit fit = RegimeSwitchingFit.Fit(returns, 3, RegimeErrors.Normal, seed);
        int[] byDrift = [.. Enumerable.Range(0, 3).OrderBy(i => fit.Model.Means[i])];
        return new MarketCycle(fit, daysPerStep, byDrift[1], byDrift[2], byDrift[0]);
    }

    /// <summary>Expected length of a stay in a regime, in years of 365 days.</summary>
    /// <param name="regime">The regime.</param>
    public double ExpectedYears(int regime) => Fit.Model.ExpectedDuration(regime) * DaysPerStep / Volatility.TradingYear.Days;
}
