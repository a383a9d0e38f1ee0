using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Allocation;

/// <summary>A risk and who carries it.</summary>
/// <param name="Whole">The whole, in the numéraire; not a number where it is not told, which its method then says.</param>
/// <param name="Accounts">By account, in the market's order; they sum to the whole. Empty where it is not told.</param>
/// <param name="Assets">By asset, in the model's order, and <see cref="LossAllocation.NoAsset"/> last; they sum to the whole. Empty likewise.</param>
public sealed record AllocatedRisk(Estimate Whole, IReadOnlyList<RiskContribution> Accounts, IReadOnlyList<RiskContribution> Assets)
{
    /// <summary>One that is not told.</summary>
    /// <param name="risk">The whole as it was found.</param>
    /// <param name="why">Why there is no allocation.</param>
    public static AllocatedRisk NotTold(Estimate risk, string why) => new(risk with { Value = double.NaN, StandardError = double.NaN, Method = why, Fitting = null }, [], []);
}
