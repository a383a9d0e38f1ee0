using System.Globalization;

namespace MonteCarloRisk.Cli.Display;

/// <summary>A count in few letters: whole below ten thousand, then three digits and a power of a thousand.</summary>
static class CountText
{
    static readonly string[] Powers = ["", "k", "M", "G", "T", "P"];

    public static string Short(double count)
    {
        if (count < 10_000) return count.ToString("N0", CultureInfo.InvariantCulture);
        int power = 0;
        for (; count >= 999.5 && power < Powers.Length - 1; power++) count /= 1000;
        return count.ToString(count < 9.995 ? "0.##" : count < 99.95 ? "0.#" : "0", CultureInfo.InvariantCulture) + Powers[power];
    }
}
