using MathNet.Numerics.Distributions;

namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>
/// The supervisors' reading of exceptions over 250 days of value at risk at 99%: the yellow zone begins where the probability of as many or fewer
/// reaches 95%, the red one where it reaches 99.99%. Source: Basel Committee on Banking Supervision, Supervisory framework for the use of
/// "backtesting" in conjunction with the internal models approach to market risk capital requirements, January 1996, table 2.
/// </summary>
public static class BaselTrafficLight
{
    /// <summary>The days that are looked at.</summary>
    public const int Days = 250;

    /// <summary>The probability of an exception.</summary>
    public const double Probability = 0.01;

    const double YellowFrom = 0.95;
    const double RedFrom = 0.9999;

    // A multiplier of 3 grows by these in the yellow zone, from five exceptions to nine, and by 1 in the red one.
    static readonly double[] YellowAdditions = [0.40, 0.50, 0.65, 0.75, 0.85];

    /// <summary>The zone of a number of exceptions; none are green, even of so few days that none are likely.</summary>
    /// <param name="exceptions">Exceptions among the days, zero or more.</param>
    /// <param name="days">Days looked at; by default 250.</param>
    /// <param name="probability">Probability of an exception; by default 0.01.</param>
    public static BaselZone Zone(int exceptions, int days = Days, double probability = Probability)
    {
        double cumulative = AsManyOrFewer(exceptions, days, probability);
        return exceptions == 0 || cumulative < YellowFrom ? BaselZone.Green : cumulative < RedFrom ? BaselZone.Yellow : BaselZone.Red;
    }

    /// <summary>The probability of as many exceptions or fewer where the model is accurate.</summary>
    /// <param name="exceptions">Exceptions among the days, zero or more.</param>
    /// <param name="days">Days looked at; by default 250.</param>
    /// <param name="probability">Probability of an exception; by default 0.01.</param>
    public static double AsManyOrFewer(int exceptions, int days = Days, double probability = Probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exceptions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(exceptions, days);
        TailProbability.Check(probability);
        return Binomial.CDF(probability, days, exceptions);
    }

    /// <summary>What supervisors add to the multiplier of 3 for exceptions among 250 days.</summary>
    /// <param name="exceptions">Exceptions among 250 days, zero or more.</param>
    public static double MultiplierAddition(int exceptions) => Zone(exceptions) switch
    {
        BaselZone.Green => 0,
        BaselZone.Yellow => YellowAdditions[exceptions - 5],
        _ => 1,
    };

    /// <summary>The worst zone of any 250 days running, and of the last; of fewer days, that of all of them.</summary>
    /// <param name="exceptions">Whether each day, oldest first, was an exception at 99%; one day or more.</param>
    public static (BaselZone Worst, BaselZone Last) Over(IReadOnlyList<bool> exceptions)
    {
        int window = Math.Min(Days, exceptions.Count);
        int inside = 0, most = 0;
        for (int day = 0; day < exceptions.Count; day++)
        {
            inside += (exceptions[day] ? 1 : 0) - (day >= window && exceptions[day - window] ? 1 : 0);
            most = Math.Max(most, inside);
        }

        return (Zone(most, window), Zone(inside, window));
    }
}
