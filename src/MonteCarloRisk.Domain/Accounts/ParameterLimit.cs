namespace MonteCarloRisk.Domain.Accounts;

/// <summary>What governance allows a change of one kind of parameter to be. Fractions throughout; null where there is no such limit.</summary>
/// <param name="LargestStep">Largest change at once, above zero.</param>
/// <param name="LargestRelativeStep">Largest change at once as a fraction of the value in force, above zero; where both are given the smaller holds.</param>
/// <param name="Minimum">The lowest value.</param>
/// <param name="Maximum">The highest value.</param>
/// <param name="RoundedTo">Values are whole multiples of it, above zero.</param>
public sealed record ParameterLimit(double? LargestStep, double? LargestRelativeStep, double? Minimum, double? Maximum, double RoundedTo)
{
    /// <summary>Where nothing is said values are whole tenths of a percent.</summary>
    public const double UsualRounding = 0.001;

    /// <summary>No limit but the usual rounding.</summary>
    public static ParameterLimit None { get; } = new(null, null, null, null, UsualRounding);

    /// <summary>The largest change at once of a value; infinity where there is none.</summary>
    /// <param name="inForce">The value in force.</param>
    public double Step(double inForce) => Math.Min(LargestStep ?? double.PositiveInfinity, LargestRelativeStep * Math.Abs(inForce) ?? double.PositiveInfinity);

    /// <summary>The largest multiple at or below a value. Values are taken at fifteen digits, so that 0.8 - 0.03 is 0.77.</summary>
    /// <param name="value">The value, finite.</param>
    public double Down(double value) => (double)(decimal.Floor((decimal)value / (decimal)RoundedTo) * (decimal)RoundedTo);

    /// <summary>The smallest multiple at or above a value.</summary>
    /// <param name="value">The value, finite.</param>
    public double Up(double value) => (double)(decimal.Ceiling((decimal)value / (decimal)RoundedTo) * (decimal)RoundedTo);
}
