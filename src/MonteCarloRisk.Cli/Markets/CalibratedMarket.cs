using System.CommandLine;
using System.Security.Cryptography;
using MonteCarloRisk.Calibration;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.MarketData;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Cli.Markets;

/// <summary>A market file that was calibrated.</summary>
/// <param name="Calibration">What was found.</param>
/// <param name="Command">The command that finds it again, on any machine.</param>
sealed record CalibratedMarket(MarketCalibration Calibration, string Command)
{
    /// <summary>Fits the model of a market file, and puts the options in place of what the file says of its simulation.</summary>
    /// <exception cref="Domain.InputException">The file, its data or the options cannot be used.</exception>
    public static Market Fit(string file, SimulationParameters simulation, ParseResult parsed, RunProgress progress, CancellationToken cancellation)
    {
        Market market = MarketCalibrator.Calibrate(
            file,
            (done, histories) => progress.Counted("fitting error, histories fitted", done, histories),
            (done, models) => progress.Counted("model risk, models fitted", done, models),
            cancellation);
        return market with { Simulation = simulation.Replace(market.Simulation, parsed) };
    }

    /// <summary>Simulates and solves a market.</summary>
    /// <param name="market">The market, fitted.</param>
    /// <param name="file">Its file.</param>
    /// <param name="simulation">The options that replaced what the file says of its simulation.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="pool">Where the paths run.</param>
    /// <param name="kept">Where the runs are kept.</param>
    /// <param name="progress">Shows how far they are.</param>
    /// <param name="label">What to show before the purpose of each run; may be empty.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static CalibratedMarket Of(
        Market market,
        string file,
        SimulationParameters simulation,
        ParseResult parsed,
        BackendPool pool,
        KeptRuns kept,
        RunProgress progress,
        string label,
        CancellationToken cancellation)
    {
        string command = $"mcrisk calibrate {ShellWord.Of(file)}";
        SimulationRunner runner = kept.Runner(pool, new RunLineage($"{command}{simulation.Text(parsed)}", [.. DataFiles(file, market.Data)]), progress);
        MarketCalibration calibration = new MarginCalibrator(runner, purpose => progress.Begin($"{label}{purpose}")).Calibrate(market, cancellation);

        // As many paths give the same numbers whatever stopped them; a time does not give as many paths again.
        string options = market.Simulation.Stopping == StoppingRule.AllPaths ? simulation.Text(parsed) : simulation.Text(parsed, calibration.Runs[0].Paths);
        return new CalibratedMarket(calibration, command + options);
    }

    static IEnumerable<DataFile> DataFiles(string file, MarketDataSummary data) => data.Series
        .Select(series => new DataFile(series.File, series.Sha256))
        .Prepend(new DataFile(file, Convert.ToHexStringLower(SHA256.HashData(InputFile.ReadAllBytes(file)))))
        .Distinct();
}
