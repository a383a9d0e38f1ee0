using System.CommandLine;
using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Workers;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Commands;

/// <summary><c>mcrisk devices</c>: what can run here.</summary>
static class DevicesCommand
{
    public static Command Create(CommandSession session)
    {
        Option<bool> json = JsonOption.Create();
        var command = new ExampleCommand("devices", "List the backends of this machine, whether they can be used, and why not.", "mcrisk devices") { json };
        command.SetAction(parsed =>
        {
            IReadOnlyList<BackendDescription> backends = BackendSurvey.Take(WorkerProgram.Named("mcrisk"), session.Cancellation);
            if (parsed.GetValue(json)) AnswerDocument.Write(session.Out, backends);
            else ConsolePage.Out(session).Write(TableOf(backends));
            return ExitCode.Done;
        });
        return command;
    }

    static Table TableOf(IReadOnlyList<BackendDescription> backends)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("[bold]--backend[/]", "[bold]Device[/]", "[bold]Usable[/]", "[bold]Detail[/]");
        foreach (BackendDescription backend in backends)
        {
            table.AddRow(
                Markup.Escape(backend.Backend),
                Markup.Escape(backend.Device.Length == 0 ? "–" : backend.Device),
                backend.IsUsable ? "[green]yes[/]" : "[red]no[/]",
                Markup.Escape(backend.Detail));
        }

        return table;
    }
}
