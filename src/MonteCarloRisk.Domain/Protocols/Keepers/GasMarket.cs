namespace MonteCarloRisk.Domain.Protocols.Keepers;

/// <summary>
/// What a liquidation costs in gas: the usual cost times exp(x), where x reverts to zero, is pushed up by moves of a reference asset and has noise of its own.
/// </summary>
/// <param name="CostPerLiquidation">Usual cost of one liquidation, zero or more.</param>
/// <param name="ReferenceAsset">The asset whose moves fill the blocks.</param>
/// <param name="MoveSensitivity">By how much x rises for a log return of the reference asset of either sign: 4 makes gas 5.5 times as dear after a move of 43%; zero or more.</param>
/// <param name="HalfLife">Seconds in which half of x is left, above zero.</param>
/// <param name="Deviation">Standard deviation of x in the long run without moves, zero or more.</param>
public sealed record GasMarket(double CostPerLiquidation, string ReferenceAsset, double MoveSensitivity, double HalfLife, double Deviation);
