using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Markets;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Governance.Nightly;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Cli.Commands;

/// <summary><c>mcrisk nightly</c>: every market of a folder.</summary>
static class NightlyCommand
{
    public static Command Create(CommandSession session)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder: its market files (*.json), and market.json in each folder directly below it." };
        var target = new Option<string>("--out") { Description = "Folder of the reports, one folder a market, and of the summary nightly.json, which is written behind each market.", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("runs", "nightly") };
        var price = new Option<double?>("--price-per-hour") { Description = "Price of an hour of a device; the cost of each market is then told.", HelpName = "X", CustomParser = ParsePrice };
        var simulation = new SimulationParameters();
        RunStoreParameters store = RunStoreParameters.Usual();
        var backend = new BackendParameters();
        Option<bool> json = JsonOption.Create();
        var command = new ExampleCommand(
            "nightly",
            "Calibrate every market of a folder; what has not changed since the last time comes from the run store, and one that fails does not stop the others."
            + " Ends with 0 where all targets are met, 3 where one is unresolved, 1 where a market failed, 2 where markets failed by bad input only and none was calibrated.",
            "mcrisk nightly docs/examples",
            "mcrisk nightly markets --out reports/tonight --time-budget 10m --price-per-hour 2.5 --json > tonight.json")
        {
            folder,
            target,
            price,
        };
        simulation.AddTo(command);
        store.AddTo(command);
        backend.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            simulation.Check(parsed);
            MarketFolder found = MarketFolder.Open(parsed.GetRequiredValue(folder));
            foreach (string other in found.Others) session.Tell($"{other}: skipped; this is no market file");
            if (found.Markets.Count == 0) throw new InputException(parsed.GetRequiredValue(folder), "there is no market file in this folder");
            string reports = parsed.GetRequiredValue(target);
            NightlyReport.CheckFolder(reports);
            var journal = new NightJournal(parsed.GetRequiredValue(folder), reports, found.Markets.Count, parsed.GetValue(price), session.Cancellation);
            NightlyReport report = journal.Follow(done => Calibrate(session, found, reports, parsed.GetValue(price), simulation, store, backend, parsed, done));
            if (parsed.GetValue(json)) session.Out.Write(report.Text);
            else NightlyPage.Write(ConsolePage.Out(session), report, reports);
            return Code(report.Markets);
        });
        return command;
    }

    static void Calibrate(
        CommandSession session,
        MarketFolder found,
        string reports,
        double? price,
        SimulationParameters simulation,
        RunStoreParameters store,
        BackendParameters backend,
        ParseResult parsed,
        Action<NightlyMarket> done)
    {
        using OpenedBackends opened = backend.Open(parsed, session.Cancellation);
        using KeptRuns kept = store.Open(parsed, session);
        using RunProgress progress = ProgressDisplay.Open(session);
        var night = new MarketNight(file => CalibratedMarket.Fit(file, simulation, parsed, progress, session.Cancellation), reports, price, progress.TakeNotices);
        kept.Work(
            () => night.Run(found.Markets, (market, file, label) =>
                CalibratedMarket.Of(market, file, simulation, parsed, opened.Pool, kept, progress, label, session.Cancellation), done),
            otherwise: $"reports of the markets done before are in {reports}");
    }

    static int Code(IReadOnlyList<NightlyMarket> markets)
    {
        if (markets.All(market => market.Status == NightlyStatus.BadInput)) return ExitCode.BadInput;
        if (markets.Any(market => market.Status is NightlyStatus.Failed or NightlyStatus.BadInput)) return ExitCode.Failed;
        return markets.Any(market => market.Status == NightlyStatus.Unresolved) ? ExitCode.TargetNotMet : ExitCode.Done;
    }

    static double? ParsePrice(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= 0 && double.IsFinite(value)) return value;
        argument.AddError($"--price-per-hour: {text} is not allowed; a price is zero or more");
        return null;
    }
}
