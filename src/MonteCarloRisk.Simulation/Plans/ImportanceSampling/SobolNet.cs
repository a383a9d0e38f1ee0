namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>The first points of Sobol's sequence in four dimensions, as words: each coordinate of 2^m points has one in each of 2^m equal intervals.</summary>
/// <remarks>Direction numbers: S. Joe, F. Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM Journal on Scientific Computing 30 (2008) 2635.</remarks>
internal static class SobolNet
{
    private const int WordBits = 32;

    // Degree of the primitive polynomial, its inner coefficients, and the first direction numbers; the first coordinate is van der Corput's and has none.
    private static readonly (int Degree, uint Inner, uint[] First)[] Polynomials = [(1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1])];

    /// <summary>Points 0 to 2^bits - 1 in the order of the plain binary digits, four words each.</summary>
    public static int[] Points(int bits)
    {
        uint[][] directions = [.. Enumerable.Range(0, 1 + Polynomials.Length).Select(Directions)];
        int[] words = new int[directions.Length << bits];
        for (int point = 0; point < 1 << bits; point++)
        {
            for (int coordinate = 0; coordinate < directions.Length; coordinate++)
            {
                uint word = 0;
                for (int digit = 0; digit < bits; digit++) word ^= (point >> digit & 1) == 0 ? 0 : directions[coordinate][digit];
                words[(point * directions.Length) + coordinate] = unchecked((int)word);
            }
        }

        return words;
    }

    private static uint[] Directions(int coordinate)
    {
        uint[] words = new uint[WordBits];
        if (coordinate == 0)
        {
            for (int digit = 0; digit < WordBits; digit++) words[digit] = 1U << (WordBits - 1 - digit);
            return words;
        }

        (int degree, uint inner, uint[] first) = Polynomials[coordinate - 1];
        for (int digit = 0; digit < WordBits; digit++)
        {
            if (digit < degree)
            {
                words[digit] = first[digit] << (WordBits - 1 - digit);
                continue;
            }

            uint word = words[digit - degree] ^ (words[digit - degree] >> degree);
            for (int term = 1; term < degree; term++) word ^= (inner >> (degree - 1 - term) & 1) == 0 ? 0 : words[digit - term];
            words[digit] = word;
        }

        return words;
    }
}
