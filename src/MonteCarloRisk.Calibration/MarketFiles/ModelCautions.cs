using System.Globalization;
using MonteCarloRisk.Calibration.Regimes;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Distributions;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>What must be known of a model before its numbers are used.</summary>
static class ModelCautions
{
    // Below it the fourth moment is far from existing and the scale of the returns is little of their deviation: at 3 degrees 58%.
    const double FewDegrees = 3;

    // A deviation from so many is known within 13%.
    const double FewSteps = TradingYear.FewestReturns;

    // In steps: a phase that ends as often as it goes on is none.
    const double ShortStay = 2;

    // More often than a day in ten is no event.
    const double FrequentJumps = 0.1;

    // A usual bad day: one in twenty.
    const double Often = 0.05;

    const string NoMaximum = "no maximum";

    /// <summary>All of them.</summary>
    /// <param name="file">The market file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="law">The fitted law of the returns.</param>
    /// <param name="model">The model.</param>
    public static IEnumerable<DataFinding> Of(MarketFile file, string name, ReturnsLaw law, PriceModel model)
    {
        if (file.Model.NormalBecause is { } reason)
        {
            yield return Caution(
                name,
                "returns",
                $"returns are normal, which the file does not ask for: {reason} for filtered history, or state \"returns\". On real prices losses pass a requirement by normal returns far more often "
                    + "than they should and one by filtered history about as often, as docs/back-test-real-series.md tells");
        }

        foreach (IGrouping<double, string> few in Degrees(model).Where(one => one.Degrees < FewDegrees).GroupBy(one => one.Degrees, one => one.Asset))
        {
            yield return Caution(name, "few degrees of freedom", string.Create(
                CultureInfo.InvariantCulture,
                $"at {few.Key:0.##} degrees of freedom most of the volatility of {string.Join(", ", few)} is that of rare leaps: the fall of one day in twenty is {-StudentModel.UnitScale(few.Key) * StudentTDistribution.Quantile(Often, few.Key):0.00} deviations, under normal returns {SampleMean.NormalQuantile(1 - 2 * Often):0.00}, so what rests on usual falls, such as the distance from loan-to-value to the threshold, asks for less than under normal returns; filteredHistory takes usual falls and leaps from the data"));
        }

        if (law is JumpsLaw { Fitted: { Converged: false } astray })
            yield return Caution(name, NoMaximum, string.Create(CultureInfo.InvariantCulture, $"the search for the jumps ended {astray.ErrorsFromMaximum:0.##} standard errors from a maximum, so neither their values nor the errors are to be relied on; a longer history or fewer assets would help"));
        if (law is RegimesLaw { Fitted: { Chain.Converged: false } lost })
            yield return Caution(name, NoMaximum, $"the search for the regimes did not end at a maximum, so neither their values nor the errors are to be relied on; {(lost.DaysPerMove == 1 ? "another number of states" : "another daysPerStep")} or a longer history would help");

        if (law is JumpsLaw { Fitted: var jumps } && jumps.DaysWithJumps > FrequentJumps * jumps.Days)
        {
            yield return Caution(name, "frequent jumps", string.Create(
                CultureInfo.InvariantCulture,
                $"jumps come on {jumps.DaysWithJumps / jumps.Days:0%} of the days: less news than times of high volatility, which jumps without memory spread evenly over calm and storm; filteredHistory and regimes keep them together"));
        }

        if (law is not RegimesLaw { Fitted: var fitted }) yield break;
        for (int k = 0; k < fitted.Names.Count; k++)
        {
            string[] doubts = [.. Doubts(fitted, k)];
            if (doubts.Length > 0)
                yield return Caution(name, "doubtful phase", $"\"{fitted.Names[k]}\" {string.Join(", and ", doubts)}; {(fitted.DaysPerMove == 1 ? "fewer states" : "another daysPerStep")} or a longer history would help");
        }
    }

    // A name says what a phase is among the others, not that it is what the name says.
    static IEnumerable<string> Doubts(MarketRegimes fitted, int k)
    {
        if (fitted.StepsIn[k] < FewSteps)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"rests on {fitted.StepsIn[k]:0.#} of {fitted.Steps} steps of {Days(fitted.DaysPerMove)}, so that single outliers may pass for a phase of the market and its volatility is known within {1 / Math.Sqrt(2 * fitted.StepsIn[k]):0%} only");
        }

        double stay = fitted.Chain.ExpectedDurations[k].Value;
        if (fitted.DaysPerMove > 1 && stay < ShortStay)
            yield return string.Create(CultureInfo.InvariantCulture, $"lasts {stay * fitted.DaysPerMove:0.#} days in the mean, hardly more than one step, so that it is single steps rather than a phase");

        if (fitted.Names[k] == MarketCycle.CrashName && fitted.Assets.All(asset => asset[k].Mean.Interval.Upper >= 0))
            yield return "has no asset whose mean return is clearly below zero, so that it is no crash";
        if (fitted.Names[k] == MarketCycle.BoomName && fitted.Assets.All(asset => asset[k].Mean.Interval.Lower <= 0))
            yield return "has no asset whose mean return is clearly above zero, so that it is no boom";
    }

    static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");

    // Laws that scale a t to a stated variance.
    static IEnumerable<(string Asset, double Degrees)> Degrees(PriceModel model) => model switch
    {
        StudentModel student => student.Assets.Zip(student.DegreesOfFreedom, (asset, degrees) => (asset.Name, degrees)),
        CorrelatedGarchModel { DegreesOfFreedom: { } all } garch => garch.Assets.Zip(all, (asset, degrees) => (asset.Name, degrees)),
        RegimeModel { DegreesOfFreedom: { } degrees } regimes => regimes.Assets.Select(asset => (asset.Name, degrees)),
        _ => [],
    };

    static DataFinding Caution(string file, string rule, string detail) => new("all", file, 1, rule, detail) { Treatment = "caution", Weight = FindingWeight.Caution };
}
