using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Nightly;

/// <summary>The markets of a nightly run, one a row.</summary>
static class NightlyTable
{
    const double SecondsPerHour = 3600;

    public static ReportTable Of(NightlyReport report)
    {
        bool hasCost = report.PricePerHour is not null;
        ReportColumn[] cost = hasCost ? [new ReportColumn("Cost", true)] : [];
        return new ReportTable(
            [
                new ReportColumn("Market", false),
                new ReportColumn("Target", false),
                new ReportColumn("Change of rules", false),
                new ReportColumn("Paths", true),
                new ReportColumn("Source", false),
                new ReportColumn("Time", true),
                new ReportColumn("Device h", true),
                .. cost,
            ],
            [.. report.Markets.Select(market => (IReadOnlyList<ReportCell>)[.. Row(market, hasCost)])]);
    }

    static IEnumerable<ReportCell> Row(NightlyMarket market, bool hasCost)
    {
        bool hasResult = market.IsDone;
        yield return new ReportCell(market.Name);
        yield return new ReportCell(market.Status switch
        {
            NightlyStatus.Met => "met",
            NightlyStatus.Unresolved => "unresolved",
            NightlyStatus.BadInput => "bad input",
            _ => "failed",
        });
        yield return new ReportCell(hasResult ? Change(market) : NumberText.None);
        yield return new ReportCell(hasResult ? NumberText.Count(market.Paths) : NumberText.None);
        yield return new ReportCell(hasResult ? Source(market) : NumberText.None);
        yield return new ReportCell($"{NumberText.Plain(market.Seconds, "0.0")} s");
        yield return new ReportCell(NumberText.Plain(market.Devices.Sum(device => device.BusySeconds) / SecondsPerHour, "0.0000"));
        if (hasCost) yield return new ReportCell(market.Cost is { } cost ? NumberText.Money(cost) : NumberText.None);
    }

    static string Change(NightlyMarket market) => (market.Tighter, market.Looser) switch
    {
        (0, 0) => "none",
        (0, int looser) => $"{looser} looser",
        (int tighter, 0) => $"{tighter} tighter",
        var (tighter, looser) => $"{tighter} tighter, {looser} looser",
    };

    static string Source(NightlyMarket market) =>
        market.FromStore == 0 ? "simulated" : market.FromStore == market.Simulations ? "run store" : $"{market.FromStore} of {market.Simulations} stored";
}
