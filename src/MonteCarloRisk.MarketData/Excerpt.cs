namespace MonteCarloRisk.MarketData;

/// <summary>Foreign text as it may stand in a one-line message.</summary>
public static class Excerpt
{
    const int LongestShown = 60;

    /// <summary>The text in double quotes, on one line, cut to 60 characters.</summary>
    /// <param name="text">Text from a file.</param>
    public static string Quote(string text) => Quote(text.AsSpan());

    /// <summary>The text in double quotes, on one line, cut to 60 characters.</summary>
    /// <param name="text">Text from a file.</param>
    public static string Quote(ReadOnlySpan<char> text) =>
        $"\"{OneLine(text.Length <= LongestShown ? text.ToString() : $"{text[..LongestShown]}…")}\"";

    /// <summary>The text with its line ends and other control characters turned to blanks.</summary>
    /// <param name="text">Text from a file.</param>
    public static string OneLine(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
