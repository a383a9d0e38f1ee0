using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>How a program is started that serves as a worker: this one again, in the form in which it lies here.</summary>
/// <param name="File">The file that is started.</param>
/// <param name="Arguments">What it is given first.</param>
public sealed record WorkerProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// The program of a name: this process's own file where it has the name; where its assembly lies beside this one's, the runtime with
    /// that; else, of a program in one file, this process's file.
    /// </summary>
    public static WorkerProgram Named(string name)
    {
        string process = Environment.ProcessPath ?? name;
        string assembly = Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
        bool isProcess = Path.GetFileNameWithoutExtension(process) == name;
        return isProcess || !System.IO.File.Exists(assembly) ? new WorkerProgram(process, []) : new WorkerProgram(Runtime(process), [assembly]);
    }

    /// <summary>The same program with more arguments.</summary>
    public WorkerProgram With(params IEnumerable<string> more) => this with { Arguments = [.. Arguments, .. more] };

    /// <summary>Starts it with its three streams led here.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    internal Process Start() => Process.Start(new ProcessStartInfo(File, Arguments)
    {
        UseShellExecute = false,
        CreateNoWindow = true,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static string Runtime(string process)
    {
        const string Name = "dotnet";
        if (Path.GetFileNameWithoutExtension(process) == Name) return process;
        string file = OperatingSystem.IsWindows() ? $"{Name}.exe" : Name;
        string beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", file));
        return System.IO.File.Exists(beside) ? beside : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? file;
    }
}
