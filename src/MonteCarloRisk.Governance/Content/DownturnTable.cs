using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>How every two assets move together when the market falls, those first whose correlation rises most.</summary>
static class DownturnTable
{
    const int MostPairs = 28;
    const string Format = "0.00";

    public static ReportTable Of(DownturnSummary downturn) => new(
        [
            new ReportColumn("Assets", false),
            new ReportColumn("In calm", true),
            new ReportColumn("In a fall", true),
            new ReportColumn("Normals in a fall", true),
            new ReportColumn("Excess in a fall", true),
            new ReportColumn("", false),
        ],
        [
            .. Shown(downturn).Select(pair => (IReadOnlyList<ReportCell>)
            [
                new ReportCell($"{pair.First}, {pair.Second}"),
                Cell(pair.Calm),
                Cell(pair.InFall),
                new ReportCell(NumberText.Plain(pair.OfNormals, Format)),
                Cell(pair.Excess),
                new ReportCell(Words(pair.Verdict)),
            ]),
        ]);

    public static DownturnVerdict Verdict(DownturnSummary downturn, int row) => Shown(downturn).ElementAt(row).Verdict;

    /// <summary>Which days these are.</summary>
    public static string Days(DownturnSummary downturn) =>
        $"A fall is a day on which the market, the mean of the standardised returns of all assets, is among the lowest {NumberText.Level(downturn.Share)}: {NumberText.Count(downturn.Falls)} of the common days; the other {NumberText.Count(downturn.CalmDays)} are the calm. "
        + "What diversifies collateral in calm is of little use if it falls along with the rest.";

    /// <summary>How the table is read.</summary>
    public static string Reading(DownturnSummary downturn) =>
        "To look at falls alone changes a correlation even of normals, by the mere choice of days; the excess is what the data has above normals of the same correlations. "
        + $"Intervals at {NumberText.Level(downturn.Level)} are those of the data, not of the simulation: {downturn.Method}. "
        + $"What is clear is so for all pairs at once, with a false alarm in one of {NumberText.Count((long)Math.Round(1 / (1 - downturn.Level)))} such reports.{Rest(downturn)}";

    static IEnumerable<DownturnPair> Shown(DownturnSummary downturn) => downturn.Pairs.OrderByDescending(pair => pair.InFall.Value - pair.Calm.Value).Take(MostPairs);

    static string Rest(DownturnSummary downturn) => downturn.Pairs.Count <= MostPairs
        ? ""
        : $" These are the {NumberText.Count(MostPairs)} pairs of {NumberText.Count(downturn.Pairs.Count)} whose correlation rises most; run.json holds all.";

    static string Words(DownturnVerdict verdict) => verdict switch
    {
        DownturnVerdict.DiversifiesLess => "diversify less in a fall than in calm",
        DownturnVerdict.Excess => "clearly more together than normals",
        _ => "",
    };

    static ReportCell Cell(FittedValue value) =>
        new(NumberText.Plain(value.Value, Format), $"[{NumberText.Plain(value.Lower, Format)}, {NumberText.Plain(value.Upper, Format)}]");
}
