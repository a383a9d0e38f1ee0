using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Numbers within their range. Every comparison is written so that a NaN or an infinity fails it.</summary>
public static class Ranges
{
    /// <summary>1000% a year: above it, percent were written for fractions.</summary>
    const double LargestVolatility = 10;

    /// <summary>Prices and amounts within these keep every product of the two within the range of single precision.</summary>
    const double SmallestPrice = 1e-15, LargestPrice = 1e15, LargestAmount = 1e18;

    /// <summary>Prices halve or double a thousandfold beyond it.</summary>
    const double LargestDrift = 10;

    const int MostTailLevels = 10;

    /// <summary>A volatility per square-root year, 0 to 10.</summary>
    /// <exception cref="Domain.InputException">It is not.</exception>
    public static void CheckVolatility(double value, JsonPlace place)
    {
        if (!(value >= 0 && value <= LargestVolatility))
            throw place.Refuse(value, "a volatility is a fraction per square-root year from 0 to 10; 0.8 is 80%");
    }

    /// <summary>A drift per year, -10 to 10.</summary>
    /// <exception cref="Domain.InputException">It is not.</exception>
    public static void CheckDrift(double value, JsonPlace place)
    {
        if (!(Math.Abs(value) <= LargestDrift))
            throw place.Refuse(value, "a drift is a fraction per year from -10 to 10");
    }

    /// <summary>A rate or yield per year, -1 to 1.</summary>
    /// <exception cref="Domain.InputException">It is not.</exception>
    public static void CheckRate(double value, JsonPlace place)
    {
        if (!(Math.Abs(value) <= 1))
            throw place.Refuse(value, "a rate is a fraction per year from -1 to 1; 0.05 is 5%");
    }

    /// <summary>A price: finite and above zero, 1e-15 to 1e15.</summary>
    /// <exception cref="Domain.InputException">It is not.</exception>
    public static void CheckPrice(double value, JsonPlace place)
    {
        if (!(value >= SmallestPrice && value <= LargestPrice))
            throw place.Refuse(value, "a price is finite and above zero, from 1e-15 to 1e15");
    }

    /// <summary>An amount: zero to 1e18.</summary>
    /// <exception cref="Domain.InputException">It is not.</exception>
    public static void CheckAmount(double value, JsonPlace place, string kind)
    {
        if (!(value >= 0 && value <= LargestAmount))
            throw place.Refuse(value, $"{kind} is zero or more, at most 1e18");
    }

    /// <summary>A signed amount, such as contracts or a weight: -1e18 to 1e18.</summary>
    /// <exception cref="Domain.InputException">It is not.</exception>
    public static void CheckSigned(double value, JsonPlace place, string kind)
    {
        if (!(Math.Abs(value) <= LargestAmount))
            throw place.Refuse(value, $"{kind} is finite, from -1e18 to 1e18");
    }

    /// <summary>A probability: above 0 and below 1.</summary>
    /// <exception cref="Domain.InputException">It is not.</exception>
    public static void CheckProbability(double value, JsonPlace place, string kind)
    {
        if (!(value > 0 && value < 1))
            throw place.Refuse(value, $"{kind} is above 0 and below 1");
    }

    /// <summary>Refuses a level that is not in (0, 0.999999]: beyond it the tails are lost in rounding.</summary>
    public static void CheckConfidenceLevel(double value, JsonPlace place)
    {
        if (!(value > 0 && value <= 0.999999))
            throw place.Refuse(value, "a confidence level is above 0 and at most 0.999999");
    }

    /// <summary>An insurance fund, an amount, and tail levels: one to ten, ascending, each in (0, 0.999999].</summary>
    /// <param name="insuranceFund">The fund; null where none is given.</param>
    /// <param name="tailLevels">The levels; null where none are given.</param>
    /// <param name="place">Where the members insuranceFund and tailLevels stand.</param>
    /// <exception cref="Domain.InputException">They are not.</exception>
    public static void CheckProtocol(double? insuranceFund, IReadOnlyList<double>? tailLevels, JsonPlace place)
    {
        if (insuranceFund is { } fund) CheckAmount(fund, place.Member("insuranceFund"), "an insurance fund");
        if (tailLevels is null) return;
        JsonPlace list = place.Member("tailLevels");
        if (tailLevels.Count is < 1 or > MostTailLevels)
            throw list.Fault($"{tailLevels.Count} levels; one to {MostTailLevels} are allowed");
        for (int i = 0; i < tailLevels.Count; i++)
        {
            if (!(tailLevels[i] > 0 && tailLevels[i] <= 0.999999))
                throw list.Item(i).Refuse(tailLevels[i], "a tail level is above 0 and at most 0.999999; 0.99 looks at the worst hundredth of the losses");
            if (i > 0 && !(tailLevels[i] > tailLevels[i - 1]))
                throw list.Item(i).Refuse(tailLevels[i], "tail levels are ascending, each once");
        }
    }

    /// <summary>Degrees of freedom of Student-t returns: above 2, at most 1000.</summary>
    /// <exception cref="Domain.InputException">They are not.</exception>
    public static void CheckDegreesOfFreedom(double value, JsonPlace place)
    {
        if (!(value > StudentModel.FewestDegreesOfFreedom && value <= StudentModel.MostDegreesOfFreedom))
            throw place.Refuse(value, "degrees of freedom are above 2, since returns have no variance below, and at most 1000");
    }
}
