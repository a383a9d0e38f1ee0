using System.Diagnostics;

namespace MonteCarloRisk.Benchmarks.WholeRuns;

/// <summary>What one run of the built mcrisk took, from the start of its process to its end.</summary>
/// <param name="Elapsed">Wall time.</param>
/// <param name="PeakMemory">Most memory resident at a time, in bytes.</param>
readonly record struct ProcessRun(TimeSpan Elapsed, long PeakMemory)
{
    // Systems forget the peak of a process at its end, so it is asked for while it runs.
    private const int MillisecondsBetweenLooks = 10;

    public static ProcessRun Of(string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "mcrisk.exe" : "mcrisk");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        long peak = 0;
        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        Task<string> answer = process.StandardOutput.ReadToEndAsync();
        Task<string> messages = process.StandardError.ReadToEndAsync();
        while (!process.WaitForExit(MillisecondsBetweenLooks))
        {
            peak = Math.Max(peak, Peak(process));
        }

        TimeSpan elapsed = watch.Elapsed;
        Task.WaitAll(answer, messages);
        return process.ExitCode == 0
            ? new ProcessRun(elapsed, peak)
            : throw new InvalidOperationException($"mcrisk {string.Join(' ', arguments)} ended with {process.ExitCode}: {messages.Result}");
    }

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has just ended.
            return 0;
        }
    }
}
