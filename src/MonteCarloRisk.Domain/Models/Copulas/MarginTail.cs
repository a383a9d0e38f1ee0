namespace MonteCarloRisk.Domain.Models.Copulas;

/// <summary>A generalized Pareto tail: beyond the threshold by y with probability Probability (1 + Shape y / Scale)^(-1 / Shape).</summary>
/// <param name="Threshold">Where the tail begins.</param>
/// <param name="Probability">Probability beyond it, above 0 and below 1/2.</param>
/// <param name="Shape">Shape, below 1 so that there is a mean; above zero a power tail of index 1 / Shape.</param>
/// <param name="Scale">Scale, above zero.</param>
public sealed record MarginTail(double Threshold, double Probability, double Shape, double Scale)
{
    /// <summary>Mean distance beyond the threshold; infinite from shape 1 on.</summary>
    internal double MeanDistance => Shape < 1 ? Scale / (1 - Shape) : double.PositiveInfinity;

    /// <summary>Mean squared distance beyond the threshold; infinite from shape 1/2 on.</summary>
    internal double MeanSquare => Shape < 0.5 ? 2 * Scale * Scale / ((1 - Shape) * (1 - (2 * Shape))) : double.PositiveInfinity;
}
