namespace MonteCarloRisk.Calibration.Synthetic;

/// <summary>
/// Approximately normal numbers that are the same on every machine: the sum of twelve uniforms less six (Irwin-Hall; mean 0, variance 1,
/// within ±6), from SplitMix64. Only integer arithmetic and exact additions are used, no library function.
/// Source: G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014, figure 17.
/// </summary>
/// <param name="seed">Seed of the sequence.</param>
sealed class SyntheticNormals(ulong seed)
{
    const int Uniforms = 12;
    const int UniformBits = 48;

    ulong state = seed;

    public double Next()
    {
        // 48-bit uniforms: their sum stays below 2^52, so it is exact, whatever the order.
        ulong sum = 0;
        for (int i = 0; i < Uniforms; i++)
            sum += NextBits() >> (64 - UniformBits);
        return (double)sum / (1UL << UniformBits) - Uniforms / 2;
    }

    ulong NextBits()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
