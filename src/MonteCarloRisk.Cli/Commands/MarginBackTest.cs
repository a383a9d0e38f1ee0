using System.CommandLine;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Markets;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Governance.BackTests;
using MonteCarloRisk.Margin.BackTests;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Cli.Commands;

/// <summary><c>mcrisk backtest --margins</c>: walk the collateral rules of a market.</summary>
static class MarginBackTest
{
    // Runs are small and fits wait for none of them, so that no accelerator is worth its start.
    const string Backend = "cpu";

    public static int Run(CommandSession session, string file, string folder, bool asJson, MarginWalkParameters parameters, ParseResult parsed)
    {
        RuleBackTestReport.CheckFolder(folder);
        using RunProgress progress = ProgressDisplay.Open(session);
        using var opened = OpenedBackends.Open(Backend, parameters.Threads(parsed), WorkerProgram.Named("mcrisk"), session.Cancellation);
        var walk = new MarginWalk(new SimulationRunner(opened.Pool), parameters.Targets(parsed), parameters.Paths(parsed), (done, fits) => progress.Counted("margins walked, fits", done, fits));
        RuleBackTest test = walk.Run(file, session.Cancellation);
        string again = $"mcrisk backtest {ShellWord.Of(file)}{parameters.Text(parsed)}";
        RuleBackTestReport.Write(test, folder, again);
        if (asJson) session.Out.Write(RuleBackTestReport.DocumentText(test, again));
        else RuleBackTestPage.Write(ConsolePage.Out(session), test, folder);
        return test.Passes ? ExitCode.Done : ExitCode.TargetNotMet;
    }
}
