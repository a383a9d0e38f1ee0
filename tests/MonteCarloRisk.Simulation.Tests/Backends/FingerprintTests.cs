using System.Security.Cryptography;
using System.Text;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Backends;

/// <summary>
/// The same bits everywhere. The expected fingerprints are pinned, so that runs in other processes (AVX-512 or AVX2 switched off, other
/// machines) are compared too; a change of the path arithmetic or of the plan's layout changes them, and says so in the changelog.
/// </summary>
public sealed class FingerprintTests(OpenedDevices opened) : IClassFixture<OpenedDevices>
{
    private static readonly Dictionary<string, string> Pinned = ReadPinned();

    public static TheoryData<string, Precision> Cases => Of(SamplePlan.Names);

    public static TheoryData<string, Precision> CompiledCases => Of(SamplePlan.Names.Where(name => !SamplePlan.Recombined.Contains(name)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_scalar_reference_gives_the_pinned_fingerprint(string name, Precision precision)
    {
        using var backend = new CpuBackend(LaneWidth.Scalar, 1);
        Assert.Equal(Pinned[$"{name} {precision}"], SamplePlan.Create(name, precision, SamplePlan.Paths).Run(backend).Fingerprint);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_lane_width_and_thread_count_gives_the_pinned_fingerprint(string name, Precision precision)
    {
        SamplePlan plan = SamplePlan.Create(name, precision, SamplePlan.Paths);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(CpuBackend.IsAccelerated))
        {
            foreach (int threads in new[] { 1, 2, 7 })
            {
                using var backend = new CpuBackend(width, threads);
                Assert.Equal((width, threads, Pinned[$"{name} {precision}"]), (width, threads, plan.Run(backend).Fingerprint));
            }
        }
    }

    [Theory]
    [MemberData(nameof(CompiledCases))]
    public void The_device_simulator_gives_the_fingerprint_of_the_scalar_reference(string name, Precision precision)
    {
        SamplePlan plan = SamplePlan.Create(name, precision, SamplePlan.FewPaths);
        using var reference = new CpuBackend(LaneWidth.Scalar, 1);
        Assert.Equal(plan.Run(reference).Fingerprint, plan.Run(opened.Simulator).Fingerprint);
    }

    [Theory]
    [MemberData(nameof(CompiledCases))]
    public void Every_OpenCL_device_gives_the_pinned_fingerprint(string name, Precision precision) => CheckDevices(opened.OpenCl, "OpenCL", name, precision);

    [Fact]
    public void Every_CUDA_device_gives_the_pinned_fingerprints()
    {
        foreach (string name in SamplePlan.Names)
        {
            CheckDevices(opened.Cuda, "CUDA", name, Precision.Single);
            CheckDevices(opened.Cuda, "CUDA", name, Precision.Double);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_wrong_bit_in_one_block_changes_the_fingerprint(string name, Precision precision)
    {
        SamplePlan plan = SamplePlan.Create(name, precision, SamplePlan.Paths);
        using var faulty = new FaultyBackend(CpuBackend.Widest(), faultyBlock: 1);
        Assert.NotEqual(Pinned[$"{name} {precision}"], plan.Run(faulty).Fingerprint);
        Assert.True(faulty.HasStruck);
    }

    [Fact]
    public void The_seed_and_every_other_part_of_a_plan_are_in_its_hash()
    {
        using CpuBackend backend = CpuBackend.Widest();
        string[] hashes = [.. SamplePlan.Names.SelectMany(name => new[] { SamplePlan.Create(name, Precision.Single, 100), SamplePlan.Create(name, Precision.Double, 100), SamplePlan.Create(name, Precision.Single, 101) })
            .Select(plan => plan.Run(backend).PlanHash)];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void A_seed_a_parameter_and_an_integer_each_change_the_hash()
    {
        var model = new GeometricBrownianModel(Measure.RiskNeutral, [new("A", 100, .2, .05), new("B", 100, .2, .05)], [[1, .5], [.5, 1]]);
        var option = new EuropeanBasketOption(OptionRight.Call, BasketAggregation.Sum, [1, 1], 100, 1);
        string Hash(EuropeanBasketOption basket, ulong seed) => BasketOptionPlan.Create(model, basket, .05, new SimulationSettings(100, seed, Precision.Single)).Hash;
        string first = Hash(option, 1);
        Assert.Equal(first, Hash(option, 1));
        Assert.NotEqual(first, Hash(option, 2));
        Assert.NotEqual(first, Hash(option, 1UL << 40 | 1));
        Assert.NotEqual(first, Hash(option with { Strike = 101 }, 1));
        Assert.NotEqual(first, Hash(option with { Aggregation = BasketAggregation.Maximum }, 1));
    }

    [Fact]
    public void Results_that_have_moved_give_plans_another_form_so_that_no_store_serves_the_old_ones()
    {
        string pins = string.Join('\n', Pinned.Select(pin => $"{pin.Key}: {pin.Value}").Order(StringComparer.Ordinal));
        (string Form, string Hash) known = ("montecarlorisk-plan-3", "568429043d848076e6d1219bb550ffc9c43532fc9626fb0574ed9f006df12951");
        (string Form, string Hash) now = (PlanEncoding.Format, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pins))));
        Assert.True(known == now, $"the pinned fingerprints are {now.Hash} under {now.Form}; where they have moved, give PlanEncoding.Format the next number, pin them again, and state both here");
    }

    private static TheoryData<string, Precision> Of(IEnumerable<string> names)
    {
        var cases = new TheoryData<string, Precision>();
        foreach (string name in names)
        {
            cases.Add(name, Precision.Single);
            cases.Add(name, Precision.Double);
        }

        return cases;
    }

    private static void CheckDevices(IReadOnlyList<AcceleratorBackend> devices, string kind, string name, Precision precision)
    {
        Assert.SkipWhen(devices.Count == 0, $"this machine has no {kind} device");
        SamplePlan plan = SamplePlan.Create(name, precision, SamplePlan.Paths);
        foreach (AcceleratorBackend device in devices) Assert.Equal((device.Name, Pinned[$"{name} {precision}"]), (device.Name, plan.Run(device).Fingerprint));
    }

    private static Dictionary<string, string> ReadPinned() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Backends", "fingerprints.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(": "))
        .ToDictionary(parts => parts[0], parts => parts[1]);
}
