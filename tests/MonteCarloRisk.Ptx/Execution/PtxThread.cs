using System.Runtime.InteropServices;
using MonteCarloRisk.Ptx.Parsing;

namespace MonteCarloRisk.Ptx.Execution;

/// <summary>One thread of a launch: its registers, its place, and the memory it shares. A register holds bits; the instruction gives them a type.</summary>
/// <param name="kernel">What it runs.</param>
/// <param name="parameters">Bytes of the kernel's parameters.</param>
/// <param name="memory">The device's memory.</param>
public sealed class PtxThread(PtxKernel kernel, byte[] parameters, PtxMemory memory)
{
    private readonly ulong[] registers = new ulong[kernel.Registers.Length];

    /// <summary>The device's memory.</summary>
    public PtxMemory Memory => memory;

    /// <summary>A register's bits.</summary>
    public ulong Register(int index) => registers[index];

    /// <summary>Sets all registers to what they hold at first.</summary>
    /// <param name="blockIndex">Index of its group.</param>
    /// <param name="blockSize">Threads of a group.</param>
    /// <param name="threadIndex">Index within its group.</param>
    public void Start(uint blockIndex, uint blockSize, uint threadIndex)
    {
        kernel.Registers.CopyTo(registers, 0);
        registers[kernel.Place.BlockIndex] = blockIndex;
        registers[kernel.Place.BlockSize] = blockSize;
        registers[kernel.Place.ThreadIndex] = threadIndex;
    }

    /// <summary>Bits of an operand.</summary>
    public ulong Read(PtxOperand operand) => registers[operand.Index] + operand.Offset;

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
