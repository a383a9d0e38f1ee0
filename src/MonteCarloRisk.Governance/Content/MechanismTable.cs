using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Mechanisms;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Margin.Protocols.Cohorts;
using MonteCarloRisk.Simulation.Protocols;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The protocol with its mechanisms on every path: how likely bad debt is, who pays, its thresholds beside the solved ones, and why a path failed.</summary>
static class MechanismTable
{
    public const string Title = "The protocol on its mechanisms";

    /// <summary>Bad debt, and who pays.</summary>
    public static ReportTable Outcome(MarketMechanisms found) => new(
        [new ReportColumn("Within the horizon", false), new ReportColumn("On its mechanisms", true)],
        [
            Row("probability of bad debt", Chance(found.Insolvency)),
            Row("probability of bad debt beyond the backstops", Chance(found.Beyond)),
            Row("probability of a liquidation", Chance(found.Liquidation)),
            Row("expected bad debt", Money(found.Means.BadDebt)),
            .. Part("paid by the insurance fund", found.Means.PaidByFund),
            .. Part("paid by stakers", found.Means.PaidByStakers),
            Row(HasLenders(found) ? "borne by lenders" : "socialized among traders", Money(found.Means.Socialized)),
            Row(HasLenders(found) ? "borrowers' loss" : "traders' loss in liquidations", Money(found.Means.BorrowersLoss)),
            .. Part("keepers' profit", found.Means.KeeperProfit),
            Row("protocol's revenue", Money(found.Means.Revenue)),
            .. Standing(found.Standing),
            .. Cohorts(found.Cohorts),
            .. found.BadDebt.Select(risk => Row($"bad debt at risk, {NumberText.Level(risk.TailLevel)}", Money(risk.ValueAtRisk))),
            .. found.BadDebt.Select(risk => Row($"expected shortfall of bad debt, {NumberText.Level(risk.TailLevel)}", Money(risk.ExpectedShortfall))),
            .. (found.Liquidated ?? []).Select(risk => Row($"liquidated at risk, {NumberText.Level(risk.TailLevel)}", Money(risk.ValueAtRisk))),
        ]);

    /// <summary>Thresholds of the mechanisms beside those of the rules; null where nothing is taken as collateral.</summary>
    public static ReportTable? Thresholds(MarketMechanisms found) => found.Thresholds.Count == 0 ? null : new ReportTable(
        [new ReportColumn("Collateral", false), new ReportColumn("Threshold of the mechanisms", true), new ReportColumn("Rules in force", true), new ReportColumn("Meets the target", true)],
        [.. found.Thresholds.Select(one => (IReadOnlyList<ReportCell>)[new ReportCell(one.Asset), new ReportCell(NumberText.Percent(one.Threshold)), new ReportCell(Percent(one.InForce)), new ReportCell(Percent(one.Recommended), one.IsTooHigh ? "the mechanisms' threshold is above it" : "")])]);

    /// <summary>The first failing path; null where none was seen.</summary>
    public static ReportTable? Failure(MarketMechanisms found) => found.Failure.Count == 0 ? null : new ReportTable(
        [new ReportColumn("Day", true), new ReportColumn("Event", false), new ReportColumn("Position", false), new ReportColumn("Amount", true)],
        [.. found.Failure.Select(one => (IReadOnlyList<ReportCell>)[new ReportCell(NumberText.Plain(one.Days, "0.##")), new ReportCell($"{Words(one.Kind)}{(one.Asset is { } asset ? $", {asset}" : "")}{(one.Stage is { } stage ? $", stage {stage}" : "")}"), new ReportCell(one.Position ?? ""), new ReportCell(Amount(one))])]);

    /// <summary>What the numbers are, in words.</summary>
    public static string Explanation(MarketMechanisms found)
    {
        string[] high = [.. found.Thresholds.Where(one => one.IsTooHigh).Select(one => one.Asset)];
        return $"{(HasLenders(found) ? "Oracles, keepers, liquidations, market depth, backstops and breakers" : "Oracles, funding, partial liquidations, market depth, backstops and breakers")} run on {NumberText.Count(found.Dates)} dates of every path of the model; the margins stand on close-outs after a delay instead."
            + (found.Thresholds.Count == 0 ? "" : high.Length == 0 ? " No threshold of the mechanisms is above the one that meets the target." : $" Above the threshold that meets the target: {string.Join(", ", high)}.")
            + (found.Gas is { } gas ? " " + Gas(gas) : "");
    }

    // What the protocol does not have is not told.
    static IEnumerable<IReadOnlyList<ReportCell>> Part(string name, Estimate? mean) => mean is null ? [] : [Row(name, Money(mean))];

    // A venue of perpetuals alone lends nothing.
    static bool HasLenders(MarketMechanisms found) => found.Standing is not { Debt: 0, Collateral: 0 };

    static IEnumerable<IReadOnlyList<ReportCell>> Standing(ProtocolStanding? standing) => standing is null or { Debt: 0, Collateral: 0 } ? [] :
    [
        Row("capital efficiency: debt over the collateral's value today", new ReportCell(NumberText.Percent(standing.CapitalEfficiency))),
        Row("the largest that the thresholds allow", new ReportCell(NumberText.Percent(standing.MostCapitalEfficiency))),
    ];

    static IEnumerable<IReadOnlyList<ReportCell>> Cohorts(CohortError? cohorts) => cohorts is null ? [] :
    [
        Row($"probability of bad debt that {Count(cohorts.Cohorts, "cohort")} of {Count(cohorts.Positions, "position")} add", Difference(cohorts.Insolvency)),
        Row("expected bad debt that they add", Money(cohorts.BadDebt)),
    ];

    static string Gas(FittedGas gas)
    {
        string sensitivity = gas.MoveSensitivity is not { } found ? ""
            : gas.IsSensitive == true ? $", sensitivity to moves {NumberText.Plain(found.Value, "0.##")} ± {NumberText.Plain(found.StandardError, "0.##")}"
            : $", sensitivity to moves {NumberText.Plain(found.Value, "0.##")} ± {NumberText.Plain(found.StandardError, "0.##")}, not distinguishable from zero";
        const double hour = 3600;
        return $"Gas was fitted to {NumberText.Count(gas.Pairs)} steps from {gas.First:yyyy-MM-dd} to {gas.Last:yyyy-MM-dd} with R² {NumberText.Plain(gas.DeterminationCoefficient, "0.00")}: half-life {NumberText.Plain(gas.HalfLife.Value / hour, "0.#")} ± {NumberText.Plain(gas.HalfLife.StandardError / hour, "0.#")} h, "
            + $"deviation of its logarithm {NumberText.Plain(gas.Deviation.Value, "0.##")} ± {NumberText.Plain(gas.Deviation.StandardError, "0.##")}{sensitivity}.";
    }

    static ReportCell Difference(Estimate estimate) => new(NumberText.Plain(estimate.Value, "0.#####"), $"[{NumberText.Plain(estimate.Interval.Lower, "0.#####")}, {NumberText.Plain(estimate.Interval.Upper, "0.#####")}]");

    static IReadOnlyList<ReportCell> Row(string name, ReportCell cell) => [new ReportCell(name), cell];

    static ReportCell Chance(Estimate estimate) => new(NumberText.Probability(estimate.Value), NumberText.Probability(estimate.Interval));

    static ReportCell Money(Estimate estimate) => double.IsFinite(estimate.Value)
        ? new ReportCell(NumberText.Money(estimate.Value), double.IsFinite(estimate.Interval.Upper) ? NumberText.Money(estimate.Interval) : "none seen")
        : new ReportCell("too few paths");

    // Money in a column of money; anything else says what it is.
    static string Amount(MechanismEvent happened) => EventAmounts.Of(happened.Kind) switch
    {
        EventAmount.Price => $"at {NumberText.Price(happened.Amount)}",
        EventAmount.GasMultiple => $"gas x {NumberText.Plain(happened.Amount, "0.0")}",
        EventAmount.None => "",
        _ => NumberText.Money(happened.Amount),
    };

    static string Count(int count, string what) => $"{NumberText.Count(count)} {what}{(count == 1 ? "" : "s")}";

    static string Percent(double? fraction) => fraction is { } value ? NumberText.Percent(value) : "not taken";

    static string Words(string name) => string.Concat(name.Replace("deRisk", "de-risk", StringComparison.Ordinal).Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));
}
