using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Margin.Tails;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Tests;

/// <summary>Estimates that the weights of importance sampling do not carry.</summary>
public sealed class UntoldTests
{
    const string Reason = "287 effective paths; 400 would do";

    static readonly Estimate Untold = Estimate.NotTold(0.95, 1000, "importance sampling", Reason);

    [Fact]
    public void Only_what_has_neither_number_nor_end_is_not_told()
    {
        Assert.Equal(Reason, Untold.Untold);
        Assert.Null(SampleCalibration.Probability(0).Untold);
        Assert.Null(SampleTail.Added().Current.Tail!.BadDebt[1].ValueAtRisk.Untold);
    }

    [Fact]
    public void The_verdict_says_what_is_not_told_and_gives_what_is()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        string both = CalibrationSummary.Of(Without(calibration)).Verdict;
        Assert.Contains("has bad debt within the horizon is not told; expected bad debt is not told. What is not told, the weights of importance sampling do not carry;", both, StringComparison.Ordinal);

        string one = CalibrationSummary.Of(calibration with { Current = Without(calibration.Current) }).Verdict;
        Assert.Contains("is not told under the rules in force, and is 1.3e-3 [1.2e-3, 1.4e-3] under the recommended ones;", one, StringComparison.Ordinal);
        string other = CalibrationSummary.Of(calibration with { Recommended = Without(calibration.Recommended) }).Verdict;
        Assert.Contains("is 0.0431 [0.0427, 0.0435] under the rules in force, and not told under the recommended ones;", other, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_accounts_that_are_not_told_are_not_passed_off_as_below_the_target()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        CollateralRequirement first = calibration.Collateral[0] with { CurrentInsolvencyProbability = Untold };
        Assert.Contains("For 1 of them it is not told, today or under the recommended rules.", CalibrationSummary.Of(calibration with { Collateral = [first, .. calibration.Collateral.Skip(1)] }).Verdict, StringComparison.Ordinal);
        Assert.Contains("Whether the standard accounts are above that target is not told.", CalibrationSummary.Of(calibration with { Collateral = [first], Options = [], Perpetuals = [] }).Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_have_the_reason_in_place_of_the_number()
    {
        MarketCalibration calibration = Without(SampleTail.Added());
        calibration = calibration with { Choices = [Choice(AlternativeRules.Unchanged), Choice(AlternativeRules.Recommended), Choice("half of each change")] };
        ReportTable protocol = ProtocolTable.Of(calibration);
        Assert.All(protocol.Rows.SkipLast(1), row => Assert.All(row.Skip(1), AssertUntold));
        Assert.All(AlternativeTable.Of(calibration)!.Rows.Skip(1).Take(2), row => Assert.All(row.Skip(1), AssertUntold));
        Assert.All(TailTable.Of(calibration)!.Rows[0].Skip(1).Take(4), AssertUntold);
        Assert.All(MoveTable.Of(calibration).Rows[0].Where((_, i) => i is 1 or 3), AssertUntold);
        Assert.Equal(
            ["the rules in force", "the recommended rules", "the alternative \"half of each change\""],
            CalibrationSummary.Of(calibration).Cautions.Where(line => line.EndsWith($"are not told: {Reason}", StringComparison.Ordinal)).Select(line => line.Split(" under ")[1].Split(" are not told")[0]));
    }

    // Accounts that are not told are neither insolvent together nor never insolvent.
    [Fact]
    public void The_report_of_what_is_not_told_is_made_again_from_its_file()
    {
        MarketCalibration calibration = Without(SampleTail.Added());
        using var report = new SampleReport(write: false);
        CalibrationReport.Write(calibration, report.Folder, SampleReport.Command);
        string page = report.Read(CalibrationReport.PageFile);
        Assert.Contains("Which accounts are insolvent together under the current rules is not told", page, StringComparison.Ordinal);
        Assert.Contains("Nor are sizes that the weights of importance sampling do not carry.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("fewer than two accounts are insolvent on any path", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);

        (MarketCalibration read, string command) = CalibrationReport.Read(report.Folder);
        using var again = new SampleReport(write: false);
        CalibrationReport.Write(read, again.Folder, command);
        foreach (string file in (string[])[CalibrationReport.PageFile, CalibrationReport.MarkdownFile, CalibrationReport.RunFile]) Assert.Equal(report.Read(file), again.Read(file));
    }

    static void AssertUntold(ReportCell cell)
    {
        Assert.Equal("not told", cell.Text);
        Assert.Empty(cell.Detail);
        Assert.Equal(Reason, cell.Reason);
    }

    static MarketCalibration Without(MarketCalibration calibration) => calibration with { Current = Without(calibration.Current), Recommended = Without(calibration.Recommended) };

    static ProtocolOutcome Without(ProtocolOutcome outcome) => outcome with
    {
        InsolvencyProbability = Untold,
        ExpectedBadDebt = Untold,
        BadDebt = [.. outcome.BadDebt.Select(bucket => bucket with { Paths = double.NaN, Above = Untold })],
        Tail = outcome.Tail is { } tail
            ? tail with { BadDebt = [.. tail.BadDebt.Select(risk => risk with { ValueAtRisk = Untold, ExpectedShortfall = Untold })], Backstop = new BackstopOutcome(250_000, Untold, Untold) }
            : null,
        Joint = outcome.Joint is { } joint ? joint with { Paths = [.. joint.Accounts.Select(_ => joint.Accounts.Select(_ => double.NaN).ToArray())], Pairs = [] } : null,
        Moves = [.. outcome.Moves.Select(move => move with { AtFirstLoss = Untold, DeviationAtFirstLoss = null })],
    };

    static RuleSetOutcome Choice(string name) => new(name, SampleCalibration.Build().RecommendedRules.Rules, Untold, Untold, null, 1, 0, 0, 0, 0);
}
