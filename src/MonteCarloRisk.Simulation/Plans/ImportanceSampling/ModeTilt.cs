namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>One mode of a mixture: how draws are tilted along a path that follows an account. Null stands for the model's own law.</summary>
/// <param name="Weight">Share of the paths.</param>
/// <param name="Account">The account's place among those watched; below zero where the first tilt stays to the end.</param>
/// <param name="First">Until a fall begins.</param>
/// <param name="Fall">From there to the latest close-out; behind it the model's own law.</param>
/// <param name="Near">The health that the account is near its breach below, in the numéraire; a fall may begin on such a date.</param>
/// <param name="Hazard">With this probability, if none has; at the breach one does.</param>
internal sealed record ModeTilt(double Weight, int Account, Tilt? First, Tilt? Fall, double Near, double Hazard)
{
    /// <summary>One tilt to the end.</summary>
    public static ModeTilt Constant(double weight, Tilt tilt) => new(weight, -1, tilt, null, 0, 0);
}
