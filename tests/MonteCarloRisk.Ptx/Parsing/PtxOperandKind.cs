namespace MonteCarloRisk.Ptx.Parsing;

/// <summary>Kinds of operands.</summary>
public enum PtxOperandKind
{
    /// <summary>A register, or an address that is a register and an offset. A constant and the place of a thread stand in registers of their own.</summary>
    Register,

    /// <summary>A place in the parameters of the kernel.</summary>
    Parameter,

    Label,
}
