namespace MonteCarloRisk.Cli.Invocation;

/// <summary>A word of a command that can be pasted into a shell.</summary>
static class ShellWord
{
    public static string Of(string text) =>
        text.Length > 0 && text.All(letter => char.IsLetterOrDigit(letter) || "/\\._-+:=@".Contains(letter, StringComparison.Ordinal))
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
