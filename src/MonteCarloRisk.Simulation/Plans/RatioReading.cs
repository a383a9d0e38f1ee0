namespace MonteCarloRisk.Simulation.Plans;

/// <summary>
/// What the ratio of an account that only measures is: a form of it and a reserve, over an amount that never changes. Its breaches are those of its health as ever; its insolvencies and curve mean nothing.
/// </summary>
/// <param name="Reserve">Added to the form, so that the ratio is above zero, in the numéraire.</param>
/// <param name="Amount">What it is divided by, above zero, in the numéraire.</param>
public abstract record RatioReading(double Reserve, double Amount)
{
    /// <summary>Of its equity.</summary>
    public sealed record OfEquity(double Reserve, double Amount) : RatioReading(Reserve, Amount);

    /// <summary>Of its health: equity after haircuts less the maintenance requirement.</summary>
    public sealed record OfHealth(double Reserve, double Amount) : RatioReading(Reserve, Amount);
}
