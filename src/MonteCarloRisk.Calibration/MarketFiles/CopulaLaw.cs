using System.Globalization;
using MonteCarloRisk.Calibration.CopulaReturns;
using MonteCarloRisk.Calibration.Copulas;
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
        JsonPlace place = root.Member("model").Member("returns");
        var histories = new StandardisedHistory[file.Assets.Count];
        var margins = new ReturnMargin[file.Assets.Count];
        var findings = new List<DataFinding>();
        for (int i = 0; i < margins.Length; i++)
        {
            AssetEntry entry = file.Assets[i];
            DailyPriceSeries series = table.Series[i];
            JsonPlace own = entry.Margin is null ? place.Member("margins") : root.Member("assets").Item(i).Member("margin");
            histories[i] = StandardisedHistory.Of(series.LogReturns(), VolatilityModel(entry.Volatility ?? file.Model.Volatility));
            FittedMargin fitted = Fitted(entry.Margin ?? choice.Margins, histories[i].Values, entry.Name, own);
            margins[i] = fitted.Margin;
            if (fitted.Fit.Length > 0) findings.Add(new DataFinding(entry.Name, series.File, series.Prices[^1].Line, "margin", fitted.Fit));
        }

        Copula copula = FittedCopula(choice.Copula, histories, root.File, findings, place.Member("copula"));
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
    static Copula FittedCopula(CopulaChoice choice, StandardisedHistory[] histories, string file, List<DataFinding> findings, JsonPlace place)
    {
        if (choice is not CopulaChoice.Student student || histories.Length == 1) return new Copula.Gaussian();
        if (student.DegreesOfFreedom is { } stated) return new Copula.Student(stated);
        IReadOnlyList<DateOnly> days = StandardisedHistory.CommonDays(histories);
        try
        {
            StudentTCopulaFit fit = StudentTCopulaFit.Fit([.. histories.Select(history => history.On(days))]);
            string bound = fit.Bound == DegreesBound.None ? "" : ", at a bound,";
            findings.Add(new DataFinding("all", file, 1, "copula", string.Create(
                CultureInfo.InvariantCulture,
                $"degrees of freedom {FittedMargin.Shown(fit.DegreesOfFreedom)}{bound} fitted to the ranks of {days.Count} common standardised returns; the interval is that of the fitting error with correlation and ranks taken as known")));
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
