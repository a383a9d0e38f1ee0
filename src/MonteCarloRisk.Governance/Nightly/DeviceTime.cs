namespace MonteCarloRisk.Governance.Nightly;

/// <summary>What a market took of one device.</summary>
/// <param name="Device">The device.</param>
/// <param name="BusySeconds">Time that its threads spent on path blocks, summed over them.</param>
public sealed record DeviceTime(string Device, double BusySeconds);
