using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Kernels.Tests.Lanes;
using MonteCarloRisk.Testing.Mechanics;

namespace MonteCarloRisk.Kernels.Tests.Mechanics;

/// <summary>Every mechanism gives the same bits on one path and on many.</summary>
public sealed class SameBitsTests
{
    private const int Rounds = 300;

    [Fact]
    public void Eight_paths_in_single_precision() => CompareAll<Single8, SingleMask8, Single1>(Hardware.Has256);

    [Fact]
    public void Sixteen_paths_in_single_precision() => CompareAll<Single16, SingleMask16, Single1>(Hardware.Has512);

    [Fact]
    public void Four_paths_in_double_precision() => CompareAll<Double4, DoubleMask4, Double1>(Hardware.Has256);

    [Fact]
    public void Eight_paths_in_double_precision() => CompareAll<Double8, DoubleMask8, Double1>(Hardware.Has512);

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
        IEnumerable<(string Name, int Results)> tried =
            [.. AuctionTrial.Functions, .. LoanTrial.Functions, .. PerpetualTrial.Functions, .. OracleTrial.Functions, .. MarketTrial.Functions];
        Assert.NotEmpty(written);
        Assert.Equal(written, tried.Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    private static void CompareAll<TReal, TMask, TScalar>(bool accelerated)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TScalar : unmanaged, IReal<TScalar, Mask1>
    {
        Assert.SkipUnless(accelerated, $"This processor has no instructions for {typeof(TReal).Name}.");
        Compare<TReal, TMask, TScalar, AuctionTrial>();
        Compare<TReal, TMask, TScalar, LoanTrial>();
        Compare<TReal, TMask, TScalar, PerpetualTrial>();
        Compare<TReal, TMask, TScalar, OracleTrial>();
        Compare<TReal, TMask, TScalar, MarketTrial>();
    }

    private static void Compare<TReal, TMask, TScalar, TTrial>()
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TScalar : unmanaged, IReal<TScalar, Mask1>
        where TTrial : struct, IMechanicsTrial
    {
        Assert.Equal(TTrial.Results, TTrial.Functions.Sum(function => function.Results));
        var random = new Random(20_261_129);
        for (int round = 0; round < Rounds; round++)
        {
            TScalar[][] paths = [.. Enumerable.Range(0, TReal.Width).Select(_ => LaneInputs<TScalar>.Draw(random).Select(TScalar.Of).ToArray())];
            IReadOnlyList<TReal> together = ListedResults.Of<TReal, TMask, TTrial>(LaneInputs<TReal>.From(number =>
                MemoryMarshal.Read<TReal>(MemoryMarshal.AsBytes(paths.Select(path => path[number]).ToArray().AsSpan()))));
            Assert.Equal(TTrial.Results, together.Count);
            for (int path = 0; path < TReal.Width; path++)
            {
                IReadOnlyList<TScalar> expected = ListedResults.Of<TScalar, Mask1, TTrial>(LaneInputs<TScalar>.From(number => paths[path][number]));
                for (int result = 0; result < expected.Count; result++)
                {
                    TReal lane = together[result];
                    TScalar got = MemoryMarshal.Cast<TReal, TScalar>(new ReadOnlySpan<TReal>(in lane))[path];
                    Assert.True(
                        SameBits(expected[result], got),
                        $"{ListedResults.Name<TTrial>(result)} of {string.Join(", ", paths[path])}: scalar {expected[result]}, wide {got}");
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
