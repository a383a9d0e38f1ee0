namespace MonteCarloRisk.Simulation.Runs;

/// <summary>What was told of a run that has not ended, and what its devices did, over all its parts; a part lasts from a claim to the end of its process.</summary>
/// <param name="Notices">What was told, one line each, in order.</param>
/// <param name="Devices">What each device did up to the last checkpoint.</param>
public sealed record RunHistory(IReadOnlyList<string> Notices, IReadOnlyList<DeviceReport> Devices)
{
    /// <summary>A run that has not begun.</summary>
    public static RunHistory Empty { get; } = new([], []);

    /// <summary>The same, with every block dropped: none of them counts any more, nor does a check of one.</summary>
    public RunHistory WithoutBlocks() => this with { Devices = [.. Devices.Select(device => device with { Blocks = 0, CheckedBlocks = 0 })] };
}
