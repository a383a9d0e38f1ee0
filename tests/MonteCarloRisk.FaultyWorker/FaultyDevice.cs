using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.FaultyWorker;

/// <summary>The device of one worker, which fails where its faults say.</summary>
public sealed class FaultyDevice : IBackend
{
    private readonly IBackend sound;
    private readonly IReadOnlyList<WorkerFault> faults;
    private readonly IFaultSite site;
    private int blocks;

    private FaultyDevice(IBackend sound, IReadOnlyList<WorkerFault> faults, IFaultSite site)
    {
        this.sound = sound;
        this.faults = faults;
        this.site = site;
    }

    public string Name => $"faulty ({sound.Name})";

    public string Driver => sound.Driver;

    public int Concurrency => sound.Concurrency;

    /// <summary>Opens it, or fails to.</summary>
    /// <param name="sound">What computes.</param>
    /// <param name="faults">The faults of this worker, whatever start they name.</param>
    /// <param name="site">The worker.</param>
    public static FaultyDevice Open(IBackend sound, IReadOnlyList<WorkerFault> faults, IFaultSite site)
    {
        var device = new FaultyDevice(sound, faults, site);
        device.Strike(WorkerFault.AtOpening);
        return device;
    }

    public IBlockRunner Prepare<TProgram>(SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram => new Runner(this, sound.Prepare(plan));

    public void Dispose() => sound.Dispose();

    // Returns whether the answer is to have a wrong bit.
    private bool Strike(int block)
    {
        bool isWrong = false;
        foreach (WorkerFault fault in faults.Where(fault => fault.Block == block)) isWrong |= Strike(fault.Kind);
        return isWrong;
    }

    private bool Strike(FaultKind kind)
    {
        switch (kind)
        {
            case FaultKind.Throw:
                throw new InvalidOperationException("the kernel was not launched");
            case FaultKind.OutOfMemory:
                throw new InsufficientMemoryException("the device is full");
            case FaultKind.Hang:
                site.Hang();
                break;
            case FaultKind.Garbage:
                site.Answers.WriteGarbage();
                break;
            case FaultKind.Corrupt:
                site.Answers.CorruptNext();
                break;
            case FaultKind.Repeat:
                site.Answers.RepeatNext();
                break;
            case FaultKind.Truncate:
                site.Answers.TruncateNext(site.Kill);
                break;
            case FaultKind.Exit:
                site.Exit();
                break;
            case FaultKind.Kill:
                site.Kill();
                break;
        }

        return kind == FaultKind.WrongBit;
    }

    private sealed class Runner(FaultyDevice device, IBlockRunner sound) : IBlockRunner
    {
        public void Run(PathBlock block, Span<long> tallies, CancellationToken cancellation)
        {
            bool isWrong = device.Strike(Interlocked.Increment(ref device.blocks) - 1);
            sound.Run(block, tallies, cancellation);
            if (isWrong) tallies[0] ^= 1;
        }

        public void Dispose() => sound.Dispose();
    }
}
