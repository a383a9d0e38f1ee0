using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Progress on a terminal: one line that is written over; messages go above it.</summary>
/// <param name="output">The terminal.</param>
/// <param name="width">Its columns, asked anew each time.</param>
sealed class TerminalProgress(TextWriter output, Func<int> width) : RunProgress
{
    string shown = "";

    protected override void Show(string purpose, SimulationProgress progress) => Show(ProgressText.WithBar(purpose, progress, width() - 1));

    protected override void Show(string line)
    {
        output.Write($"\r{line.PadRight(shown.Length)}");
        output.Flush();
        shown = line;
    }

    protected override void Tell(string message)
    {
        string line = shown;
        Clear();
        output.WriteLine($"mcrisk: {message}");
        output.Write(line);
        output.Flush();
        shown = line;
    }

    protected override void Clear()
    {
        if (shown.Length == 0) return;
        output.Write($"\r{new string(' ', shown.Length)}\r");
        output.Flush();
        shown = "";
    }
}
