using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>One run of the command line within the test's process.</summary>
sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public static CommandRun Of(params string[] args) => WithInput("", args);

    public static CommandRun WithInput(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = CommandLine.Run(args, new StringReader(input), output, error);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Standard output as one JSON document, which it must be as a whole.</summary>
    public JsonElement Document()
    {
        using JsonDocument document = JsonDocument.Parse(Out);
        return document.RootElement.Clone();
    }

    /// <summary>Refused: exit code 2, one line on standard error, nothing on standard output.</summary>
    public CommandRun AssertRefused(params string[] said)
    {
        Assert.Equal(2, ExitCode);
        Assert.Equal("", Out);
        string line = Assert.Single(Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("mcrisk: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        Assert.All(said, words => Assert.Contains(words, line, StringComparison.Ordinal));
        return this;
    }

    public CommandRun AssertDone()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}");
        return this;
    }
}
