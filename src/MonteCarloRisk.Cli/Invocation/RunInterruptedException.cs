namespace MonteCarloRisk.Cli.Invocation;

/// <summary>A command was interrupted.</summary>
/// <param name="left">What there is of its work, in words.</param>
sealed class RunInterruptedException(string left) : OperationCanceledException($"interrupted; {left}");
