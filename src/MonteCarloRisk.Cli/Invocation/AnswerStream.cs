using System.Runtime.InteropServices;

namespace MonteCarloRisk.Cli.Invocation;

/// <summary>Standard output kept for one writer: whatever else is written there, by a driver too, goes to standard error.</summary>
static partial class AnswerStream
{
    const int OutputDescriptor = 1;
    const int ErrorDescriptor = 2;

    public static Stream Open()
    {
        Console.SetOut(Console.Error);

        // On Unix the stream holds a descriptor of its own, so the old one can be led elsewhere.
        Stream stream = Console.OpenStandardOutput();
        if (!OperatingSystem.IsWindows()) _ = Duplicate(ErrorDescriptor, OutputDescriptor);
        return stream;
    }

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int from, int to);
}
