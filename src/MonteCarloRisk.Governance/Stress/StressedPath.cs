namespace MonteCarloRisk.Governance.Stress;

/// <summary>One path of a protocol, by date, to be drawn; dates from the first step on.</summary>
/// <param name="Name">Its name, which is that of its file.</param>
/// <param name="Title">What it is.</param>
/// <param name="Asset">The collateral whose prices are drawn.</param>
/// <param name="Hours">Hours from the start.</param>
/// <param name="Market">The market's price.</param>
/// <param name="Oracle">The oracle's price.</param>
/// <param name="Debt">Debt that is still owed, of all positions.</param>
/// <param name="BadDebt">Bad debt so far.</param>
public sealed record StressedPath(
    string Name,
    string Title,
    string Asset,
    IReadOnlyList<double> Hours,
    IReadOnlyList<double> Market,
    IReadOnlyList<double> Oracle,
    IReadOnlyList<double> Debt,
    IReadOnlyList<double> BadDebt);
