using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Protocols;

/// <summary>How likely bad debt is as a protocol's parameter moves and all else stays.</summary>
/// <remarks>
/// All values see the same random numbers, so that the curve is smooth beyond the errors of its points. It need not be monotone: a bonus that is too small keeps liquidators away, and one that is too large takes the collateral that covers the debt.
/// So every value is simulated, and none is searched for between them.
/// </remarks>
/// <param name="Points">The values, ascending, and what happens at each.</param>
/// <param name="Target">The largest probability of bad debt that is wanted; null where none is.</param>
public sealed record ParameterCurve(IReadOnlyList<ParameterCurve.Point> Points, double? Target)
{
    /// <summary>The values whose probability is at most the target at the upper end of its interval.</summary>
    public IReadOnlyList<double> Keeping => [.. Points.Where(point => point.Insolvency.Interval.Upper <= Target).Select(point => point.Value)];

    /// <summary>The value with the least probability of bad debt; of several the one with the least mean of it.</summary>
    public double Safest => Points.OrderBy(point => point.Insolvency.Value).ThenBy(point => point.BadDebt.Value).First().Value;

    /// <summary>Simulates the protocol at each value.</summary>
    /// <param name="runner">Runs the simulations.</param>
    /// <param name="model">The model.</param>
    /// <param name="protocols">The values, ascending, and the protocol at each.</param>
    /// <param name="target">The largest probability of bad debt that is wanted.</param>
    /// <param name="dates">The dates on which its mechanisms run.</param>
    /// <param name="settings">Paths, seed and precision, those of every value.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="cancellation">Stops the runs.</param>
    public static ParameterCurve Simulate(
        SimulationRunner runner, PriceModel model, IReadOnlyList<(double Value, LendingProtocol Protocol)> protocols, double? target, MonitoringDates dates, SimulationSettings settings, double level, CancellationToken cancellation = default) =>
        new(
            [.. protocols.Select(at =>
            {
                LendingProtocolInsolvency run = LendingProtocolInsolvency.Estimate(runner, model, at.Protocol, dates, settings, [], failures: 0, level, cancellation);
                return new Point(at.Value, run.Insolvency.Estimate, run.Beyond, run.Means.BadDebt, run.Means.BorrowersLoss);
            })],
            target);

    /// <summary>What happens at a value.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Insolvency">Probability of bad debt.</param>
    /// <param name="Beyond">Probability of bad debt that the backstops do not cover.</param>
    /// <param name="BadDebt">Mean bad debt, in the numéraire.</param>
    /// <param name="BorrowersLoss">Mean of collateral that borrowers lose less debt repaid, in the numéraire.</param>
    public sealed record Point(double Value, Estimate Insolvency, Estimate Beyond, Estimate BadDebt, Estimate BorrowersLoss);
}
