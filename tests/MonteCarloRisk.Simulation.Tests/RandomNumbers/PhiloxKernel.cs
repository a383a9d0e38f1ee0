using ILGPU;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Tests.RandomNumbers;

/// <summary>A device entry point that encrypts one counter a thread.</summary>
public static class PhiloxKernel
{
    public static void Encrypt(Index1D vector, ArrayView<uint> vectors, ArrayView<uint> words)
    {
        int first = vector * 10;
        var w0 = Word1.Of(vectors[first]);
        var w1 = Word1.Of(vectors[first + 1]);
        var w2 = Word1.Of(vectors[first + 2]);
        var w3 = Word1.Of(vectors[first + 3]);
        Philox4x32.Encrypt(ref w0, ref w1, ref w2, ref w3, vectors[first + 4], vectors[first + 5]);
        words[(vector * 4) + 0] = w0.Value;
        words[(vector * 4) + 1] = w1.Value;
        words[(vector * 4) + 2] = w2.Value;
        words[(vector * 4) + 3] = w3.Value;
    }
}
