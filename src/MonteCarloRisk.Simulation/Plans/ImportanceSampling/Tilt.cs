namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>Another law of the draws of a process, the same on every step, that a share of the paths is drawn from.</summary>
/// <param name="Weight">Share of the paths.</param>
/// <param name="Normals">Of the normals.</param>
/// <param name="Tails">Of each uniform.</param>
/// <param name="Outcomes">Of the integer.</param>
internal sealed record Tilt(double Weight, NormalTilt Normals, IReadOnlyList<TailTilt> Tails, OutcomeTilt Outcomes)
{
    /// <summary>The model's own law.</summary>
    public static Tilt None(double weight, DrawShape shape) =>
        new(weight, NormalTilt.Of(new double[shape.Normals]), [.. shape.Tails.Select(_ => TailTilt.None)], OutcomeTilt.None(shape.Outcomes));

    /// <summary>Shifted normals alone.</summary>
    public static Tilt Shifted(double weight, IReadOnlyList<double> shifts) => new(weight, NormalTilt.Of(shifts), [], OutcomeTilt.None(0));
}
