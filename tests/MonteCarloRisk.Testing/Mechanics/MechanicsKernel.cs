using ILGPU;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Testing.Mechanics;

/// <summary>One thread, one path's numbers through a trial.</summary>
public static class MechanicsKernel
{
    public static void Run<TReal, TTrial>(Index1D thread, ArrayView<TReal> numbers, ArrayView<TReal> outcomes)
        where TReal : unmanaged, IReal<TReal, Mask1>
        where TTrial : struct, IMechanicsTrial
    {
        int first = LaneInputs<TReal>.Count * thread;
        var inputs = new LaneInputs<TReal>(
            numbers[first], numbers[first + 1], numbers[first + 2], numbers[first + 3], numbers[first + 4], numbers[first + 5], numbers[first + 6], numbers[first + 7]);
        var results = new DeviceResults<TReal> { Outcomes = outcomes, Next = TTrial.Results * thread };
        TTrial.Apply<TReal, Mask1, DeviceResults<TReal>>(inputs, ref results);
    }

    private struct DeviceResults<TReal> : IResults<TReal>
        where TReal : unmanaged
    {
        public ArrayView<TReal> Outcomes;
        public int Next;

        public void Add(TReal value) => Outcomes[Next++] = value;
    }
}
