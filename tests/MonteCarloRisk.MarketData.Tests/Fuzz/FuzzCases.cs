using System.Globalization;

namespace MonteCarloRisk.MarketData.Tests.Fuzz;

/// <summary>How many cases a fuzz takes, and the parts of real files that it damages.</summary>
static class FuzzCases
{
    const int Usual = 6000;

    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("MCRISK_FUZZ_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : Usual;

    static readonly int SeedShift = int.TryParse(Environment.GetEnvironmentVariable("MCRISK_FUZZ_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out int shift) ? shift : 0;

    /// <summary>The seed of a fuzz, and another one for each MCRISK_FUZZ_SEED.</summary>
    public static Random Random(int seed) => new(unchecked(seed + SeedShift));

    /// <summary>A header and some rows of a file from a random place.</summary>
    public static string Part(string[] lines, Random random)
    {
        int count = random.Next(1, 25), start = 1 + random.Next(Math.Max(1, lines.Length - count));
        return string.Join('\n', lines.Skip(start).Take(count).Prepend(lines[0])) + "\n";
    }
}
