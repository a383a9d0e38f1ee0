namespace MonteCarloRisk.Simulation.Workers;

/// <summary>The byte that says what a frame holds.</summary>
internal enum MessageKind : byte
{
    Hello = 1,
    Prepare = 2,
    Prepared = 3,
    Run = 4,
    Result = 5,
    Release = 6,
    Failed = 7,
}
