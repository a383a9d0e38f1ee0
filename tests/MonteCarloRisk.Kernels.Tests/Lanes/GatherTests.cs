using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Tests.Lanes;

/// <summary>Each path reads the value at its own index, on every lane.</summary>
public sealed class GatherTests
{
    private const int Rounds = 2000;

    [Fact]
    public void One_path_in_single_precision() => Compare<float, Single1, Mask1>(accelerated: true);

    [Fact]
    public void One_path_in_double_precision() => Compare<double, Double1, Mask1>(accelerated: true);

    [Fact]
    public void Eight_paths_in_single_precision() => Compare<float, Single8, SingleMask8>(Avx2.IsSupported);

    [Fact]
    public void Four_paths_in_double_precision() => Compare<double, Double4, DoubleMask4>(Avx2.IsSupported);

    [Fact]
    public void Sixteen_paths_in_single_precision() => Compare<float, Single16, SingleMask16>(Vector512.IsHardwareAccelerated);

    [Fact]
    public void Eight_paths_in_double_precision() => Compare<double, Double8, DoubleMask8>(Vector512.IsHardwareAccelerated);

    // The ends of the values are among the indices, and so are fractions just below an integer.
    private static unsafe void Compare<TValue, TReal, TMask>(bool accelerated)
        where TValue : unmanaged, IFloatingPointIeee754<TValue>
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
    {
        Assert.SkipUnless(accelerated, $"This processor has no instructions for {typeof(TReal).Name}.");
        var random = new Random(1);
        TValue[] values = [.. Enumerable.Range(0, 5000).Select(_ => TValue.CreateChecked(random.NextDouble()))];
        for (int round = 0; round < Rounds; round++)
        {
            int[] whole = [.. Enumerable.Range(0, TReal.Width).Select(path => random.Next(8) switch { 0 => 0, 1 => values.Length - 1, _ => random.Next(values.Length) })];
            TReal index = default;
            for (int path = 0; path < TReal.Width; path++)
            {
                TValue exact = TValue.CreateChecked(whole[path]);
                ((TValue*)&index)[path] = random.Next(3) switch { 0 => exact, 1 => exact + TValue.CreateChecked(0.5), _ => TValue.BitDecrement(exact + TValue.One) };
            }

            fixed (TValue* first = values)
            {
                TReal gathered = TReal.Gather(first, index);
                for (int path = 0; path < TReal.Width; path++) Assert.Equal(values[whole[path]], ((TValue*)&gathered)[path]);
            }
        }
    }
}
