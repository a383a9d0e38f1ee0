using System.CommandLine;
using MonteCarloRisk.Calibration;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Cli.Commands;

/// <summary><c>mcrisk calibrate</c>: data to models to simulation to margins to report.</summary>
static class CalibrateCommand
{
    public static Command Create(CommandSession session)
    {
        var marketFile = new Argument<string>("MARKET.json") { Description = "The market file; `mcrisk schema market` prints its schema." };
        var folder = new Option<string?>("--out") { Description = "Folder of the report; by default runs/ and the market file's name.", HelpName = "DIR" };
        var simulation = new SimulationParameters();
        var backend = new BackendParameters();
        Option<bool> json = JsonOption.Create();
        var command = new ExampleCommand(
            "calibrate",
            "Fit the model to a market's data, simulate its accounts, solve its margins for the target insolvency probability, and write the report.",
            "mcrisk calibrate docs/examples/eth-options-vault/market.json",
            "mcrisk calibrate market.json --paths 1e7 --seed 7 --out runs/tonight --json > run.json")
        {
            marketFile,
            folder,
        };
        simulation.AddTo(command);
        backend.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            string file = parsed.GetRequiredValue(marketFile);
            Market market = MarketCalibrator.Calibrate(file);
            market = market with { Simulation = simulation.Replace(market.Simulation, parsed) };
            using OpenedBackends opened = backend.Open(parsed, session.Cancellation);
            MarketCalibration calibration = ProgressDisplay.Show(session, ["rules in force", "recommended rules"], progress =>
                new MarginCalibrator(new SimulationRunner(opened.Pool, progress)).Calibrate(market, session.Cancellation));
            string target = parsed.GetValue(folder) ?? Path.Combine("runs", Path.GetFileNameWithoutExtension(file));
            string command = $"mcrisk calibrate {ShellWord.Of(file)}{simulation.Text(parsed)}";
            CalibrationReport.Write(calibration, target, command);
            Print(session, calibration, target, command, parsed.GetValue(json));
            return calibration.RecommendedRules.Unresolved.Count == 0 ? ExitCode.Done : ExitCode.TargetNotMet;
        });
        return command;
    }

    static void Print(CommandSession session, MarketCalibration calibration, string folder, string command, bool asJson)
    {
        if (asJson)
        {
            session.Out.Write(CalibrationReport.RunDocumentText(calibration, command));
            session.Tell($"report written to {folder}");
            foreach (string reason in calibration.RecommendedRules.Unresolved) session.Tell($"not resolved: {reason}");
            return;
        }

        CalibrationPage.Write(ConsolePage.Out(session), calibration, folder);
    }
}
