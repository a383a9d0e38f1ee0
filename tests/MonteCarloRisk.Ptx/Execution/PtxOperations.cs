using MonteCarloRisk.Ptx.Parsing;

namespace MonteCarloRisk.Ptx.Execution;

/// <summary>The instructions that are known, by mnemonic.</summary>
public static class PtxOperations
{
    /// <summary>What a mnemonic does; null where it is not known.</summary>
    public static PtxOperation? Of(string mnemonic)
    {
        string[] parts = mnemonic.Split('.');
        return FloatOperations.Of(parts) ?? IntegerOperations.Of(parts) ?? SelectionOperations.Of(parts) ?? MemoryOperations.Of(parts);
    }

    /// <summary>What a known mnemonic is counted as.</summary>
    public static PtxInstructionClass ClassOf(string mnemonic)
    {
        string[] parts = mnemonic.Split('.');
        return parts[0] switch
        {
            "mov" => PtxInstructionClass.Free,
            "ld" => parts[1] == "param" ? PtxInstructionClass.Free : PtxInstructionClass.Load,
            "st" => PtxInstructionClass.Store,
            "red" or "atom" => PtxInstructionClass.Atomic,
            "set" or "setp" or "selp" or "cvt" => PtxInstructionClass.Selection,
            _ when parts[^1] == "f32" => PtxInstructionClass.Single,
            _ when parts[^1] == "f64" => PtxInstructionClass.Double,
            _ => PtxInstructionClass.Integer,
        };
    }
}
