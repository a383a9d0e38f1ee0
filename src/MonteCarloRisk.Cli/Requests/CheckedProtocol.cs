using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Cli.Requests;

/// <summary>A checked request of a protocol.</summary>
/// <param name="Model">The model.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Dates">The dates on which its mechanisms run.</param>
/// <param name="Settings">Paths, seed and precision.</param>
/// <param name="TailLevels">Tail levels, ascending.</param>
/// <param name="Failing">Paths with bad debt that are told at most.</param>
/// <param name="Level">Confidence level.</param>
sealed record CheckedProtocol(PriceModel Model, LendingProtocol Protocol, MonitoringDates Dates, SimulationSettings Settings, IReadOnlyList<double> TailLevels, int Failing, double Level)
{
    /// <summary>Runs it.</summary>
    public LendingProtocolInsolvency Run(SimulationRunner runner, CancellationToken cancellation) =>
        LendingProtocolInsolvency.Estimate(runner, Model, Protocol, Dates, Settings, TailLevels, Failing, Level, cancellation);
}
