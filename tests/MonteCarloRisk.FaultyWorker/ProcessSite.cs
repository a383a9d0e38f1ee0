using System.Diagnostics;

namespace MonteCarloRisk.FaultyWorker;

/// <summary>This process as the worker that faults strike.</summary>
internal sealed class ProcessSite(FaultyAnswerStream answers) : IFaultSite
{
    public FaultyAnswerStream Answers => answers;

    public void Hang() => Thread.Sleep(Timeout.Infinite);

    public void Exit() => Environment.Exit(0);

    public void Kill()
    {
        Process.GetCurrentProcess().Kill();
        Hang();
    }
}
