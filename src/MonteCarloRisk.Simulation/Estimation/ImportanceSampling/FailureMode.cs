using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>A way to insolvency that some of the paths are drawn towards.</summary>
/// <param name="Account">The account whose equity at its close-out a pilot follows down.</param>
/// <param name="Rarest">The probability that is rare enough: the pilot stops there, or where the account is insolvent.</param>
public sealed record FailureMode(MonitoredAccount Account, double Rarest);
