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
        var keys = new PhiloxKeys(vectors[first + 4], vectors[first + 5]);
        Philox4x32.Encrypt(
            Word1.Of(vectors[first]), vectors[first + 1], vectors[first + 2], vectors[first + 3], in keys, out Word1 w0, out Word1 w1, out Word1 w2, out Word1 w3);
        words[(vector * 4) + 0] = w0.Value;
        words[(vector * 4) + 1] = w1.Value;
        words[(vector * 4) + 2] = w2.Value;
        words[(vector * 4) + 3] = w3.Value;
    }
}
