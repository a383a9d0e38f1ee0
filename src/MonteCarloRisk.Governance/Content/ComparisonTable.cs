using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.ComparisonMargins;

namespace MonteCarloRisk.Governance.Content;

/// <summary>What other venues would ask of the standard accounts, beside our recommended rules: every borrower, of each underlying the writer that its rule is solved on, and each perpetual long and short.</summary>
static class ComparisonTable
{
    public const string Title = "What other venues would ask";

    public const string Explanation = "Venues differ in how fast they close out and whom they let trade; their parameters are those of the sources named in docs/methods/comparison-margins.md. "
        + "run.json holds every written option, with the parts of each requirement.";

    const string Ours = "our recommended rules";

    public static ReportTable Of(MarketCalibration calibration) => new(
        [
            new ReportColumn("Standard account", false),
            new ReportColumn("Venue", false),
            new ReportColumn("Initial", true),
            new ReportColumn("Maintenance", true),
            new ReportColumn("Set by", false),
        ],
        [.. Shown(calibration).SelectMany(Rows)]);

    /// <summary>One line for each reason why venues say nothing of accounts, with both.</summary>
    public static IReadOnlyList<string> Refusals(MarketCalibration calibration)
    {
        List<AccountComparison> shown = Shown(calibration);
        HashSet<string> borrowers = Borrowers(calibration);
        HashSet<string> traders = [.. calibration.Perpetuals.SelectMany(perpetual => perpetual.Sides).Select(side => MarketComparison.Trader(side.Contract, side.Side))];
        var silences =
            from comparison in shown
            from answer in comparison.Venues
            where answer.Requirement is null
            group comparison.Account by (answer.Venue, answer.Reason) into silence
            select (silence.Key.Venue, silence.Key.Reason, Accounts: Accounts([.. silence], [.. shown.Select(comparison => comparison.Account)], borrowers, traders));
        return
        [
            .. silences
                .GroupBy(silence => (silence.Reason, silence.Accounts))
                .Select(group => $"{string.Join(", ", group.Select(silence => silence.Venue))}: {group.Key.Reason}{group.Key.Accounts}"),
        ];
    }

    // All of them, all of a kind, or their names.
    static string Accounts(List<string> silent, List<string> shown, HashSet<string> borrowers, HashSet<string> traders)
    {
        if (silent.Count == shown.Count) return "";
        if (silent.SequenceEqual(shown.Where(borrowers.Contains))) return " (borrowers)";
        if (silent.SequenceEqual(shown.Where(traders.Contains))) return " (perpetuals)";
        if (silent.SequenceEqual(shown.Where(account => !traders.Contains(account)))) return " (borrowers and option writers)";
        if (silent.SequenceEqual(shown.Where(account => !borrowers.Contains(account)))) return traders.Count == 0 ? " (option writers)" : " (option writers and perpetuals)";
        return silent.SequenceEqual(shown.Where(account => !borrowers.Contains(account) && !traders.Contains(account))) ? " (option writers)" : $" ({string.Join(", ", silent)})";
    }

    static HashSet<string> Borrowers(MarketCalibration calibration) => [.. calibration.Collateral.Select(asset => MarketComparison.Borrower(asset.Asset))];

    static List<AccountComparison> Shown(MarketCalibration calibration)
    {
        HashSet<string> shown =
        [
            .. Borrowers(calibration),
            .. calibration.Options.Select(option => MarketComparison.Writer(option.Contract)),
            .. calibration.Perpetuals.SelectMany(perpetual => perpetual.Sides).Select(side => MarketComparison.Trader(side.Contract, side.Side)),
        ];
        return [.. calibration.Comparisons.Where(comparison => shown.Contains(comparison.Account))];
    }

    static IEnumerable<IReadOnlyList<ReportCell>> Rows(AccountComparison comparison)
    {
        yield return [new ReportCell(comparison.Account), new ReportCell(Ours), Share(comparison.Initial, comparison), Share(comparison.Maintenance, comparison), new ReportCell(NumberText.None)];
        foreach (VenueAnswer answer in comparison.Venues)
        {
            if (answer.Requirement is not { } asked) continue;
            yield return [new ReportCell(""), new ReportCell(answer.Venue), Share(asked.Initial, comparison), Share(asked.Maintenance, comparison), new ReportCell(asked.Binding)];
        }
    }

    static ReportCell Share(double amount, AccountComparison comparison) => new(NumberText.Percent(amount / comparison.Notional));
}
