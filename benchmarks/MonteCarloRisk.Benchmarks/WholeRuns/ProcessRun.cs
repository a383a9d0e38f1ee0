using System.Diagnostics;

namespace MonteCarloRisk.Benchmarks.WholeRuns;

/// <summary>What one run of a built program took, from the start of its process to its end.</summary>
/// <param name="Elapsed">Wall time.</param>
/// <param name="PeakMemory">Most memory resident at a time, in bytes.</param>
readonly record struct ProcessRun(TimeSpan Elapsed, long PeakMemory)
{
    // Systems forget the peak of a process at its end, so it is asked for while it runs.
    private const int MillisecondsBetweenLooks = 10;

    /// <summary>Runs mcrisk.</summary>
    public static ProcessRun Of(string[] arguments) => Of("mcrisk", arguments);

    /// <summary>Runs these benchmarks in a process of their own.</summary>
    public static ProcessRun OfBenchmarks(string[] arguments) => Of("MonteCarloRisk.Benchmarks", arguments);

    private static ProcessRun Of(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? $"{program}.exe" : program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
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
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {messages.Result}");
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
