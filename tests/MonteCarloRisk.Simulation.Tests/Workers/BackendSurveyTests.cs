using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Simulation.Tests.Workers;

/// <summary>Drivers that hang or crash when they are asked are found in the survey, and do not end it.</summary>
public sealed class BackendSurveyTests
{
    private static readonly BackendDescription Found = new("opencl", "a device", true, "2 compute units");

    [Fact]
    public void Devices_are_described_by_another_process() => Assert.Equal([Found], Devices("cat <<'END'\nfrom the driver\n$LINE\nEND"));

    [Fact]
    public void A_driver_that_crashes_is_told_beside_what_was_found_before()
    {
        IReadOnlyList<BackendDescription> found = Devices("cat <<'END'\n$LINE\nEND\necho the context is lost >&2; kill -9 $$");
        Assert.Equal(Found, found[0]);
        Assert.Equal(("opencl", "", false), (found[1].Backend, found[1].Device, found[1].IsUsable));
        Assert.Equal("cannot be asked: the process that opened its devices ended with exit code 137: the context is lost", found[1].Detail);
    }

    [Fact]
    public void A_driver_that_hangs_is_told_when_patience_ends() =>
        Assert.Equal("cannot be asked: the process that opened its devices did not answer within 0.2 s", Assert.Single(Devices("exec sleep 60", TimeSpan.FromMilliseconds(200))).Detail);

    [Fact]
    public void A_kind_without_devices_has_a_row() => Assert.Equal(new BackendDescription("opencl", "", false, "no OpenCL platform or device was found"), Assert.Single(Devices("true")));

    [Fact]
    public void A_program_that_cannot_be_started_is_told() => Assert.Contains(
        "cannot be started", Assert.Single(BackendSurvey.Devices("opencl", new WorkerProgram("/nowhere", []), TimeSpan.FromSeconds(20), CancellationToken.None)).Detail, StringComparison.Ordinal);

    private static IReadOnlyList<BackendDescription> Devices(string script, TimeSpan? patience = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the scripts are of a Unix shell");
        var program = new WorkerProgram("/bin/sh", ["-c", script.Replace("$LINE", BackendSurvey.Line(Found), StringComparison.Ordinal)]);
        return BackendSurvey.Devices("opencl", program, patience ?? TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }
}
