using ILGPU;
using ILGPU.Runtime;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>
/// Runs blocks on a device, in as many launches as its memory asks for, on a stream and in buffers of its own. A launch that finds too little
/// memory is tried again with half its paths, down to the smallest.
/// </summary>
internal sealed class AcceleratorBlockRunner<TProgram, TScalar> : IBlockRunner
    where TProgram : unmanaged, IPathProgram
    where TScalar : unmanaged
{
    private readonly Accelerator accelerator;
    private readonly Kernel pathKernel;
    private readonly Kernel sumKernel;
    private readonly Action<AcceleratorStream, Index1D, TProgram, uint, uint, int, ArrayView<TScalar>, ArrayView<TScalar>, ArrayView<int>, int, ArrayView<long>> launchPaths;
    private readonly Action<AcceleratorStream, Index1D, int, ArrayView<long>, ArrayView<long>> launchSum;
    private readonly TProgram program;
    private readonly DeviceHeap heap;
    private readonly int slots;
    private readonly Action<int>? launching;
    private readonly Stack<IDisposable> owned = new();
    private readonly AcceleratorStream stream;
    private readonly DeviceBuffer<TScalar> parameters;
    private readonly DeviceBuffer<int> integers;
    private readonly DeviceBuffer<long> copies;
    private readonly DeviceBuffer<long> sums;
    private readonly PageLockedArray1D<long> results;
    private LaunchLayout layout;
    private DeviceBuffer<TScalar>? state;

    /// <param name="accelerator">The device.</param>
    /// <param name="kernels">Its kernels.</param>
    /// <param name="heap">Its memory.</param>
    /// <param name="shape">How work is cut for it.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="round">Rounds a parameter to the precision of the paths.</param>
    /// <param name="launching">Told the paths of each launch before it; may be null.</param>
    public AcceleratorBlockRunner(
        Accelerator accelerator, DeviceKernels kernels, DeviceHeap heap, DeviceShape shape, SimulationPlan<TProgram> plan, Func<double, TScalar> round, Action<int>? launching)
    {
        this.accelerator = accelerator;
        this.heap = heap;
        this.launching = launching;
        slots = plan.StateSlots;
        accelerator.Bind();
        pathKernel = kernels.Load(DeviceContext.EntryPoint<TProgram>(plan.Settings.Precision));
        sumKernel = kernels.Load(typeof(TallyCopies).GetMethod(nameof(TallyCopies.Sum))!);
        launchPaths = pathKernel.CreateLauncherDelegate<Action<AcceleratorStream, Index1D, TProgram, uint, uint, int, ArrayView<TScalar>, ArrayView<TScalar>, ArrayView<int>, int, ArrayView<long>>>();
        launchSum = sumKernel.CreateLauncherDelegate<Action<AcceleratorStream, Index1D, int, ArrayView<long>, ArrayView<long>>>();
        program = plan.Program;
        try
        {
            stream = Own(accelerator.CreateStream());
            parameters = Own(Upload(heap, [.. plan.Parameters.Select(round).DefaultIfEmpty()]));
            integers = Own(Upload(heap, [.. plan.Integers.DefaultIfEmpty()]));
            layout = LaunchLayout.Of(shape, heap.Limit, plan.StateSlots, Interop.SizeOf<TScalar>(), plan.Tallies, plan.Settings.Paths);
            copies = Own(heap.Allocate<long>((long)plan.Tallies << layout.CopyBits));
            sums = Own(heap.Allocate<long>(plan.Tallies));
            results = Own(accelerator.AllocatePageLocked1D<long>(plan.Tallies));
            AllocateState();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How a block is cut into launches.</summary>
    public LaunchLayout Layout => layout;

    public void Run(PathBlock block, Span<long> tallies, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        accelerator.Bind();
        while (true)
        {
            try
            {
                Launch(block, tallies, cancellation);
                return;
            }
            catch (Exception failure) when (DeviceHeap.IsOutOfMemory(failure))
            {
                if (layout.LaunchPaths <= LaunchLayout.LeastPaths) throw new DeviceOutOfMemoryException($"{accelerator.Name} found no room for a launch of {layout.LaunchPaths} paths", failure);
                Halve();
            }
        }
    }

    public void Dispose()
    {
        accelerator.Bind();
        state?.Dispose();
        while (owned.TryPop(out IDisposable? resource)) resource.Dispose();
    }

    private void Launch(PathBlock block, Span<long> tallies, CancellationToken cancellation)
    {
        copies.View.MemSetToZero(stream);
        for (int first = 0; first < block.PathCount; first += layout.LaunchPaths)
        {
            if (first > 0)
            {
                stream.Synchronize();
                cancellation.ThrowIfCancellationRequested();
            }

            LaunchPaths(block, first, Math.Min(layout.LaunchPaths, block.PathCount - first));
        }

        lock (sumKernel) launchSum(stream, tallies.Length, layout.CopyBits, copies.View, sums.View);
        sums.View.CopyToPageLockedAsync(stream, results);
        stream.Synchronize();
        results.Span.CopyTo(tallies);
    }

    // In OpenCL the arguments of a launch are kept in the kernel until it is enqueued, and runners share their kernels.
    private void LaunchPaths(PathBlock block, int first, int count)
    {
        launching?.Invoke(count);
        lock (pathKernel)
        {
            launchPaths(
                stream,
                count,
                program,
                block.PathHigh,
                block.FirstPathLow + (uint)first,
                layout.LaunchPaths,
                state!.View,
                parameters.View,
                integers.View,
                layout.CopyBits,
                copies.View);
        }
    }

    // What was launched before the one that failed must not touch memory that is given back.
    private void Halve()
    {
        stream.Synchronize();
        state?.Dispose();
        state = null;
        layout = layout with { LaunchPaths = layout.LaunchPaths / 2 };
        AllocateState();
    }

    private void AllocateState()
    {
        while (true)
        {
            try
            {
                state = heap.Allocate<TScalar>((long)layout.LaunchPaths * Math.Max(1, slots));
                return;
            }
            catch (DeviceOutOfMemoryException) when (layout.LaunchPaths > LaunchLayout.LeastPaths)
            {
                layout = layout with { LaunchPaths = layout.LaunchPaths / 2 };
            }
        }
    }

    private DeviceBuffer<T> Upload<T>(DeviceHeap heap, T[] values)
        where T : unmanaged
    {
        DeviceBuffer<T> buffer = heap.Allocate<T>(values.Length);
        buffer.View.CopyFromCPU(stream, values);
        stream.Synchronize();
        return buffer;
    }

    private T Own<T>(T resource)
        where T : IDisposable
    {
        owned.Push(resource);
        return resource;
    }
}
