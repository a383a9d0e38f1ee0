using ILGPU;
using ILGPU.Runtime;
using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.Simulation.Tests.RandomNumbers;

/// <summary>Philox4x32-10 on devices against the vectors that its authors publish with Random123 (kat_vectors).</summary>
public sealed class PhiloxOnDevicesTests
{
    // Four counter words, two key words, four random words.
    private static readonly uint[] Vectors =
    [
        0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8,
        uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd,
        0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1,
    ];

    [Fact]
    public void The_device_simulator_gives_the_published_words()
    {
        using AcceleratorBackend simulator = AcceleratorBackend.Simulator();
        Check(simulator);
    }

    [Fact]
    public void OpenCL_devices_give_the_published_words() => CheckAll(AcceleratorBackend.OpenCl(), "OpenCL");

    [Fact]
    public void CUDA_devices_give_the_published_words() => CheckAll(AcceleratorBackend.Cuda(), "CUDA");

    private static void CheckAll(IReadOnlyList<AcceleratorBackend> devices, string kind)
    {
        Assert.SkipWhen(devices.Count == 0, $"this machine has no {kind} device");
        foreach (AcceleratorBackend device in devices)
        {
            using (device) Check(device);
        }
    }

    private static void Check(AcceleratorBackend device)
    {
        Accelerator accelerator = device.Accelerator;
        Kernel kernel = device.Load(typeof(PhiloxKernel).GetMethod(nameof(PhiloxKernel.Encrypt))!);
        using MemoryBuffer1D<uint, Stride1D.Dense> vectors = accelerator.Allocate1D(Vectors);
        using MemoryBuffer1D<uint, Stride1D.Dense> words = accelerator.Allocate1D<uint>(12);
        kernel.CreateLauncherDelegate<Action<AcceleratorStream, Index1D, ArrayView<uint>, ArrayView<uint>>>()(
            accelerator.DefaultStream, 3, vectors.View.AsContiguous(), words.View.AsContiguous());
        accelerator.Synchronize();
        Assert.Equal(Vectors.Chunk(10).SelectMany(vector => vector.Skip(6)), words.GetAsArray1D());
    }
}
