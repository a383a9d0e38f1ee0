using System.Globalization;
using MonteCarloRisk.Calibration.CopulaReturns;
using MonteCarloRisk.Calibration.Copulas;
using MonteCarloRisk.Calibration.FittingErrors;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Margins under a copula, fitted as a market file asks, or refused at their place in the file.</summary>
sealed record CopulaLaw(Copula Copula, IReadOnlyList<ReturnMargin> Margins, IReadOnlyList<DataFinding> Fits) : ReturnsLaw
{
    public override PriceModel Model(IReadOnlyList<ModelAsset> assets, IReadOnlyList<IReadOnlyList<double>> correlation) =>
        new CopulaModel(assets, correlation, Copula, Margins, 1.0 / TradingYear.Days);

    public override IEnumerable<DataFinding> Findings(string file) => Fits;

    public static CopulaLaw Fit(ReturnsChoice.OfCopula choice, MarketFile file, PriceTable table, JsonPlace root)
    {
        StandardisedHistory[] histories = Histories(file, [.. table.Series.Select(series => series.LogReturns())]);
        IReadOnlyList<DateOnly> days = StandardisedHistory.CommonDays(histories);
        return Fit(choice, file, histories, [.. histories.Select(history => history.On(days))], [.. table.Series.Select(series => series.Prices[^1].Line)], root);
    }

    /// <summary>The law as a function of the days of another history: margins and copula are fitted again to the standardised returns of the days drawn.</summary>
    public static Func<ResampledDays, ReturnsLaw> Refits(ReturnsChoice.OfCopula choice, MarketFile file, IReadOnlyList<DailyReturns> returns, IReadOnlyList<DateOnly> commonDays, JsonPlace root)
    {
        StandardisedHistory[] histories = Histories(file, returns);
        var shared = StandardisedHistory.CommonDays(histories).ToHashSet();
        return days =>
        {
            DateOnly[] common = [.. days.Common.Select(day => commonDays[day]).Where(shared.Contains)];
            StandardisedHistory[] drawn = [.. histories.Select((history, i) => history.Resampled([.. days.OfAssets[i].Select(day => returns[i].Days[day])]))];
            return Fit(choice, file, drawn, [.. histories.Select(history => history.On(common))], [.. returns.Select(_ => 1L)], root);
        };
    }

    static StandardisedHistory[] Histories(MarketFile file, IReadOnlyList<DailyReturns> returns) =>
        [.. file.Assets.Select((entry, i) => StandardisedHistory.Of(returns[i], VolatilityModel(entry.Volatility ?? file.Model.Volatility)))];

    static CopulaLaw Fit(ReturnsChoice.OfCopula choice, MarketFile file, StandardisedHistory[] histories, double[][] common, long[] lines, JsonPlace root)
    {
        JsonPlace place = root.Member("model").Member("returns");
        var margins = new ReturnMargin[file.Assets.Count];
        var findings = new List<DataFinding>();
        for (int i = 0; i < margins.Length; i++)
        {
            AssetEntry entry = file.Assets[i];
            JsonPlace own = entry.Margin is null ? place.Member("margins") : root.Member("assets").Item(i).Member("margin");
            FittedMargin fitted = Fitted(entry.Margin ?? choice.Margins, histories[i].Values, entry.Name, own);
            margins[i] = fitted.Margin;
            if (fitted.Fit.Length > 0) findings.Add(new DataFinding(entry.Name, entry.Prices, lines[i], "margin", fitted.Fit));
        }

        Copula copula = FittedCopula(choice.Copula, common, root.File, findings, place.Member("copula"));
        return new CopulaLaw(copula, margins, findings);
    }

    static FittedMargin Fitted(MarginChoice choice, IReadOnlyList<double> values, string asset, JsonPlace place)
    {
        try
        {
            return choice switch
            {
                MarginChoice.Normal => FittedMargin.Normal,
                MarginChoice.Student => FittedMargin.Student(values),
                MarginChoice.GeneralizedPareto pareto => FittedMargin.GeneralizedPareto(values, pareto.Tail),
                MarginChoice.Merton => FittedMargin.Merton(values),
                MarginChoice.Kou => FittedMargin.Kou(values),
                _ => throw new ArgumentOutOfRangeException(nameof(choice)),
            };
        }
        catch (InputException refusal)
        {
            throw place.Fault($"{asset}: {refusal.Message}; state another margin for it, such as \"margin\": {{ \"type\": \"normal\" }} beside its prices");
        }
    }

    // One asset has no dependence, whatever its copula.
    static Copula FittedCopula(CopulaChoice choice, double[][] common, string file, List<DataFinding> findings, JsonPlace place)
    {
        if (choice is not CopulaChoice.Student student || common.Length == 1) return new Copula.Gaussian();
        if (student.DegreesOfFreedom is { } stated) return new Copula.Student(stated);
        try
        {
            StudentTCopulaFit fit = StudentTCopulaFit.Fit(common);
            string bound = fit.Bound == DegreesBound.None ? "" : ", at a bound,";
            findings.Add(new DataFinding("all", file, 1, "copula", string.Create(
                CultureInfo.InvariantCulture,
                $"degrees of freedom {FittedMargin.Shown(fit.DegreesOfFreedom)}{bound} fitted to the ranks of {common[0].Length} common standardised returns; the interval is that of the fitting error with correlation and ranks taken as known")));
            return new Copula.Student(fit.DegreesOfFreedom.Value);
        }
        catch (InputException refusal)
        {
            throw place.Fault($"{refusal.Message}; state degreesOfFreedom");
        }
    }

    static IVolatilityModel? VolatilityModel(VolatilityChoice choice) => choice switch
    {
        VolatilityChoice.Ewma ewma => new EwmaVolatility(ewma.Decay),
        VolatilityChoice.Forecast forecast => new GarchModel(forecast.Equation, forecast.Errors),
        _ => null,
    };
}
