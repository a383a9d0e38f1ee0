namespace MonteCarloRisk.Domain.Protocols.Keepers;

/// <summary>What a gas process was fitted to and how well: log g' = c + a log g + b |r| + e from one row to the next, r the reference asset's log return between them.</summary>
/// <param name="First">The first row used.</param>
/// <param name="Last">The last row used.</param>
/// <param name="Spacing">Seconds between neighbouring rows.</param>
/// <param name="Pairs">Pairs of neighbouring rows.</param>
/// <param name="HalfLife">Seconds in which half of a deviation is left.</param>
/// <param name="Deviation">Standard deviation of log gas in the long run without moves.</param>
/// <param name="MoveSensitivity">b; null where no prices of the reference asset were given.</param>
/// <param name="TypicalPrice">Geometric mean of the gas price in the long run, in the file's unit.</param>
/// <param name="LastPrice">The gas price of the last row.</param>
/// <param name="DeterminationCoefficient">R², the part of the variance of log g' that log g and |r| explain.</param>
/// <param name="PartOfMoves">The part of the variance of what log g leaves unexplained that |r| explains; null likewise.</param>
/// <param name="ResidualCorrelation">Correlation of neighbouring e: 0 where log gas is what the process says.</param>
public sealed record FittedGas(
    DateTime First,
    DateTime Last,
    double Spacing,
    int Pairs,
    FittedGas.Estimated HalfLife,
    FittedGas.Estimated Deviation,
    FittedGas.Estimated? MoveSensitivity,
    double TypicalPrice,
    double LastPrice,
    double DeterminationCoefficient,
    double? PartOfMoves,
    double ResidualCorrelation)
{
    // Two-sided at 5%.
    private const double Bound = 1.96;

    /// <summary>Whether the sensitivity is further from zero than 1.96 standard errors; null where it was not fitted.</summary>
    public bool? IsSensitive => MoveSensitivity is { } sensitivity ? Math.Abs(sensitivity.Value) > Bound * sensitivity.StandardError : null;

    /// <summary>An estimate with its standard error.</summary>
    /// <param name="Value">The estimate.</param>
    /// <param name="StandardError">Its standard error.</param>
    public sealed record Estimated(double Value, double StandardError);
}
