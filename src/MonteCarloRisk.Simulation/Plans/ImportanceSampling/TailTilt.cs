namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>A uniform u that with some probability has the density exponent u^(exponent - 1), which reaches tails of every size, and else stays as it is.</summary>
/// <param name="Probability">Zero or more, below one.</param>
/// <param name="Exponent">Above zero, at most one.</param>
internal sealed record TailTilt(double Probability, double Exponent)
{
    /// <summary>The uniform as it is.</summary>
    public static TailTilt None { get; } = new(0, 1);
}
