namespace MonteCarloRisk.Margin.Mechanisms;

/// <summary>One event on a failing path.</summary>
/// <param name="Days">Days from the start.</param>
/// <param name="Kind">What happened, such as "badDebt".</param>
/// <param name="Asset">The asset that it concerns; null where it concerns none.</param>
/// <param name="Position">The position that it concerns; null likewise.</param>
/// <param name="Amount">How much.</param>
public sealed record MechanismEvent(double Days, string Kind, string? Asset, string? Position, double Amount);
