using System.Diagnostics;

namespace MonteCarloRisk.Cli.Tests.Processes;

/// <summary>mcrisk as a process of its own.</summary>
sealed class McriskProcess : IDisposable
{
    readonly Process process;
    readonly Task<string> output;
    readonly Task<string> error;

    McriskProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public static McriskProcess Start(params string[] args)
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "mcrisk.exe" : "mcrisk");
        return new McriskProcess(Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!);
    }

    public static CommandRun Run(params string[] args)
    {
        using McriskProcess started = Start(args);
        return started.WaitForExit();
    }

    public CommandRun WaitForExit()
    {
        process.WaitForExit();
        return new CommandRun(process.ExitCode, output.Result, error.Result);
    }

    public bool WaitForExit(TimeSpan time) => process.WaitForExit(time);

    /// <summary>As kill -9 does: no handler runs.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>As Ctrl-C does.</summary>
    public void Interrupt()
    {
        using Process kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
