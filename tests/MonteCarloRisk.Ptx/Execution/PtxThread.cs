using System.Runtime.InteropServices;
using MonteCarloRisk.Ptx.Parsing;

namespace MonteCarloRisk.Ptx.Execution;

/// <summary>One thread of a launch: its registers, its place, and the memory it shares. A register holds bits; the instruction gives them a type.</summary>
/// <param name="registerCount">Number of registers.</param>
/// <param name="parameters">Bytes of the kernel's parameters.</param>
/// <param name="memory">The device's memory.</param>
public sealed class PtxThread(int registerCount, byte[] parameters, PtxMemory memory)
{
    private readonly ulong[] registers = new ulong[registerCount];

    /// <summary>Index of its group.</summary>
    public uint BlockIndex { get; set; }

    /// <summary>Threads of a group.</summary>
    public uint BlockSize { get; set; }

    /// <summary>Index within its group.</summary>
    public uint ThreadIndex { get; set; }

    /// <summary>The device's memory.</summary>
    public PtxMemory Memory => memory;

    /// <summary>A register's bits.</summary>
    public ulong Register(int index) => registers[index];

    /// <summary>Sets all registers to zero.</summary>
    public void Reset() => registers.AsSpan().Clear();

    /// <summary>Bits of an operand.</summary>
    public ulong Read(PtxOperand operand) => operand.Kind switch
    {
        PtxOperandKind.Register => registers[operand.Index],
        PtxOperandKind.Constant => operand.Bits,
        PtxOperandKind.BlockIndex => BlockIndex,
        PtxOperandKind.BlockSize => BlockSize,
        PtxOperandKind.ThreadIndex => ThreadIndex,
        PtxOperandKind.Address => registers[operand.Index] + operand.Bits,
        _ => throw new InvalidOperationException($"{operand.Kind} holds no bits"),
    };

    /// <summary>The low 32 bits of an operand.</summary>
    public uint Read32(PtxOperand operand) => (uint)Read(operand);

    /// <summary>An operand as a number in single precision.</summary>
    public float ReadSingle(PtxOperand operand) => BitConverter.UInt32BitsToSingle(Read32(operand));

    /// <summary>An operand as a number in double precision.</summary>
    public double ReadDouble(PtxOperand operand) => BitConverter.UInt64BitsToDouble(Read(operand));

    /// <summary>A value among the parameters.</summary>
    public ulong ReadParameter(PtxOperand operand, int bytes) => bytes == sizeof(uint)
        ? MemoryMarshal.Read<uint>(parameters.AsSpan(operand.Index))
        : MemoryMarshal.Read<ulong>(parameters.AsSpan(operand.Index));

    /// <summary>Sets a register.</summary>
    public void Write(PtxOperand target, ulong bits) => registers[target.Index] = bits;

    /// <summary>Sets a register to a number in single precision; what is not a number has one form on devices.</summary>
    public void Write(PtxOperand target, float value) => Write(target, float.IsNaN(value) ? 0x7FFFFFFF : BitConverter.SingleToUInt32Bits(value));

    /// <summary>Sets a register to a number in double precision.</summary>
    public void Write(PtxOperand target, double value) => Write(target, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Sets a predicate.</summary>
    public void Write(PtxOperand target, bool value) => Write(target, value ? 1UL : 0UL);
}
