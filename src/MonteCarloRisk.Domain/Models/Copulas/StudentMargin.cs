namespace MonteCarloRisk.Domain.Models.Copulas;

/// <summary>X = location + scale T, T a standard Student t.</summary>
/// <param name="Location">Median of X, and its mean above one degree of freedom.</param>
/// <param name="Scale">Scale, above zero.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom, above 1 and at most 1000.</param>
public sealed record StudentMargin(double Location, double Scale, double DegreesOfFreedom) : ReturnMargin
{
    /// <summary>At and below it X has no mean.</summary>
    public const double FewestDegreesOfFreedom = 1;

    /// <inheritdoc/>
    public override double Mean => DegreesOfFreedom > FewestDegreesOfFreedom ? Location : double.NaN;

    /// <inheritdoc/>
    public override double Variance => DegreesOfFreedom > 2 ? Scale * Scale * DegreesOfFreedom / (DegreesOfFreedom - 2) : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasMeanPrice(double scale) => scale == 0;
}
