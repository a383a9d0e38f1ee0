using System.Globalization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Regimes;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Fitted regimes of the market: days that switch, or long cycles.</summary>
sealed record RegimesLaw(MarketRegimes Fitted, bool OwnCorrelations) : ReturnsLaw
{
    const string Finding = "regimes";

    public override string VolatilityEstimator => Fitted.DaysPerMove == 1 ? "regimes, long run" : "market cycle, long run";

    public override string? CorrelationEstimator =>
        OwnCorrelations ? "weighed with the probability of each regime and shrunk towards the identity in each; shown is the correlation of the long run, in which regimes take turns" : null;

    public static RegimesLaw Of(ReturnsChoice.Regimes choice, IReadOnlyList<IReadOnlyList<double>> returns, bool ownCorrelations, JsonPlace place)
    {
        MarketRegimes fitted = Fit(() => MarketRegimes.Fit(returns, choice.States, choice.Errors == ErrorFamily.Student ? RegimeErrors.StudentT : RegimeErrors.Normal), place, "");
        return fitted.Chain.DegreesOfFreedom is { Value: <= StudentModel.FewestDegreesOfFreedom and var degrees }
            ? throw place.Fault(string.Create(
                CultureInfo.InvariantCulture, $"the {fitted.Steps} common returns fit a Student-t of {degrees:0.##} degrees of freedom within a regime, which has no variance; ask for normal errors"))
            : new RegimesLaw(fitted, ownCorrelations);
    }

    public static RegimesLaw Of(ReturnsChoice.Cycles choice, IReadOnlyList<IReadOnlyList<double>> returns, bool ownCorrelations, JsonPlace place) =>
        new(Started(Fit(() => MarketRegimes.FitCycle(returns, choice.DaysPerStep), place, "; choose another daysPerStep, or take a longer history"), choice.Start), ownCorrelations);

    public override PriceModel Model(IReadOnlyList<ModelAsset> assets, IReadOnlyList<IReadOnlyList<double>> correlation) => Fitted.Model(
        [.. assets.Select(asset => new PricedName(asset.Name, asset.Spot))], [.. assets.Select(asset => asset.Drift)], OwnCorrelations ? null : correlation);

    public override IEnumerable<DataFinding> Findings(string file)
    {
        string stays = string.Join(", ", Fitted.Names.Select((name, k) => $"{name} {Duration(Fitted.Chain.ExpectedDurations[k])}, {Percent(Fitted.Next[k])} likely at first, from {Fitted.StepsIn[k].ToString("0.#", CultureInfo.InvariantCulture)} steps"));
        yield return new DataFinding("all", file, 1, Finding, string.Create(
            CultureInfo.InvariantCulture,
            $"expected stays in days: {stays}; fitted to {Fitted.Steps} steps of {Fitted.DaysPerMove} day(s) of the mean standardised return by maximum likelihood"));
        if (Fitted.Chain.DegreesOfFreedom is { } degrees)
        {
            yield return new DataFinding("all", file, 1, "degrees of freedom", string.Create(
                CultureInfo.InvariantCulture, $"{degrees.Value:0.##} [{degrees.Interval.Lower:0.##}, {degrees.Interval.Upper:0.##}] of the errors within a regime, fitted with the regimes"));
        }
    }

    public override IEnumerable<DataFinding> Findings(string file, IReadOnlyList<string> assets) => Findings(file).Concat(assets.Select((asset, i) => new DataFinding(
        asset,
        file,
        1,
        Finding,
        "volatility " + string.Join(", ", Fitted.Names.Select((name, k) => $"{name} {Yearly(Fitted.Assets[i][k].Deviation, Math.Sqrt(StepsPerYear))}"))
            + "; mean return per step " + string.Join(", ", Fitted.Names.Select((name, k) => $"{name} {Yearly(Fitted.Assets[i][k].Mean, 1)}")))));

    double StepsPerYear => 365.0 / Fitted.DaysPerMove;

    string Duration(Estimate stay) => string.Create(
        CultureInfo.InvariantCulture,
        $"{stay.Value * Fitted.DaysPerMove:0.#} [{Math.Max(1, stay.Interval.Lower) * Fitted.DaysPerMove:0.#}, {stay.Interval.Upper * Fitted.DaysPerMove:0.#}]");

    static string Yearly(Estimate value, double factor) => $"{Percent(factor * value.Value)} [{Percent(factor * value.Interval.Lower)}, {Percent(factor * value.Interval.Upper)}]";

    static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##}%");

    static MarketRegimes Started(MarketRegimes fitted, CycleStart start) => start == CycleStart.LongRun ? fitted with { Next = fitted.Chain.Model.StationaryProbabilities() } : fitted;

    static MarketRegimes Fit(Func<MarketRegimes> fit, JsonPlace place, string wayOut)
    {
        try
        {
            return fit();
        }
        catch (InputException refusal)
        {
            throw place.Fault(refusal.Message + wayOut);
        }
    }
}
