using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Progress where nobody watches, such as a log of continuous integration: a line every ten seconds, and none before the first ten.</summary>
/// <param name="output">The log.</param>
/// <param name="clock">Tells the time.</param>
sealed class LoggedProgress(TextWriter output, TimeProvider clock) : RunProgress
{
    static readonly TimeSpan Gap = TimeSpan.FromSeconds(10);

    long last = clock.GetTimestamp();

    protected override void Show(string purpose, SimulationProgress progress) => Show(ProgressText.Plain(purpose, progress));

    protected override void Show(string line)
    {
        if (clock.GetElapsedTime(last) < Gap) return;
        last = clock.GetTimestamp();
        Tell(line);
    }

    protected override void Tell(string message)
    {
        output.WriteLine($"mcrisk: {message}");
        output.Flush();
    }

    protected override void Clear() => output.Flush();
}
