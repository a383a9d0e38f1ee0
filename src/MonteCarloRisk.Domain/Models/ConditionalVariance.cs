namespace MonteCarloRisk.Domain.Models;

/// <summary>The variance of an asset's returns given what happened before: that of the first step, and how it moves.</summary>
/// <param name="Next">Variance of the log return of the first step, zero or more.</param>
/// <param name="Recursion">How it moves from step to step.</param>
public sealed record ConditionalVariance(double Next, VarianceRecursion Recursion)
{
    /// <summary>The largest variance of a step that makes sense in a price: its returns span the range of single precision.</summary>
    public const double Largest = 4096;
}
