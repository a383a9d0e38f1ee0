using System.Globalization;
using System.Xml.Linq;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Charts;
using MonteCarloRisk.Governance.Content;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Html;

/// <summary>What the recommendation rests on: margin curves, losses, accounts, price fans.</summary>
static class ChartSections
{
    const int ShownAccounts = 200;

    public static IEnumerable<XElement> Of(MarketCalibration calibration)
    {
        yield return MarginCurves(calibration);
        yield return Losses(calibration);
        yield return Accounts(calibration);
        yield return Fans(calibration);
    }

    static XElement MarginCurves(MarketCalibration calibration)
    {
        double target = calibration.Market.Target.InsolvencyProbability;
        IEnumerable<XElement> collateral = calibration.Collateral.Select((asset, index) => Curve(
            asset.Asset, asset.Solution, target, (1 / asset.Current.LiquidationThreshold) - 1, (1 / asset.Recommended.LiquidationThreshold) - 1, $"collateral-{Number(index)}"));
        IEnumerable<XElement> options = calibration.Options.Select((option, index) => Curve(
            $"{option.Underlying} options ({option.Contract})", option.Solution, target, option.Current.MaintenanceMargin, option.Recommended.MaintenanceMargin, $"option-{Number(index)}"));
        IEnumerable<XElement> perpetuals = calibration.Perpetuals.SelectMany(perpetual => perpetual.Sides.Select((side, index) => Curve(
            MarketComparison.Trader(side.Contract, side.Side), side.Maintenance, target, perpetual.Current.MaintenanceMargin, perpetual.Recommended.MaintenanceMargin, $"perpetual-{perpetual.Underlying}-{Number(index)}")));
        return PageElement.Section("Margin curves",
            new XElement("p", "How likely a standard account is insolvent at close-out, for each maintenance requirement that could be set. "
                + "The recommendation is the smallest requirement from which on the curve stays at or below the target."),
            PageElement.Legend(
            [
                ("curve", "insolvency probability"), ("band", "its interval"), ("target", "target"), ("current", "requirement in force"), ("recommended", "recommended"),
                .. calibration.FittingError is null ? Array.Empty<(string, string)>() : [("fitting", "fitting interval")],
            ]),
            new XElement("div", new XAttribute("class", "charts"), collateral.Concat(options).Concat(perpetuals)));
    }

    static XElement Curve(string name, RequirementSolution solution, double target, double current, double recommended, string id)
    {
        bool isResolved = solution.Requirement is not null;
        string caption = isResolved
            ? $"The curve meets the target of {NumberText.Target(target)} at a requirement of {NumberText.Percent(solution.Requirement!.Value)} {NumberText.Percent(solution.Requirement.Interval)}; in force is {NumberText.Percent(current)}, recommended {NumberText.Percent(recommended)}.{Fitting(solution)}"
            : $"Not resolved: {solution.Reason} The requirement in force, {NumberText.Percent(current)}, stands.";
        XElement chart = MarginCurveChart.Draw(solution.Curve, target, current, isResolved ? recommended : null, Told(solution)?.Interval, id, $"Margin curve of {name}. {caption}");
        return PageElement.Figure(name, "Insolvency probability", chart, caption);
    }

    static Estimate? Told(RequirementSolution solution) => solution.Requirement?.Fitting is { } fitting && double.IsFinite(fitting.Interval.Lower) ? fitting : null;

    static string Fitting(RequirementSolution solution) => Told(solution) is { } fitting
        ? $" Fitted to other histories, the model would meet it at {NumberText.Percent(fitting.Interval)}."
        : "";

    static XElement Losses(MarketCalibration calibration)
    {
        const string Caption = "Each pair of bars is one size of bad debt; both scales are logarithmic. Lower bars are better, and bars further left are smaller losses. "
            + "Paths without bad debt are not drawn.";
        bool isWhole = calibration.Current.BadDebt.Concat(calibration.Recommended.BadDebt).All(bucket => bucket.Above?.Untold is null);
        XElement chart = LossChart.Draw(calibration.Current, calibration.Recommended, "losses", "Distribution of bad debt under the current and the recommended rules.");
        return PageElement.Section("Size of the losses",
            PageElement.Legend(("current", "current rules"), ("recommended", "recommended rules")),
            PageElement.Figure("", "Share of paths", chart, isWhole ? Caption : Caption + " Nor are sizes that the weights of importance sampling do not carry.", "single"));
    }

    static XElement Accounts(MarketCalibration calibration)
    {
        int rest = calibration.Current.Accounts.Count - ShownAccounts;
        return PageElement.Section("Accounts",
            new XElement("p", "Those most likely to become insolvent under the current rules come first. The own requirement is the equity over exposure that this account would need for the target; "
                + "the mean day is that of the breach, among the paths that breach."),
            PageElement.Table(AccountTable.Of(calibration, ShownAccounts), "wide"),
            AccountTable.Note(calibration) is { Length: > 0 } note ? PageElement.Note(note) : "",
            rest > 0 ? PageElement.Note($"Not shown: {NumberText.Count(rest)} more accounts; run.json lists them all.") : "");
    }

    static XElement Fans(MarketCalibration calibration)
    {
        Market market = calibration.Market;
        var series = market.Data.Series.ToDictionary(one => one.Asset, StringComparer.Ordinal);
        return PageElement.Section("Prices: past and simulated",
            PageElement.Legend(("close", "closes"), ("simulated", "simulated median"), ("fan", "simulated quantile bands")),
            new XElement("div", new XAttribute("class", "charts"), calibration.Fans.Select((fan, index) => Fan(
                fan, series.GetValueOrDefault(fan.Asset)?.RecentCloses ?? [], market.ValuationDate, $"fan-{Number(index)}"))));
    }

    static XElement Fan(PriceFan fan, IReadOnlyList<DailyClose> closes, DateOnly valuationDate, string id) => PageElement.Figure(
        fan.Asset,
        PriceFanChart.VerticalAxis(fan, closes, valuationDate),
        PriceFanChart.Draw(fan, closes, valuationDate, id, $"Closes and simulated prices of {fan.Asset}."),
        $"Left of day 0 what happened, right of it what is simulated. {Bands(fan)}; thin lines are single paths. The fan should look like a fair continuation of the past.");

    static string Bands(PriceFan fan)
    {
        IEnumerable<string> pairs = Enumerable.Range(0, fan.Levels.Count / 2)
            .Select(outer => 100 * (fan.Levels[fan.Levels.Count - 1 - outer] - fan.Levels[outer]))
            .Select(share => NumberText.Plain(share, "0.##") + "%");
        return $"The bands hold {string.Join(" and ", pairs)} of {NumberText.Count(fan.PathCount)} paths";
    }

    static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);
}
