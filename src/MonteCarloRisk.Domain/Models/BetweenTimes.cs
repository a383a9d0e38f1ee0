namespace MonteCarloRisk.Domain.Models;

/// <summary>How given prices go from one time to the next.</summary>
public enum BetweenTimes
{
    /// <summary>The last price stands until the next is there: no date sees a price of the future.</summary>
    Last,

    /// <summary>Straight in the logarithm, for courses that are stipulated.</summary>
    Geometric,
}
