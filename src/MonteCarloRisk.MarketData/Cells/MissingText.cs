namespace MonteCarloRisk.MarketData.Cells;

/// <summary>The ways in which files say that a value is missing.</summary>
static class MissingText
{
    public const string Allowed = "a missing value is blank, \".\", \"-\", null, NaN, NA, N/A or none";

    static readonly string[] Words = ["null", "nan", "na", "n/a", "#n/a", "none"];

    public static bool Is(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
            return true;
        if (text.Length > 4 || char.IsAsciiDigit(text[0]))
            return false;
        if (text is "." or "-")
            return true;
        foreach (string word in Words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
