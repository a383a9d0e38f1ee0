namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>A day of a back-test.</summary>
/// <param name="Day">The day.</param>
/// <param name="Loss">What was lost on it; below zero a gain.</param>
/// <param name="At99">What was forecast before it at a tail level of 99%.</param>
/// <param name="At975">The same at 97.5%.</param>
public readonly record struct BackTestDay(DateOnly Day, double Loss, TailForecast At99, TailForecast At975)
{
    /// <summary>Whether the loss is above the value at risk at 99%.</summary>
    public bool IsException => Loss > At99.ValueAtRisk;
}
