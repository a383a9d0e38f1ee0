namespace MonteCarloRisk.Ptx.Parsing;

/// <summary>Kinds of operands.</summary>
public enum PtxOperandKind
{
    Register,
    Constant,

    /// <summary>A place in the parameters of the kernel.</summary>
    Parameter,

    /// <summary>A place in memory: a register and an offset.</summary>
    Address,

    Label,
    BlockIndex,
    BlockSize,
    ThreadIndex,
}
