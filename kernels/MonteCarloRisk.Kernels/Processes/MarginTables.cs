using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Processes;

/// <summary>
/// Log returns of given margins from scores: r_i = drift_i + scale_i G_i(s), G_i the margin's quantile as a function of the score, in cubic pieces.
/// Scores fall into bins of width 1 / BinsPerUnit, and a bin is cut into equal cells, as many as its curve needs.
/// </summary>
/// <remarks>
/// A table is a pair (number of cells, offset of the first cell's coefficients from the table's start) a bin, and then four coefficients a cell, the lowest
/// power first, of t in [0, 1]. Scores beyond the range take the value at its end.
/// </remarks>
/// <param name="TableInteger">First integer parameter of the assets' tables: where each starts among the real parameters.</param>
/// <param name="DriftParameter">First parameter of the drifts per step.</param>
/// <param name="ScaleParameter">First parameter of the scales on a step.</param>
public record struct MarginTables(int TableInteger, int DriftParameter, int ScaleParameter)
{
    /// <summary>Bins of a unit of the score.</summary>
    public const int BinsPerUnit = 16;

    /// <summary>Bins on each side of zero.</summary>
    public const int HalfBins = 160;

    /// <summary>Largest score that is told from a larger one, within the last bin.</summary>
    public const float LargestScore = (HalfBins - 0.25f) / BinsPerUnit;

    /// <summary>Parameters of a cell.</summary>
    public const int CellParameters = 4;

    /// <summary>Log return of an asset.</summary>
    public readonly TReal LogReturn<TReal, TMask, TMemory>(ref TMemory memory, int asset, TReal score)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int table = memory.Integer(TableInteger + asset);
        TReal position = TReal.Max(TReal.Min(score, TReal.Of(LargestScore)), TReal.Of(-LargestScore)) * TReal.Of((float)BinsPerUnit);
        TReal bin = Floor<TReal, TMask>(position);
        // Rounding may put a position within a rounding of a bin's end on its other side.
        TReal within = TReal.Max(position - bin, TReal.Of(0f));
        TReal pair = TReal.MultiplyAdd(bin, TReal.Of(2f), TReal.Of(2f * HalfBins));
        TReal cells = memory.ParameterAt(table, pair);
        TReal place = within * cells;
        TReal cell = TReal.Min(Floor<TReal, TMask>(place), cells - TReal.Of(1f));
        TReal t = place - cell;
        TReal coefficient = TReal.MultiplyAdd(cell, TReal.Of((float)CellParameters), memory.ParameterAt(table + 1, pair));
        TReal value = TReal.MultiplyAdd(memory.ParameterAt(table + 3, coefficient), t, memory.ParameterAt(table + 2, coefficient));
        value = TReal.MultiplyAdd(value, t, memory.ParameterAt(table + 1, coefficient));
        value = TReal.MultiplyAdd(value, t, memory.ParameterAt(table, coefficient));
        return TReal.MultiplyAdd(memory.Parameter(ScaleParameter + asset), value, memory.Parameter(DriftParameter + asset));
    }

    // The greatest integer at or below, or the integer above where half of a rounding is missing to it.
    private static TReal Floor<TReal, TMask>(TReal value)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask> =>
        ((value - TReal.Of(0.5f)) + TReal.RoundingShift) - TReal.RoundingShift;
}
