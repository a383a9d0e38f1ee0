using MonteCarloRisk.Domain;
using MonteCarloRisk.Governance.Nightly;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Cli.Markets;

/// <summary>
/// The summary of a nightly run while it goes on. It is written when the run begins, behind each market and at the end, whatever that is, so
/// that no earlier night's summary is taken for this one's.
/// </summary>
/// <param name="folder">The folder of the markets.</param>
/// <param name="reports">Where the summary is written.</param>
/// <param name="found">Number of markets in the folder.</param>
/// <param name="pricePerHour">Price of an hour of a device; null where none is given.</param>
/// <param name="cancellation">Cancelled where the run is interrupted.</param>
sealed class NightJournal(string folder, string reports, int found, double? pricePerHour, CancellationToken cancellation)
{
    readonly List<NightlyMarket> markets = [];
    readonly DateTimeOffset started = DateTimeOffset.UtcNow;

    /// <summary>Does the work of a night.</summary>
    /// <param name="work">The work; it gives each market that was tried.</param>
    /// <exception cref="Exception">What ended the work before its time.</exception>
    public NightlyReport Follow(Action<Action<NightlyMarket>> work)
    {
        Report(NightStatus.Running).Write(reports);
        try
        {
            work(Add);
        }
        catch (Exception end)
        {
            bool isInterrupted = end is OperationCanceledException || cancellation.IsCancellationRequested;
            End(isInterrupted ? Report(NightStatus.Interrupted) : Report(NightStatus.Failed) with { Fault = Excerpt.OneLine(end.Message) });
            throw;
        }

        NightlyReport report = Report(NightStatus.Finished);
        report.Write(reports);
        return report;
    }

    void Add(NightlyMarket market)
    {
        markets.Add(market);
        Report(NightStatus.Running).Write(reports);
    }

    // What ended the night is told, rather than that its summary could not be written.
    void End(NightlyReport report)
    {
        try
        {
            report.Write(reports);
        }
        catch (Exception unwritten) when (unwritten is IOException or InputException)
        {
        }
    }

    NightlyReport Report(NightStatus status) =>
        new(folder, status, "", started, status == NightStatus.Running ? null : DateTimeOffset.UtcNow, pricePerHour, found, [.. markets]);
}
