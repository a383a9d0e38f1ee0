using MonteCarloRisk.Domain.Protocols.Keepers;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>What gas was fitted to.</summary>
/// <param name="First">The first row used.</param>
/// <param name="Last">The last row used.</param>
/// <param name="SpacingSeconds">Seconds between neighbouring rows.</param>
/// <param name="Pairs">Pairs of neighbouring rows.</param>
/// <param name="HalfLifeSeconds">Seconds in which half of a deviation is left.</param>
/// <param name="Deviation">Standard deviation of log gas in the long run without moves.</param>
/// <param name="MoveSensitivity">By how much log gas rises for a log return of the reference asset of either sign; left out where no prices were given.</param>
/// <param name="IsSensitive">Whether that is further from zero than 1.96 standard errors; left out likewise.</param>
/// <param name="TypicalPrice">Geometric mean of the gas price in the long run.</param>
/// <param name="LastPrice">That of the last row.</param>
/// <param name="DeterminationCoefficient">R².</param>
/// <param name="PartOfMoves">The part of what the last row leaves unexplained that moves explain; left out likewise.</param>
/// <param name="ResidualCorrelation">Correlation of neighbouring residuals.</param>
sealed record GasFitMembers(
    DateTime First,
    DateTime Last,
    double SpacingSeconds,
    int Pairs,
    FittedGas.Estimated HalfLifeSeconds,
    FittedGas.Estimated Deviation,
    FittedGas.Estimated? MoveSensitivity,
    bool? IsSensitive,
    double TypicalPrice,
    double LastPrice,
    double DeterminationCoefficient,
    double? PartOfMoves,
    double ResidualCorrelation)
{
    public static GasFitMembers? Of(FittedGas? fit) => fit is null ? null : new(
        fit.First, fit.Last, fit.Spacing, fit.Pairs, fit.HalfLife, fit.Deviation, fit.MoveSensitivity, fit.IsSensitive, fit.TypicalPrice, fit.LastPrice, fit.DeterminationCoefficient, fit.PartOfMoves, fit.ResidualCorrelation);
}
