using System.Text.Json;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Cli.Tests;

public sealed class WorkerTests
{
    static readonly string FewPaths = SampleRequest.Call.With("1000000", "1003");

    [Fact]
    public void A_device_runs_in_a_process_of_its_own_with_the_bits_of_the_cpu()
    {
        JsonElement device = CommandRun.WithInput(FewPaths, "price", "-", "--backend", "simulator:0", "--json").AssertDone().Document();
        JsonElement cpu = CommandRun.WithInput(FewPaths, "price", "-", "--backend", "cpu", "--json").AssertDone().Document();

        Assert.StartsWith("ilgpu-cpu (", device.GetProperty("backend").GetString(), StringComparison.Ordinal);
        Assert.Equal(cpu.GetProperty("fingerprint").GetString(), device.GetProperty("fingerprint").GetString());
    }

    [Fact]
    public void An_answer_says_what_each_device_did_and_what_was_told()
    {
        JsonElement answer = CommandRun.WithInput(FewPaths, "price", "-", "--backend", "simulator:0", "--json").AssertDone().Document();
        JsonElement device = Assert.Single(answer.GetProperty("devices").EnumerateArray());

        Assert.Equal(answer.GetProperty("backend").GetString(), device.GetProperty("name").GetString());
        Assert.Equal((1, 1, 0), (device.GetProperty("blocks").GetInt64(), device.GetProperty("checkedBlocks").GetInt64(), device.GetProperty("restarts").GetInt32()));
        Assert.Equal(0, answer.GetProperty("notices").GetArrayLength());
    }

    [Fact]
    public void The_devices_of_a_kind_are_described_one_a_line() =>
        Assert.Contains("ILGPU simulator", Assert.Single(CommandRun.Of("worker", "--survey", "simulator").AssertDone().Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

    [Fact]
    public void The_form_of_a_single_device_is_named_in_help_and_errors()
    {
        Assert.Contains("<auto|cpu|opencl|cuda|scalar|cuda:0>", CommandRun.Of("price", "--help").AssertDone().Out, StringComparison.Ordinal);
        CommandRun.WithInput(FewPaths, "price", "-", "--backend", "gpu").AssertRefused("--backend: gpu is not allowed; auto, cpu, opencl, cuda, scalar are, or one device such as cuda:0");
    }

    [Fact]
    public void OpenCL_devices_run_in_processes_of_their_own_with_the_bits_of_the_cpu()
    {
        Assert.SkipWhen(DeviceInquiry.Ask(DeviceAddress.OpenCl, WorkerProgram.Named("mcrisk")).Count == 0, "this machine has no OpenCL device");
        JsonElement all = CommandRun.WithInput(SampleRequest.Call, "price", "-", "--backend", "opencl", "--json").AssertDone().Document();
        JsonElement one = CommandRun.WithInput(SampleRequest.Call, "price", "-", "--backend", "opencl:0", "--json").AssertDone().Document();
        JsonElement cpu = CommandRun.WithInput(SampleRequest.Call, "price", "-", "--backend", "cpu", "--json").AssertDone().Document();

        Assert.Contains("opencl:0 (", all.GetProperty("backend").GetString(), StringComparison.Ordinal);
        Assert.Contains("opencl:0 (", one.GetProperty("backend").GetString(), StringComparison.Ordinal);
        Assert.Equal(cpu.GetProperty("fingerprint").GetString(), all.GetProperty("fingerprint").GetString());
        Assert.Equal(cpu.GetProperty("fingerprint").GetString(), one.GetProperty("fingerprint").GetString());
    }

    [Theory]
    [InlineData("opencl:99")]
    [InlineData("cuda:99")]
    [InlineData("simulator:1")]
    public void A_device_that_is_not_there_is_refused(string device) =>
        CommandRun.WithInput(FewPaths, "price", "-", "--backend", device).AssertRefused($"no {device} device", "mcrisk devices");

    [Theory]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:0:0")]
    [InlineData("vulkan:0")]
    public void What_is_no_device_is_refused(string device) => CommandRun.WithInput(FewPaths, "price", "-", "--backend", device).AssertRefused($"{device} is not allowed");

    [Fact]
    public void The_devices_of_a_kind_are_listed_one_a_line() =>
        Assert.Equal($"simulator:0{Environment.NewLine}", CommandRun.Of("worker", "--list", "simulator").AssertDone().Out);

    [Fact]
    public void A_kind_that_is_unknown_is_refused() => CommandRun.Of("worker", "--list", "vulkan").AssertRefused("vulkan is no kind of devices");

    [Fact]
    public void A_worker_of_no_device_is_refused() => CommandRun.Of("worker", "gpu").AssertRefused("gpu is no device");

    [Fact]
    public void The_help_does_not_show_the_command() => Assert.DoesNotContain("worker", CommandRun.Of("--help").AssertDone().Out, StringComparison.Ordinal);
}
