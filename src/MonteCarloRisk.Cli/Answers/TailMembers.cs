using MonteCarloRisk.Margin.Tails;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>The tail of an account's loss and of what is liquidated of it, within the horizon plus the liquidation delay.</summary>
/// <param name="Horizon">Horizon in years.</param>
/// <param name="MonitoringDates">Dates on which the account is watched up to the horizon.</param>
/// <param name="LiquidationDelay">Dates from a breach to the close-out.</param>
/// <param name="Loss">Value at risk and expected shortfall of the loss left at the close-out, by tail level.</param>
/// <param name="Liquidated">The same of the collateral's value at the close-out.</param>
/// <param name="ExpectedLiquidated">Mean of that value, zero where there is no close-out.</param>
sealed record TailMembers(
    double Horizon,
    int MonitoringDates,
    int LiquidationDelay,
    IReadOnlyList<TailMembers.AtLevel> Loss,
    IReadOnlyList<TailMembers.AtLevel> Liquidated,
    EstimateMembers ExpectedLiquidated)
{
    public static TailMembers Of(ProtocolLossTail tail, TailScope scope) => new(
        scope.Horizon,
        scope.MonitoringDates,
        scope.LiquidationDelay,
        [.. tail.BadDebt.Select(AtLevel.Of)],
        [.. tail.Liquidations.Select(AtLevel.Of)],
        EstimateMembers.Of(tail.ExpectedLiquidations));

    /// <summary>At one tail level.</summary>
    /// <param name="TailLevel">The level.</param>
    /// <param name="ValueAtRisk">Value at risk; its value is null where its method says that it is not told.</param>
    /// <param name="ExpectedShortfall">Expected shortfall; likewise.</param>
    internal sealed record AtLevel(double TailLevel, EstimateMembers ValueAtRisk, EstimateMembers ExpectedShortfall)
    {
        public static AtLevel Of(TailRisk risk) => new(risk.TailLevel, EstimateMembers.Of(risk.ValueAtRisk), EstimateMembers.Of(risk.ExpectedShortfall));
    }
}
