namespace MonteCarloRisk.Statistics.Likelihood;

/// <summary>
/// A parameter kept within its bounds by a free one: value = lower + (upper - lower) / (1 + exp(-free)), for one above zero the same of its logarithm.
/// </summary>
public readonly struct BoundedParameter
{
    const double Nearness = 1e-3, MostFree = 30;

    readonly double lower;
    readonly double width;
    readonly bool isLogarithm;

    BoundedParameter(double lower, double upper, bool isLogarithm)
    {
        this.lower = lower;
        width = upper - lower;
        this.isLogarithm = isLogarithm;
    }

    /// <summary>A parameter of either sign.</summary>
    public static BoundedParameter Between(double lower, double upper) => new(lower, upper, false);

    /// <summary>A parameter above zero, which varies by factors.</summary>
    public static BoundedParameter Positive(double lower, double upper) => new(Math.Log(lower), Math.Log(upper), true);

    /// <summary>The value of a free parameter.</summary>
    public double Value(double free)
    {
        double inside = lower + width / (1 + Math.Exp(-free));
        return isLogarithm ? Math.Exp(inside) : inside;
    }

    /// <summary>The derivative of the value by the free parameter.</summary>
    public double Slope(double free)
    {
        double share = 1 / (1 + Math.Exp(-free));
        return width * share * (1 - share) * (isLogarithm ? Value(free) : 1);
    }

    /// <summary>The free parameter of a value; of a value at a bound one that is nearly there.</summary>
    public double Free(double value)
    {
        double share = ((isLogarithm ? Math.Log(value) : value) - lower) / width;
        return share <= 0 ? -MostFree : share >= 1 ? MostFree : Math.Clamp(Math.Log(share / (1 - share)), -MostFree, MostFree);
    }

    /// <summary>Whether the value is within a thousandth of the range of a bound.</summary>
    public bool IsAtBound(double value)
    {
        double share = ((isLogarithm ? Math.Log(value) : value) - lower) / width;
        return share < Nearness || share > 1 - Nearness;
    }
}
