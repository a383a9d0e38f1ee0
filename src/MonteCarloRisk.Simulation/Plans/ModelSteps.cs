using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Grids of models that know the returns of one step length only.</summary>
internal static class ModelSteps
{
    // A step of a grid is a horizon divided by a number of dates.
    private const double Tolerance = 1e-9;

    /// <exception cref="InputException">The model's step is no length, or a step of the grid is another.</exception>
    /// <param name="grid">The grid.</param>
    /// <param name="step">Length of the model's steps in years.</param>
    /// <param name="returns">What the model has, in words.</param>
    public static void Check(TimeGrid grid, double step, string returns)
    {
        if (!(step > 0) || !double.IsFinite(step)) throw new InputException("step", $"{step} is not allowed; a length above zero in years is");
        foreach (double length in grid.StepLengths)
        {
            if (Math.Abs(length - step) > Tolerance * step)
            {
                throw new InputException(
                    "time grid",
                    FormattableString.Invariant($"a step of {length} years ({365 * length:0.###} days); {returns} of this model are those of steps of {365 * step:0.###} days, and are not known on others: watch on every such step"));
            }
        }
    }
}
