namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>Normals that are shifted: log likelihood shifts . z + constant a step, z the shifted normals.</summary>
/// <param name="Shifts">Shift of each normal of a step.</param>
/// <param name="Constant">-|shifts|^2 / 2.</param>
internal sealed record NormalTilt(IReadOnlyList<double> Shifts, double Constant)
{
    /// <summary>The tilt with given shifts.</summary>
    public static NormalTilt Of(IReadOnlyList<double> shifts)
    {
        double squares = 0;
        foreach (double shift in shifts) squares = Math.FusedMultiplyAdd(shift, shift, squares);
        return new NormalTilt(shifts, -squares / 2);
    }
}
