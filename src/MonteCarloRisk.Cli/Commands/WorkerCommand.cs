using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Cli.Commands;

/// <summary><c>mcrisk worker</c>: serves one device over the standard streams; started by other commands, not by people.</summary>
static class WorkerCommand
{
    public static Command Create(CommandSession session)
    {
        var device = new Argument<string>("DEVICE") { Description = "The device, such as cuda:0; with --list a kind of devices." };
        var list = new Option<bool>("--list") { Description = "List the devices of a kind, one a line." };
        var survey = new Option<bool>("--survey") { Description = "Open the devices of a kind, and describe them, one a line." };
        var command = new Command("worker", "Serve a device to another process, which speaks over the standard streams.") { device, list, survey };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            string named = parsed.GetRequiredValue(device);
            if (parsed.GetValue(list)) return Tell(session, named, kind => AttachedDevices.List(kind).Select(found => found.ToString()));
            return parsed.GetValue(survey) ? Tell(session, named, kind => DeviceSurvey.Of(kind).Select(BackendSurvey.Line)) : Serve(named);
        });
        return command;
    }

    // Each line at once: what was found before a driver crashes is told.
    static int Tell(CommandSession session, string kind, Func<string, IEnumerable<string>> lines)
    {
        if (!DeviceAddress.Kinds.Contains(kind)) throw new InputException("worker", $"{kind} is no kind of devices; {string.Join(", ", DeviceAddress.Kinds)} are");
        foreach (string line in lines(kind))
        {
            session.Out.WriteLine(line);
            session.Out.Flush();
        }

        return ExitCode.Done;
    }

    static int Serve(string text)
    {
        DeviceAddress device = DeviceAddress.Parse(text) ?? throw new InputException("worker", $"{text} is no device; one is written as cuda:0");
        using Stream questions = Console.OpenStandardInput();
        using Stream answers = AnswerStream.Open();

        // A terminal's Ctrl-C, or a supervisor's signal to all, is for the process that asks; when that ends, so do the questions.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ignore);
        using PosixSignalRegistration termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ignore);
        if (!WorkerLoop.Serve(questions, answers, () => AttachedDevices.Open(device))) Process.GetCurrentProcess().Kill();
        return ExitCode.Done;
    }

    static void Ignore(PosixSignalContext signal) => signal.Cancel = true;
}
