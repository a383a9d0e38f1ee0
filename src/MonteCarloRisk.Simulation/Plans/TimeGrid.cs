using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>The steps of a simulation, from time zero.</summary>
public sealed class TimeGrid
{
    /// <summary>The most steps that a grid holds.</summary>
    public const int MaximumSteps = 1_000_000;

    /// <summary>Names the steps.</summary>
    /// <param name="stepLengths">Length of each step in years, zero or more; at least one step.</param>
    /// <exception cref="InputException">There are no steps, too many, or one of them is negative or not finite.</exception>
    public TimeGrid(IReadOnlyList<double> stepLengths)
    {
        if (stepLengths.Count is < 1 or > MaximumSteps)
        {
            throw new InputException("time grid", $"{stepLengths.Count} steps; 1 to {MaximumSteps} are allowed");
        }

        foreach (double length in stepLengths)
        {
            if (!(length >= 0) || !double.IsFinite(length)) throw new InputException("time grid", $"a step of {length} years; zero or more is allowed");
        }

        StepLengths = stepLengths;
    }

    /// <summary>Length of each step in years.</summary>
    public IReadOnlyList<double> StepLengths { get; }

    /// <summary>Equal steps up to a horizon.</summary>
    /// <param name="horizon">End of the grid in years.</param>
    /// <param name="steps">Number of steps.</param>
    public static TimeGrid Uniform(double horizon, int steps)
    {
        if (steps is < 1 or > MaximumSteps) throw new InputException("time grid", $"{steps} steps; 1 to {MaximumSteps} are allowed");
        double[] lengths = new double[steps];
        Array.Fill(lengths, horizon / steps);
        return new TimeGrid(lengths);
    }
}
