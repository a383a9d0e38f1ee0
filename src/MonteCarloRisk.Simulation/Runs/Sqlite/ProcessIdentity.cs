using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>A process, so that another can tell whether it still lives; its number alone is given to others after it.</summary>
/// <param name="Machine">The machine since it was started and, on Linux, the space of process numbers in it.</param>
/// <param name="Id">Number of the process.</param>
/// <param name="Start">When it started, in units of the system.</param>
internal sealed record ProcessIdentity(string Machine, int Id, long Start)
{
    private static readonly string ThisMachine = NameMachine();

    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } = Of(Environment.ProcessId) ?? new(ThisMachine, Environment.ProcessId, 0);

    /// <summary>Name of its machine.</summary>
    public string Host => Machine.Split(' ')[0];

    /// <summary>Whether it has surely ended. Of a process on another machine that cannot be told.</summary>
    public bool IsGone => Machine == ThisMachine && this != Current && Of(Id) != this;

    /// <summary>A process of this machine; null where none with this number lives.</summary>
    public static ProcessIdentity? Of(int id) => (OperatingSystem.IsLinux() ? StartOnLinux(id) : StartByClock(id)) is { } start ? new(ThisMachine, id, start) : null;

    private static string NameMachine() => OperatingSystem.IsLinux()
        ? $"{Environment.MachineName} {ReadLine("/proc/sys/kernel/random/boot_id")} {new FileInfo("/proc/self/ns/pid").LinkTarget}"
        : Environment.MachineName;

    private static long? StartByClock(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited ? null : process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    // The base library derives a start time from the clock, so that two processes read it differently; the kernel's own count does not move.
    private static long? StartOnLinux(int id)
    {
        const int State = 0;
        const int StartTicks = 19;
        string status = ReadLine($"/proc/{id}/stat");
        if (status.Length == 0) return null;
        string[] fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
        return fields[State] is "Z" or "X" ? null : long.Parse(fields[StartTicks], CultureInfo.InvariantCulture);
    }

    // Empty where it cannot be read.
    private static string ReadLine(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
