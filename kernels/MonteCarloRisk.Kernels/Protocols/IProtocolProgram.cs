namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>A program that runs a protocol, whatever the price process.</summary>
public interface IProtocolProgram
{
    /// <summary>Where the protocol stands in the plan.</summary>
    ProtocolBook Protocol { get; }
}
