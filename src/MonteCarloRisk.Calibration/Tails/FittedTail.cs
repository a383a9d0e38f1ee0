using MonteCarloRisk.Statistics.Distributions;

namespace MonteCarloRisk.Calibration.Tails;

/// <summary>One tail of a margin as numbers: beyond the threshold, distances from it are generalized Pareto.</summary>
/// <param name="Threshold">Where the tail begins, in the unit of the data.</param>
/// <param name="Probability">Probability beyond it, in (0, 1).</param>
/// <param name="Shape">Shape ξ.</param>
/// <param name="Scale">Scale β, above zero.</param>
public sealed record FittedTail(double Threshold, double Probability, double Shape, double Scale)
{
    /// <summary>The distance from the threshold that is exceeded with a probability.</summary>
    /// <param name="probability">In (0, <see cref="Probability"/>].</param>
    public double Distance(double probability) => Scale * GeneralizedPareto.UnitExcess(probability / Probability, Shape);

    /// <summary>The probability beyond a distance from the threshold.</summary>
    /// <param name="distance">Zero or more.</param>
    public double Beyond(double distance) => Probability * (1 - GeneralizedPareto.Cumulative(distance, Shape, Scale));
}
