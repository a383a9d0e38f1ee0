using System.CommandLine;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Markets;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance;
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
        RunStoreParameters store = RunStoreParameters.Usual();
        var backend = new BackendParameters();
        Option<bool> json = JsonOption.Create();
        var command = new ExampleCommand(
            "calibrate",
            "Fit the model to a market's data, simulate its accounts, solve its margins for the target insolvency probability, and write the report.",
            "mcrisk calibrate docs/examples/eth-options-vault/market.json",
            "mcrisk calibrate market.json --relative-error 0.02 --out runs/tonight",
            "mcrisk calibrate market.json --paths 1e7 --seed 7 --out runs/tonight --json > run.json")
        {
            marketFile,
            folder,
        };
        simulation.AddTo(command);
        store.AddTo(command);
        backend.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            simulation.Check(parsed);
            string file = parsed.GetRequiredValue(marketFile);
            string target = parsed.GetValue(folder) ?? Path.Combine("runs", Path.GetFileNameWithoutExtension(file));
            CalibrationReport.CheckFolder(target);
            CalibratedMarket market = Calibrate(session, file, simulation, store, backend, parsed);
            CalibrationReport.Write(market.Calibration, target, market.Command);
            Print(session, market, target, parsed.GetValue(json));
            return market.Calibration.RecommendedRules.Unresolved.Count == 0 ? ExitCode.Done : ExitCode.TargetNotMet;
        });
        return command;
    }

    static CalibratedMarket Calibrate(
        CommandSession session, string file, SimulationParameters simulation, RunStoreParameters store, BackendParameters backend, ParseResult parsed)
    {
        using RunProgress progress = ProgressDisplay.Open(session);
        Market market = CalibratedMarket.Fit(file, simulation, parsed, progress, session.Cancellation);
        using OpenedBackends opened = backend.Open(parsed, session.Cancellation);
        using KeptRuns kept = store.Open(parsed, session);
        return kept.Work(() => CalibratedMarket.Of(market, file, simulation, parsed, opened.Pool, kept, progress, "", session.Cancellation));
    }

    static void Print(CommandSession session, CalibratedMarket market, string folder, bool asJson)
    {
        if (!asJson)
        {
            CalibrationPage.Write(ConsolePage.Out(session), market.Calibration, folder);
            return;
        }

        session.Out.Write(CalibrationReport.RunDocumentText(market.Calibration, market.Command));
        session.Tell($"report written to {folder}");
        foreach (string reason in market.Calibration.RecommendedRules.Unresolved) session.Tell($"not resolved: {reason}");
        foreach (string caution in CalibrationSummary.Of(market.Calibration).Cautions) session.Tell($"caution: {caution}");
    }
}
