namespace MonteCarloRisk.Domain.Models.Copulas;

/// <summary>The standard normal.</summary>
public sealed record NormalMargin : ReturnMargin
{
    /// <inheritdoc/>
    public override double Mean => 0;

    /// <inheritdoc/>
    public override double Variance => 1;

    /// <inheritdoc/>
    public override bool HasMeanPrice(double scale) => true;
}
