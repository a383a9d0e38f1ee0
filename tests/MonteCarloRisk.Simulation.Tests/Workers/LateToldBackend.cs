using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Tests.Workers;

/// <summary>
/// A device of which one thread asks for its second runner just when it has failed, while the thread that has the first is still to tell.
/// </summary>
/// <param name="device">The device, which fails at its first block.</param>
internal sealed class LateToldBackend(IBackend device) : IBackend
{
    private readonly ManualResetEventSlim failed = new();
    private readonly ManualResetEventSlim askedAgain = new();
    private int asked;

    public string Name => device.Name;

    public string Driver => device.Driver;

    public int Concurrency => device.Concurrency;

    public IBlockRunner Prepare<TProgram>(SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram
    {
        int earlier = Interlocked.Increment(ref asked) - 1;
        if (earlier == 0) return new Runner(this, device.Prepare(plan));
        failed.Wait();
        try
        {
            return device.Prepare(plan);
        }
        finally
        {
            askedAgain.Set();
        }
    }

    public void Restart(DeviceFailureException failure) => device.Restart(failure);

    public void Dispose() => device.Dispose();

    private sealed class Runner(LateToldBackend backend, IBlockRunner sound) : IBlockRunner
    {
        public void Run(PathBlock block, Span<long> tallies, CancellationToken cancellation)
        {
            try
            {
                sound.Run(block, tallies, cancellation);
            }
            catch (DeviceFailureException)
            {
                backend.failed.Set();
                backend.askedAgain.Wait(cancellation);
                throw;
            }
        }

        public void Dispose() => sound.Dispose();
    }
}
