namespace MonteCarloRisk.Cli.Invocation;

/// <summary>What a command reads from and writes to, and what stops it.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output: answers, and nothing else.</param>
/// <param name="Error">Standard error: progress and messages.</param>
/// <param name="Cancellation">Cancelled by Ctrl-C.</param>
sealed record CommandSession(TextReader In, TextWriter Out, TextWriter Error, CancellationToken Cancellation)
{
    /// <summary>Standard error is looked at by a person.</summary>
    public bool ShowsProgress => ReferenceEquals(Error, Console.Error) && !Console.IsErrorRedirected;

    /// <summary>Standard output is looked at by a person.</summary>
    public bool OutIsTerminal => ReferenceEquals(Out, Console.Out) && !Console.IsOutputRedirected;

    /// <summary>One line for people, beside the answer.</summary>
    public void Tell(string line) => Error.WriteLine($"mcrisk: {line}");
}
