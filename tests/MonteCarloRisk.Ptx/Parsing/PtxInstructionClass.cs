namespace MonteCarloRisk.Ptx.Parsing;

/// <summary>What an instruction costs a device, roughly.</summary>
public enum PtxInstructionClass
{
    /// <summary>Arithmetic in single precision.</summary>
    Single,

    /// <summary>Arithmetic in double precision.</summary>
    Double,

    /// <summary>Integer arithmetic, logic and shifts, 32 and 64 bits.</summary>
    Integer,

    /// <summary>Conversions, comparisons and selections.</summary>
    Selection,

    /// <summary>Loads from memory.</summary>
    Load,

    /// <summary>Stores to memory.</summary>
    Store,

    /// <summary>Atomic additions.</summary>
    Atomic,

    /// <summary>Branches that may or may not be taken, and returns.</summary>
    Branch,

    /// <summary>Copies between registers, parameters read, and branches always taken, which the device's compiler mostly removes.</summary>
    Free,
}
