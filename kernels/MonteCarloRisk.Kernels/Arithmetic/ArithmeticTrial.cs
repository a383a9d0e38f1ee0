namespace MonteCarloRisk.Kernels.Arithmetic;

/// <summary>Operands that show how a machine rounds, in both precisions.</summary>
public struct ArithmeticTrial
{
    /// <summary>First operand in double precision; not negative.</summary>
    public double DoubleLeft;

    /// <summary>Second operand in double precision.</summary>
    public double DoubleRight;

    /// <summary>Addend in double precision.</summary>
    public double DoubleAddend;

    /// <summary>First operand in single precision; not negative.</summary>
    public float SingleLeft;

    /// <summary>Second operand in single precision.</summary>
    public float SingleRight;

    /// <summary>Addend in single precision.</summary>
    public float SingleAddend;

    /// <summary>An integer factor, whose product with itself is wide.</summary>
    public uint Factor;
}
