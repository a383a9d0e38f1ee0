using System.Collections.Concurrent;
using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>The machines that runs may use, and which of them are trusted no more. The pool does not dispose of them.</summary>
public sealed class BackendPool
{
    private BackendPool(IReadOnlyList<IBackend> accelerators, CpuBackend? cpu, bool cpuShares, IReadOnlyList<IBackend> trusted)
    {
        Accelerators = accelerators;
        Cpu = cpu;
        CpuShares = cpuShares;
        Trusted = trusted;
    }

    private readonly ConcurrentDictionary<IBackend, string> quarantines = new();

    /// <summary>Machines whose blocks are checked by sample, and replaced where they fail.</summary>
    public IReadOnlyList<IBackend> Accelerators { get; }

    /// <summary>What checks them and takes over from them; null where there is none.</summary>
    public CpuBackend? Cpu { get; }

    /// <summary>Whether the CPU takes blocks from the start, rather than only when no accelerator is left.</summary>
    public bool CpuShares { get; }

    /// <summary>Machines whose failure is the run's.</summary>
    public IReadOnlyList<IBackend> Trusted { get; }

    /// <summary>One machine alone, unchecked; its failure is the run's.</summary>
    public static BackendPool Only(IBackend backend) => new([], null, false, [backend]);

    /// <summary>Accelerators, and the CPU to check them and to take over where all of them fail.</summary>
    public static BackendPool WithFallback(IReadOnlyList<IBackend> accelerators, CpuBackend cpu) => new(accelerators, cpu, cpuShares: false, []);

    /// <summary>Accelerators and the CPU, which takes blocks too.</summary>
    public static BackendPool Shared(IReadOnlyList<IBackend> accelerators, CpuBackend cpu) => new(accelerators, cpu, cpuShares: true, []);

    /// <summary>How many runs of so many blocks keep all threads of the CPU busy: a block is one thread's. One where the pool has other machines, which a single run keeps busy.</summary>
    /// <param name="blocks">Blocks of each run, one or more.</param>
    internal int RunsAtOnce(long blocks)
    {
        if (Accelerators.Count > 0 || Trusted.Any(backend => backend is not CpuBackend)) return 1;
        return (int)Math.Max(1, ((Cpu?.Concurrency ?? 0) + Trusted.Sum(backend => backend.Concurrency)) / blocks);
    }

    /// <summary>Why an accelerator is given no more blocks, by any run; null where it is not quarantined.</summary>
    internal string? QuarantineOf(IBackend accelerator) => quarantines.GetValueOrDefault(accelerator);

    /// <summary>Gives an accelerator no more blocks; the first reason is kept.</summary>
    internal void Quarantine(IBackend accelerator, string reason) => quarantines.TryAdd(accelerator, reason);
}
