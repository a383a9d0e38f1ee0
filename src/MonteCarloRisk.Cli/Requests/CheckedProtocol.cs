using MonteCarloRisk.Calibration.MarketFiles.Protocols;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Cohorts;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Margin.Protocols.Cohorts;
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
    /// <summary>The cohorts that its positions are in, those of <see cref="Protocol"/>; null where each runs by itself.</summary>
    public CohortStudy? Cohorts { get; init; }

    /// <summary>What its description names and was read.</summary>
    public required ProtocolSources Sources { get; init; }

    /// <summary>Measures what the cohorts change; null where there are none.</summary>
    public CohortError? Error(SimulationRunner runner, CancellationToken cancellation) =>
        Cohorts is { } study ? CohortError.Measure(runner, Model, study, Dates, Settings, Level, cancellation) : null;

    /// <summary>Runs it.</summary>
    public LendingProtocolInsolvency Run(SimulationRunner runner, CancellationToken cancellation) =>
        LendingProtocolInsolvency.Estimate(runner, Model, Protocol, Dates, Settings, TailLevels, Failing, Level, cancellation);
}
