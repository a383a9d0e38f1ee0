using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance;
using MonteCarloRisk.Governance.Nightly;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Cli.Markets;

/// <summary>Calibrates market after market; one that fails does not stop the others.</summary>
/// <param name="fit">Fits the model of a market file.</param>
/// <param name="reports">Folder of the reports, one folder a market.</param>
/// <param name="pricePerHour">Price of an hour of a device; null where none is given.</param>
/// <param name="takeNotices">What was told since it was asked last.</param>
sealed class MarketNight(Func<string, Market> fit, string reports, double? pricePerHour, Func<IReadOnlyList<string>> takeNotices)
{
    /// <summary>Calibrates markets in their order.</summary>
    /// <param name="markets">Name and file of each.</param>
    /// <param name="calibrate">Simulates and solves one, given its file and what to show of it.</param>
    /// <param name="done">Told what came of each.</param>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public void Run(IReadOnlyList<(string Name, string File)> markets, Func<Market, string, string, CalibratedMarket> calibrate, Action<NightlyMarket> done)
    {
        foreach ((int i, (string name, string file)) in markets.Index())
        {
            string label = string.Create(CultureInfo.InvariantCulture, $"{i + 1} of {markets.Count}, {name}: ");
            done(One(name, file, market => calibrate(market, file, label)));
        }
    }

    NightlyMarket One(string name, string file, Func<Market, CalibratedMarket> calibrate)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        var watch = Stopwatch.StartNew();
        takeNotices();
        string folder = Path.Combine(reports, name);
        try
        {
            Market market = fit(file);
            CalibrationReport.CheckFolder(folder);
            CalibratedMarket calibrated = calibrate(market);
            CalibrationReport.Write(calibrated.Calibration, folder, calibrated.Command);
            return NightlyMarket.Calibrated(name, file, calibrated.Calibration, folder, started, watch.Elapsed, pricePerHour);
        }
        catch (InputException fault)
        {
            return NightlyMarket.NotCalibrated(name, file, NightlyStatus.BadInput, Excerpt.OneLine(fault.Message) + Earlier(folder), started, watch.Elapsed, takeNotices());
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return NightlyMarket.NotCalibrated(name, file, NightlyStatus.Failed, Excerpt.OneLine(failure.Message) + Earlier(folder), started, watch.Elapsed, takeNotices());
        }
    }

    // Nothing that was written is taken away, so it has to be told from what this night wrote.
    static string Earlier(string folder) => File.Exists(Path.Combine(folder, CalibrationReport.PageFile)) ? $"; the report in {folder} is of an earlier night" : "";
}
