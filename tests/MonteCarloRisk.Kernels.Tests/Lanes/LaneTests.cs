using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Kernels.Tests.RandomNumbers;

namespace MonteCarloRisk.Kernels.Tests.Lanes;

/// <summary>A wide lane gives on every path the bits of the scalar lane.</summary>
public abstract class LaneTests<TReal, TMask, TWord, TScalar>(bool accelerated, Func<int, int> elementOfPath)
    where TReal : unmanaged, IReal<TReal, TMask>, IUniformLane<TReal, TWord>
    where TMask : unmanaged, IMask<TMask>
    where TWord : unmanaged, IWord<TWord>
    where TScalar : unmanaged, IReal<TScalar, Mask1>, IUniformLane<TScalar, Word1>
{
    private const int Rounds = 4000;

    private static readonly int Size = Unsafe.SizeOf<TScalar>();

    [Fact]
    public void Every_operation_gives_the_bits_of_the_scalar_lane()
    {
        Require();
        var random = new Random(1);
        (string Name, Func<TReal, TReal, TReal, TReal> Apply)[] wide = Operations<TReal, TMask>.All;
        (string Name, Func<TScalar, TScalar, TScalar, TScalar> Apply)[] scalar = Operations<TScalar, Mask1>.All;
        for (int round = 0; round < Rounds; round++)
        {
            TScalar[] a = Draw(random), b = Draw(random), c = Draw(random);
            if (round % 8 == 0)
            {
                // Equal operands and zeros of both signs, where comparisons and extrema decide.
                b = (TScalar[])a.Clone();
                b[0] = -a[0];
                a[^1] = TScalar.Of(0f);
                b[^1] = -TScalar.Of(0f);
            }

            for (int k = 0; k < wide.Length; k++)
            {
                TScalar[] actual = Split<TReal, TScalar>(wide[k].Apply(Join<TScalar, TReal>(a), Join<TScalar, TReal>(b), Join<TScalar, TReal>(c)));
                for (int i = 0; i < actual.Length; i++)
                {
                    AssertSame(scalar[k].Apply(a[i], b[i], c[i]), actual[i], $"{wide[k].Name}({a[i]}, {b[i]}, {c[i]})");
                }
            }
        }
    }

    [Fact]
    public void The_exponent_of_a_positive_normal_number_splits_as_in_the_scalar_lane()
    {
        Require();
        var random = new Random(2);
        for (int round = 0; round < Rounds; round++)
        {
            TScalar[] x = Draw(random, bits => bits & Magnitude);
            TScalar[] mantissa = Split<TReal, TScalar>(TReal.SplitExponent(Join<TScalar, TReal>(x), out TReal e));
            TScalar[] exponent = Split<TReal, TScalar>(e);
            for (int i = 0; i < x.Length; i++)
            {
                AssertSame(TScalar.SplitExponent(x[i], out TScalar expected), mantissa[i], $"mantissa of {x[i]}");
                AssertSame(expected, exponent[i], $"exponent of {x[i]}");
            }
        }
    }

    [Fact]
    public void Masks_combine_as_in_the_scalar_lane()
    {
        Require();
        var random = new Random(3);
        TScalar[] one = new TScalar[TReal.Width], zero = new TScalar[TReal.Width];
        Array.Fill(one, TScalar.Of(1f));
        for (int round = 0; round < 200; round++)
        {
            TScalar[] a = new TScalar[TReal.Width], b = new TScalar[TReal.Width];
            int rare = round % 4 == 0 ? 40 : 2;
            for (int i = 0; i < a.Length; i++)
            {
                a[i] = random.Next(rare) == 0 ? TScalar.Of(1f) : TScalar.Of(0f);
                b[i] = random.Next(rare) == 0 ? TScalar.Of(1f) : TScalar.Of(0f);
            }

            TReal ones = Join<TScalar, TReal>(one), zeros = Join<TScalar, TReal>(zero);
            TMask p = TReal.Equal(Join<TScalar, TReal>(a), ones), q = TReal.Equal(Join<TScalar, TReal>(b), ones);
            TScalar[] and = Split<TReal, TScalar>(TReal.Select(p & q, ones, zeros));
            TScalar[] or = Split<TReal, TScalar>(TReal.Select(p | q, ones, zeros));
            TScalar[] not = Split<TReal, TScalar>(TReal.Select(!p, ones, zeros));
            bool any = false;
            for (int i = 0; i < a.Length; i++)
            {
                Mask1 s = TScalar.Equal(a[i], one[i]), t = TScalar.Equal(b[i], one[i]);
                AssertSame(TScalar.Select(s & t, one[i], zero[i]), and[i], "and");
                AssertSame(TScalar.Select(s | t, one[i], zero[i]), or[i], "or");
                AssertSame(TScalar.Select(!s, one[i], zero[i]), not[i], "not");
                any |= Mask1.Any(s);
            }

            Assert.Equal(any, TMask.Any(p));
        }
    }

    [Fact]
    public void Any_sees_each_single_path()
    {
        Require();
        for (int path = 0; path < TReal.Width; path++)
        {
            TScalar[] a = new TScalar[TReal.Width];
            a[path] = TScalar.Of(1f);
            Assert.True(TMask.Any(TReal.Equal(Join<TScalar, TReal>(a), TReal.Of(1f))));
            Assert.False(TMask.Any(TReal.Equal(Join<TScalar, TReal>(a), TReal.Of(2f))));
            Assert.True(TReal.AnyLessThan(TReal.Of(.5f), Join<TScalar, TReal>(a)));
            Assert.False(TReal.AnyLessThan(TReal.Of(1f), Join<TScalar, TReal>(a)));
            Assert.Equal(1U << path, TMask.Bits(TReal.Equal(Join<TScalar, TReal>(a), TReal.Of(1f))));
        }
    }

    [Fact]
    public void Constants_fill_every_path()
    {
        Require();
        Assert.Equal(Unsafe.SizeOf<TReal>() / Size, TReal.Width);
        Assert.Equal(1, TScalar.Width);
        Assert.Equal(TScalar.Refined, TReal.Refined);
        All(TScalar.Of(0.1f), TReal.Of(0.1f));
        All(TScalar.Of(0.1), TReal.Of(0.1));
        All(TScalar.RoundingShift, TReal.RoundingShift);
        Assert.Equal(Enumerable.Repeat(0xDEADBEEFU, TReal.Width), Words(TWord.Of(0xDEADBEEF)));
        Assert.Equal(Enumerable.Range(0, TReal.Width).Select(i => unchecked(0xFFFFFFFEU + (uint)i)), Words(TWord.Consecutive(0xFFFFFFFE)));
    }

    [Fact]
    public void Words_combine_and_multiply_as_in_the_scalar_lane()
    {
        Require();
        var random = new Random(4);
        for (int round = 0; round < Rounds; round++)
        {
            uint[] a = DrawWords(random), b = DrawWords(random);
            uint factor = DrawWords(random)[0];
            TWord.Multiply(Words(a, random), factor, out TWord h, out TWord l);
            uint[] xor = Words(TWord.ExclusiveOr(Words(a, random), Words(b, random), factor)), xorOfOne = Words(TWord.ExclusiveOr(Words(a, random), factor)), high = Words(h), low = Words(l);
            for (int i = 0; i < a.Length; i++)
            {
                ulong product = (ulong)a[i] * factor;
                Word1.Multiply(Word1.Of(a[i]), factor, out Word1 scalarHigh, out Word1 scalarLow);
                Assert.Equal((uint)(product >> 32), scalarHigh.Value);
                Assert.Equal((uint)product, scalarLow.Value);
                Assert.Equal(scalarHigh.Value, high[i]);
                Assert.Equal(scalarLow.Value, low[i]);
                Assert.Equal(a[i] ^ b[i] ^ factor, Word1.ExclusiveOr(Word1.Of(a[i]), Word1.Of(b[i]), factor).Value);
                Assert.Equal(a[i] ^ b[i] ^ factor, xor[i]);
                Assert.Equal(a[i] ^ factor, xorOfOne[i]);
            }
        }
    }

    [Fact]
    public void Uniforms_and_their_signs_are_those_of_the_scalar_lane()
    {
        Require();
        var random = new Random(5);
        for (int round = 0; round < Rounds; round++)
        {
            uint[] word = DrawWords(random), refinement = DrawWords(random);
            TScalar[] uniform = Split<TReal, TScalar>(TReal.SignedHalfUniform(Words(word, random), Words(refinement, random)));
            for (int i = 0; i < word.Length; i++)
            {
                AssertSame(TScalar.SignedHalfUniform(Word1.Of(word[i]), Word1.Of(refinement[i])), uniform[i], $"uniform of {word[i]}, {refinement[i]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(PhiloxVectors.All), MemberType = typeof(PhiloxVectors))]
    public void Philox_gives_the_published_words_on_every_path(uint[] counter, uint[] key, uint[] expected)
    {
        Require();
        var keys = new PhiloxKeys(key[0], key[1]);
        Philox4x32.Encrypt(TWord.Of(counter[0]), counter[1], counter[2], counter[3], in keys, out TWord w0, out TWord w1, out TWord w2, out TWord w3);
        foreach ((TWord words, uint word) in new[] { (w0, expected[0]), (w1, expected[1]), (w2, expected[2]), (w3, expected[3]) })
        {
            Assert.Equal(Enumerable.Repeat(word, TReal.Width), Words(words));
        }
    }

    [Fact]
    public void Every_elementary_function_gives_the_bits_of_the_scalar_lane()
    {
        Require();
        var random = new Random(6);
        for (int round = 0; round < Rounds; round++)
        {
            // Arguments of ordinary size, and now and then any bit pattern that is a number.
            double scale = round % 5 == 0 ? 800 : 6;
            TScalar[] x = new TScalar[TReal.Width], positive = Draw(random, bits => bits & Magnitude), p = new TScalar[TReal.Width], turns = new TScalar[TReal.Width];
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = TScalar.Of((2 * random.NextDouble() - 1) * scale);
                p[i] = TScalar.Of(round % 2 == 0 ? 0.5 * random.NextDouble() + 1e-30 : Math.Pow(2, -1 - 124 * random.NextDouble()));
                turns[i] = TScalar.Of((2 * random.NextDouble() - 1) * (round % 3 == 0 ? 1048576 : 2));
            }

            if (round % 7 == 0)
            {
                x = Draw(random, bits => (bits & Magnitude) > Infinity ? bits & ~(Infinity & ~(Infinity >> 1)) : bits);
                p[0] = TScalar.Of(0.5f);
            }

            Compare(x, TReal.Exp, TScalar.Exp, "exp");
            Compare(positive, TReal.Log, TScalar.Log, "log");
            Compare(turns, Sine<TReal, TMask>, Sine<TScalar, Mask1>, "sine");
            Compare(turns, Cosine<TReal, TMask>, Cosine<TScalar, Mask1>, "cosine");
            Compare(x, TReal.NormalCdf, TScalar.NormalCdf, "cdf");
            Compare(p, TReal.NormalQuantileLowerHalf, TScalar.NormalQuantileLowerHalf, "quantile");
        }
    }

    private static ulong Infinity => Size == 4 ? 0x7F800000UL : 0x7FF0000000000000UL;

    private static ulong Magnitude => Size == 4 ? 0x7FFFFFFFUL : 0x7FFFFFFFFFFFFFFFUL;

    private static T Sine<T, TM>(T turns)
        where T : unmanaged, IReal<T, TM>
        where TM : unmanaged, IMask<TM>
    {
        T.SinCosTurns(turns, out T sine, out _);
        return sine;
    }

    private static T Cosine<T, TM>(T turns)
        where T : unmanaged, IReal<T, TM>
        where TM : unmanaged, IMask<TM>
    {
        T.SinCosTurns(turns, out _, out T cosine);
        return cosine;
    }

    private static void Compare(TScalar[] x, Func<TReal, TReal> wide, Func<TScalar, TScalar> scalar, string name)
    {
        TScalar[] actual = Split<TReal, TScalar>(wide(Join<TScalar, TReal>(x)));
        for (int i = 0; i < x.Length; i++)
        {
            AssertSame(scalar(x[i]), actual[i], $"{name}({x[i]})");
        }
    }

    private void Require() => Assert.SkipUnless(accelerated, $"This processor has no instructions for {typeof(TReal).Name}.");

    private static void All<TOne, TMany>(TOne expected, TMany actual)
        where TOne : unmanaged
        where TMany : unmanaged
    {
        foreach (TOne element in Split<TMany, TOne>(actual))
        {
            Assert.Equal(Bits(expected), Bits(element));
        }
    }

    private static void AssertSame(TScalar expected, TScalar actual, string what)
    {
        ulong a = Bits(expected), b = Bits(actual);
        bool bothNaN = (a & Magnitude) > Infinity && (b & Magnitude) > Infinity;
        Assert.True(a == b || bothNaN, $"{what}: scalar {expected}, wide {actual}");
    }

    private static ulong Bits<T>(T value)
        where T : unmanaged => Unsafe.SizeOf<T>() == 4 ? Unsafe.As<T, uint>(ref value) : Unsafe.As<T, ulong>(ref value);

    private static TScalar FromBits(ulong bits)
    {
        uint low = (uint)bits;
        return Size == 4 ? Unsafe.As<uint, TScalar>(ref low) : Unsafe.As<ulong, TScalar>(ref bits);
    }

    // Any bit pattern, or (with a map) positive normal numbers.
    private static TScalar[] Draw(Random random, Func<ulong, ulong>? map = null)
    {
        ulong smallest = Size == 4 ? 0x00800000UL : 0x0010000000000000UL;
        var values = new TScalar[TReal.Width];
        for (int i = 0; i < values.Length; i++)
        {
            ulong bits = (ulong)random.NextInt64() << 1 ^ (ulong)random.NextInt64();
            bits = Size == 4 ? (uint)bits : bits;
            if (map is not null)
            {
                bits = map(bits);
                bits = (bits & Magnitude) >= Infinity ? bits & ~(Infinity & ~(Infinity >> 1)) : bits;
                bits = (bits & Magnitude) < smallest ? bits | smallest : bits;
            }

            values[i] = FromBits(bits);
        }

        return values;
    }

    private static uint[] DrawWords(Random random)
    {
        uint[] words = new uint[TReal.Width];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = random.Next(16) switch
            {
                0 => 0,
                1 => uint.MaxValue,
                2 => 0x80000000U,
                3 => 0x7FFFFFFFU,
                _ => (uint)random.NextInt64(0x100000000L),
            };
        }

        return words;
    }

    // A word stands in the low half of a 64-bit element; the high half may hold anything.
    private TWord Words(uint[] words, Random random)
    {
        ulong[] elements = new ulong[words.Length];
        for (int path = 0; path < words.Length; path++) elements[elementOfPath(path)] = words[path] | ((ulong)random.NextInt64() << 32);
        return Join<ulong, TWord>(elements);
    }

    private uint[] Words(TWord words)
    {
        ulong[] elements = Split<TWord, ulong>(words);
        return [.. Enumerable.Range(0, elements.Length).Select(path => (uint)elements[elementOfPath(path)])];
    }

    private static TMany Join<TOne, TMany>(TOne[] elements)
        where TOne : unmanaged
        where TMany : unmanaged => MemoryMarshal.Read<TMany>(MemoryMarshal.AsBytes(elements.AsSpan()));

    private static TOne[] Split<TMany, TOne>(TMany lane)
        where TOne : unmanaged
        where TMany : unmanaged => MemoryMarshal.Cast<TMany, TOne>(new ReadOnlySpan<TMany>(in lane)).ToArray();

    private static class Operations<T, TM>
        where T : unmanaged, IReal<T, TM>
        where TM : unmanaged, IMask<TM>
    {
        public static readonly (string Name, Func<T, T, T, T> Apply)[] All =
        [
            ("add", (a, b, c) => a + b),
            ("subtract", (a, b, c) => a - b),
            ("multiply", (a, b, c) => a * b),
            ("divide", (a, b, c) => a / b),
            ("negate", (a, b, c) => -a),
            ("multiply-add", (a, b, c) => T.MultiplyAdd(a, b, c)),
            ("negated multiply-add", (a, b, c) => T.NegatedMultiplyAdd(a, b, c)),
            ("square root", (a, b, c) => T.Sqrt(a)),
            ("magnitude", (a, b, c) => T.Abs(a)),
            ("max", (a, b, c) => T.Max(a, b)),
            ("min", (a, b, c) => T.Min(a, b)),
            ("less than", (a, b, c) => T.Select(T.LessThan(a, b), c, a)),
            ("less or equal", (a, b, c) => T.Select(T.LessOrEqual(a, b), c, a)),
            ("equal", (a, b, c) => T.Select(T.Equal(a, b), c, a)),
            ("select less than", (a, b, c) => T.SelectLessThan(a, b, c, a)),
            ("scale", (a, b, c) => T.ScaleByPowerOfTwo(a, b)),
            ("select odd", (a, b, c) => T.SelectOdd(a, b, c)),
            ("flip by halves", (a, b, c) => T.FlipSignByHalves(a, b)),
            ("flip sign", (a, b, c) => T.FlipSign(a, b)),
        ];
    }
}

internal static class Hardware
{
    public static bool Has256 => Avx2.IsSupported && Fma.IsSupported;

    public static bool Has512 => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;
}

public sealed class Single8Tests() : LaneTests<Single8, SingleMask8, SingleWord8, Single1>(Hardware.Has256, path => ((path % 2) * 4) + (path / 2));

public sealed class Single16Tests() : LaneTests<Single16, SingleMask16, SingleWord16, Single1>(Hardware.Has512, path => ((path % 2) * 8) + (path / 2));

public sealed class Double4Tests() : LaneTests<Double4, DoubleMask4, DoubleWord4, Double1>(Hardware.Has256, path => path);

public sealed class Double8Tests() : LaneTests<Double8, DoubleMask8, DoubleWord8, Double1>(Hardware.Has512, path => path);
