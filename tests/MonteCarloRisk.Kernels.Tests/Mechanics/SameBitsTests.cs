using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Kernels.Tests.Lanes;

namespace MonteCarloRisk.Kernels.Tests.Mechanics;

/// <summary>Every mechanism gives the same bits on one path and on many.</summary>
public sealed class SameBitsTests
{
    private const int Rounds = 150;

    [Fact]
    public void Eight_paths_in_single_precision() => Compare<Single8, SingleMask8, Single1>(Hardware.Has256);

    [Fact]
    public void Sixteen_paths_in_single_precision() => Compare<Single16, SingleMask16, Single1>(Hardware.Has512);

    [Fact]
    public void Four_paths_in_double_precision() => Compare<Double4, DoubleMask4, Double1>(Hardware.Has256);

    [Fact]
    public void Eight_paths_in_double_precision() => Compare<Double8, DoubleMask8, Double1>(Hardware.Has512);

    [Fact]
    public void No_mechanism_is_left_out()
    {
        string[] written =
        [
            .. typeof(Clipper<,>).Assembly.GetExportedTypes()
                .Where(type => type.Namespace!.StartsWith("MonteCarloRisk.Kernels.Mechanics", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true })
                .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                    .Select(method => $"{type.Name.Split('`')[0]}.{method.Name}"))
                .Distinct().Order(StringComparer.Ordinal),
        ];
        Assert.NotEmpty(written);
        Assert.Equal(written, EveryMechanism<Double1, Mask1>.All.Select(mechanism => mechanism.Name).Order(StringComparer.Ordinal));
    }

    private static void Compare<TReal, TMask, TScalar>(bool accelerated)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TScalar : unmanaged, IReal<TScalar, Mask1>
    {
        Assert.SkipUnless(accelerated, $"This processor has no instructions for {typeof(TReal).Name}.");
        var random = new Random(20_261_129);
        (string Name, Func<LaneInputs<TReal>, TReal[]> Apply)[] wide = EveryMechanism<TReal, TMask>.All;
        (string Name, Func<LaneInputs<TScalar>, TScalar[]> Apply)[] scalar = EveryMechanism<TScalar, Mask1>.All;
        for (int round = 0; round < Rounds; round++)
        {
            TScalar[][] paths = [.. Enumerable.Range(0, TReal.Width).Select(_ => LaneInputs<TScalar>.Draw(random).Select(TScalar.Of).ToArray())];
            LaneInputs<TReal> together = LaneInputs<TReal>.From(number =>
                MemoryMarshal.Read<TReal>(MemoryMarshal.AsBytes(paths.Select(path => path[number]).ToArray().AsSpan())));
            for (int k = 0; k < wide.Length; k++)
            {
                TReal[] actual = wide[k].Apply(together);
                for (int path = 0; path < TReal.Width; path++)
                {
                    TScalar[] expected = scalar[k].Apply(LaneInputs<TScalar>.From(number => paths[path][number]));
                    for (int output = 0; output < expected.Length; output++)
                    {
                        TScalar got = MemoryMarshal.Cast<TReal, TScalar>(new ReadOnlySpan<TReal>(in actual[output]))[path];
                        Assert.True(
                            SameBits(expected[output], got),
                            $"{wide[k].Name}, result {output} of {string.Join(", ", paths[path])}: scalar {expected[output]}, wide {got}");
                    }
                }
            }
        }
    }

    // What is not a number may differ in its bits, as nowhere else does it.
    private static bool SameBits<TScalar>(TScalar left, TScalar right)
        where TScalar : unmanaged => Unsafe.SizeOf<TScalar>() == 4
        ? BitConverter.SingleToUInt32Bits(Unsafe.As<TScalar, float>(ref left)) == BitConverter.SingleToUInt32Bits(Unsafe.As<TScalar, float>(ref right))
            || (float.IsNaN(Unsafe.As<TScalar, float>(ref left)) && float.IsNaN(Unsafe.As<TScalar, float>(ref right)))
        : BitConverter.DoubleToUInt64Bits(Unsafe.As<TScalar, double>(ref left)) == BitConverter.DoubleToUInt64Bits(Unsafe.As<TScalar, double>(ref right))
            || (double.IsNaN(Unsafe.As<TScalar, double>(ref left)) && double.IsNaN(Unsafe.As<TScalar, double>(ref right)));
}
