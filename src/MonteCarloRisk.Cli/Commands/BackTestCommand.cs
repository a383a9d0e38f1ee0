using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Calibration.BackTesting;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Governance.BackTests;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Cli.Commands;

/// <summary><c>mcrisk backtest</c>: walk forward, count exceptions, test them.</summary>
static class BackTestCommand
{
    public static Command Create(CommandSession session)
    {
        var marketFile = new Argument<string>("MARKET.json") { Description = "The market file; `mcrisk schema market` prints its schema." };
        var folder = new Option<string?>("--out") { Description = "Folder of the report; by default runs/ and the market file's name.", HelpName = "DIR" };
        var all = new Option<bool>("--all-models") { Description = "Beside the market's own model, walk EWMA, GARCH, GJR, EGARCH and the choice among them, each with normal, Student-t and filtered historical returns." };
        var margins = new MarginWalkParameters();
        Option<bool> json = JsonOption.Create();
        var command = new ExampleCommand(
            "backtest",
            "Walk each asset of a market forward by the market's own volatility and law of returns: value at risk and expected shortfall of one day, long and short, from the days before it; count the exceptions and test them. Ends with 3 where the market's own model fails Kupiec's or Christoffersen's test on a long position. With --margins the collateral rules themselves are walked instead: fitted, simulated and solved as of every so many days, and held against what came; ends with 3 where all assets together have too many or too few exceptions.",
            "mcrisk backtest market.json",
            "mcrisk backtest market.json --margins --targets 0.01,0.001",
            "mcrisk backtest market.json --all-models --out runs/models --json > backtest.json")
        {
            marketFile,
            folder,
            all,
        };
        margins.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            string file = parsed.GetRequiredValue(marketFile);
            string target = parsed.GetValue(folder) ?? Path.Combine("runs", Path.GetFileNameWithoutExtension(file));
            bool allModels = parsed.GetValue(all);
            if (margins.AreAsked(parsed))
            {
                if (allModels) throw new InputException("--all-models", "margins are walked by the market's own model; leave --margins or --all-models out");
                return MarginBackTest.Run(session, file, target, parsed.GetValue(json), margins, parsed);
            }

            BackTestReport.CheckFolder(target);
            var clock = Stopwatch.StartNew();
            MarketBackTest test = MarketBackTester.Run(
                file,
                allModels ? BackTestScope.AllModels : BackTestScope.Market,
                new WalkSettings(),
                (asset, done, count) => session.Tell(string.Create(CultureInfo.InvariantCulture, $"{asset} walked, {done} of {count}, after {clock.Elapsed.TotalSeconds:0.0} s")),
                session.Cancellation);
            string again = $"mcrisk backtest {ShellWord.Of(file)}{(allModels ? " --all-models" : "")}";
            BackTestReport.Write(test, target, again);
            if (parsed.GetValue(json)) session.Out.Write(BackTestReport.DocumentText(test, again));
            else BackTestPage.Write(ConsolePage.Out(session), test, target);
            return test.Series.All(series => series.Models[0].Long.Passes) ? ExitCode.Done : ExitCode.TargetNotMet;
        });
        return command;
    }
}
