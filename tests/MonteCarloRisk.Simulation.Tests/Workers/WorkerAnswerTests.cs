using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Testing;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Simulation.Tests.Workers;

/// <summary>What a worker may say, and what is made of it.</summary>
public sealed class WorkerAnswerTests
{
    private static readonly SimulationPlan Plan = SamplePlan.Create("basket 1", Precision.Single, 1000).Plan;
    private static readonly WorkerPatience Patience = WorkerPatience.Usual;
    private static readonly WorkerMessage.Prepared Prepared = new(0);

    [Fact]
    public void The_backend_is_what_the_worker_says()
    {
        using var backend = new WorkerBackend("spoken:0", () => SpokenChannel.Silent(SpokenChannel.Hello), Patience);
        Assert.Equal(("spoken device", "spoken driver", 2), (backend.Name, backend.Driver, backend.Concurrency));
    }

    [Fact]
    public void Tallies_arrive_as_they_were_sent()
    {
        long[] sent = new long[Plan.Tallies];
        sent[0] = long.MinValue;
        sent[^1] = 7;
        long[] tallies = [.. Enumerable.Repeat(-1L, Plan.Tallies)];
        using var channel = new AskedChannel(question => question is WorkerMessage.Prepare ? Prepared : Result(sent));
        using var backend = new WorkerBackend("asked:0", () => channel, Patience);
        using IBlockRunner runner = Plan.PrepareOn(backend);
        runner.Run(Plan.Block(0), tallies, CancellationToken.None);
        Assert.Equal(sent, tallies);
    }

    [Fact]
    public void Any_bytes_in_place_of_a_worker_are_garbled_or_lost() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        FaultOf(SpokenChannel.OfBytes(bytes)) is DeviceFault.Garbled or DeviceFault.Lost));

    [Fact]
    public void Any_bytes_behind_the_first_words_are_garbled_or_lost() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        FaultOf(SpokenChannel.OfBytes([.. SpokenChannel.Frames(SpokenChannel.Hello), .. bytes])) is DeviceFault.Garbled or DeviceFault.Lost));

    [Fact]
    public void A_worker_of_other_code_is_refused() => Assert.Equal(DeviceFault.LaunchFailed, FaultOf(SpokenChannel.Silent(SpokenChannel.Hello with { CodeVersion = "other" })));

    [Fact]
    public void A_worker_of_another_protocol_is_refused() => Assert.Equal(DeviceFault.LaunchFailed, FaultOf(SpokenChannel.Silent(SpokenChannel.Hello with { Protocol = WorkerMessage.ProtocolVersion + 1 })));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_concurrency_that_cannot_be_is_garbled(int concurrency) => Assert.Equal(DeviceFault.Garbled, FaultOf(SpokenChannel.Silent(SpokenChannel.Hello with { Concurrency = concurrency })));

    public static TheoryData<string, DeviceFault> Answers => new()
    {
        { nameof(WorkerMessage.Prepare), DeviceFault.Garbled },
        { nameof(WorkerMessage.Run), DeviceFault.Garbled },
        { nameof(WorkerMessage.Release), DeviceFault.Garbled },
        { "another runner", DeviceFault.Garbled },
        { "another greeting", DeviceFault.Garbled },
        { "another block", DeviceFault.Garbled },
        { "no tallies", DeviceFault.Garbled },
        { nameof(WorkerFailure.OutOfMemory), DeviceFault.OutOfMemory },
        { nameof(WorkerFailure.LaunchFailed), DeviceFault.LaunchFailed },
        { nameof(WorkerFailure.Lost), DeviceFault.Lost },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_that_is_none_to_the_question_ends_the_worker(string what, DeviceFault fault)
    {
        WorkerMessage answer = what switch
        {
            nameof(WorkerMessage.Prepare) => new WorkerMessage.Prepare(0, Plan.Encoded),
            nameof(WorkerMessage.Run) => new WorkerMessage.Run(0, 0, 1),
            nameof(WorkerMessage.Release) => new WorkerMessage.Release(0),
            "another runner" => new WorkerMessage.Prepared(9),
            "another greeting" => SpokenChannel.Hello,
            "another block" => new WorkerMessage.Result(0, 1, Array.Empty<byte>()),
            "no tallies" => new WorkerMessage.Result(0, 0, new byte[] { 0xFF }),
            _ => new WorkerMessage.Failed(0, Enum.Parse<WorkerFailure>(what), "told"),
        };
        using var channel = new AskedChannel(question => question is WorkerMessage.Prepare ? Prepared : answer);
        Assert.Equal(fault, FaultOf(channel));
        Assert.True(channel.IsKilled);
    }

    [Fact]
    public void A_sum_that_overflows_is_not_the_devices_fault()
    {
        using var channel = new AskedChannel(question => question is WorkerMessage.Prepare ? Prepared : new WorkerMessage.Failed(0, WorkerFailure.Overflow, "too large"));
        using var backend = new WorkerBackend("asked:0", () => channel, Patience);
        using IBlockRunner runner = Plan.PrepareOn(backend);
        var overflow = Assert.Throws<OverflowException>(() => runner.Run(Plan.Block(0), new long[Plan.Tallies], CancellationToken.None));
        Assert.Equal("too large", overflow.Message);
        Assert.False(channel.IsKilled);
    }

    [Fact]
    public void Another_device_in_the_place_of_the_first_is_not_used()
    {
        int starts = 0;
        using var backend = new WorkerBackend("spoken:0", () => starts++ == 0 ? SpokenChannel.Of(SpokenChannel.Hello) : SpokenChannel.Silent(SpokenChannel.Hello with { Device = "the second" }), Patience);
        backend.Restart(FailureOf(backend));
        Assert.Equal("the second answers in its place", FailureOf(backend).Message);
    }

    [Fact]
    public void A_worker_that_cannot_be_started_is_a_failed_launch()
    {
        using var backend = new WorkerBackend("none:0", () => throw new System.ComponentModel.Win32Exception("no such file"), Patience);
        Assert.Equal("none:0", backend.Name);
        DeviceFailureException failure = FailureOf(backend);
        Assert.Equal(DeviceFault.LaunchFailed, failure.Fault);
        Assert.Same(failure, FailureOf(backend));
        backend.Restart(failure);
        Assert.NotSame(failure, FailureOf(backend));
    }

    private static WorkerMessage.Result Result(long[] tallies)
    {
        var encoded = new ArrayBufferWriter<byte>();
        TallyEncoding.Write(tallies, encoded);
        return new WorkerMessage.Result(0, 0, encoded.WrittenMemory);
    }

    private static DeviceFault FaultOf(IWorkerChannel channel)
    {
        using (channel)
        {
            using var connection = new WorkerConnection(channel, Patience, device: null);
            return Assert.Throws<DeviceFailureException>(() =>
            {
                connection.AwaitHello(CancellationToken.None);
                using WorkerBlockRunner runner = connection.Prepare(Plan);
                runner.Run(Plan.Block(0), new long[Plan.Tallies], CancellationToken.None);
            }).Fault;
        }
    }

    private static DeviceFailureException FailureOf(WorkerBackend backend) => Assert.Throws<DeviceFailureException>(() =>
    {
        using IBlockRunner runner = Plan.PrepareOn(backend);
        runner.Run(Plan.Block(0), new long[Plan.Tallies], CancellationToken.None);
    });
}
