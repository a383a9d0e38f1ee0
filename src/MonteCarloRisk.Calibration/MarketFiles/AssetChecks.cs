using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>What can be said of the assets and the model without their prices.</summary>
static class AssetChecks
{
    public static void Check(IReadOnlyList<AssetEntry> assets, JsonPlace list)
    {
        if (assets.Count is 0 or > PriceModel.MaximumAssets)
            throw list.Fault($"{assets.Count} assets are listed; a market has 1 to {PriceModel.MaximumAssets}");
        Names.Check(assets.Select(asset => asset.Name).ToArray(), list);
        for (int i = 0; i < assets.Count; i++)
        {
            JsonPlace place = list.Item(i);
            PriceSources.Check(assets[i], place);
            if (assets[i].Drift is { } drift)
                Ranges.CheckDrift(drift, place.Member("drift"));
            if (assets[i].Spot is { } spot)
                Ranges.CheckPrice(spot, place.Member("spot"));
            if (assets[i].Volatility is { } volatility)
                CheckVolatility(volatility, place.Member("volatility"));
            if (assets[i].Margin is { } margin)
                CheckMargin(margin, place.Member("margin"));
        }
    }

    public static void Check(ModelSection model, int assets, JsonPlace place)
    {
        CheckVolatility(model.Volatility, place.Member("volatility"));
        Ranges.CheckDrift(model.Drift, place.Member("drift"));
        CheckReturns(model.Returns, place.Member("returns"));
        if (model.Returns is ReturnsChoice.FilteredHistory && model.Correlation is not CorrelationChoice.Shrunk)
            throw place.Member("correlation").Fault("filtered history draws whole days, so its correlation is that of the data; leave the correlation out, or choose other returns");
        CheckCorrelation(model.Correlation, assets, place.Member("correlation"));
    }

    /// <summary>What can be said of a law of the returns alone.</summary>
    public static void CheckReturns(ReturnsChoice returns, JsonPlace place)
    {
        if (returns is ReturnsChoice.Student { DegreesOfFreedom: { } degrees })
            Ranges.CheckDegreesOfFreedom(degrees, place.Member("degreesOfFreedom"));
        if (returns is ReturnsChoice.OfCopula copula)
            CheckCopula(copula, place);
        if (returns is ReturnsChoice.Garch { DegreesOfFreedom: { } ofErrors } garch)
        {
            JsonPlace degreesPlace = place.Member("degreesOfFreedom");
            Ranges.CheckDegreesOfFreedom(ofErrors, degreesPlace);
            if (garch.Errors != ErrorFamily.Student)
                throw degreesPlace.Fault("degrees of freedom are those of Student-t errors; \"errors\": \"student\" is needed beside them");
        }
        if (returns is ReturnsChoice.Regimes { States: not (2 or 3) and var states })
            throw place.Member("states").Refuse(states, "two or three regimes are fitted");
        if (returns is ReturnsChoice.Cycles { DaysPerStep: var days } && days is < 2 or > 30)
            throw place.Member("daysPerStep").Refuse(days, "a step of a cycle is 2 to 30 days");
    }

    /// <summary>Refuses volatilities that are stated beside laws that are fitted with volatilities of their own, and correlations beside jumps, which have their own too.</summary>
    public static void RefuseUnusedEstimators(MarketFile market, JsonPlace root)
    {
        bool areJumps = market.Model.Returns is ReturnsChoice.Jumps;
        if (market.Model.Returns is not (ReturnsChoice.Regimes or ReturnsChoice.Cycles) && !areJumps) return;
        string fault = $"{(areJumps ? "jumps" : "regimes and cycles")} are fitted with volatilities of their own; leave the volatility out, or choose other returns";
        if (market.Model.StatesVolatility)
            throw root.Member("model").Member("volatility").Fault(fault);
        for (int i = 0; i < market.Assets.Count; i++)
        {
            if (market.Assets[i].Volatility is not null)
                throw root.Member("assets").Item(i).Member("volatility").Fault(fault);
        }

        if (areJumps && market.Model.StatesCorrelation)
            throw root.Member("model").Member("correlation").Fault("jumps are fitted with correlations of their own; leave the correlation out, or choose other returns");
    }

    public static void RefuseIdleMargins(MarketFile market, JsonPlace list)
    {
        int first = market.Model.Returns is ReturnsChoice.OfCopula ? -1 : market.Assets.ToList().FindIndex(asset => asset.Margin is not null);
        if (first >= 0)
            throw list.Item(first).Member("margin").Fault("a margin is for returns of the type \"copula\"; the model has others");
    }

    static void CheckCorrelation(CorrelationChoice choice, int assets, JsonPlace place)
    {
        if (choice is CorrelationChoice.Ewma { Decay: var ewma } && !(ewma > 0 && ewma < 1))
            throw place.Member("decay").Refuse(ewma, "a decay is above 0 and below 1");
        if (choice is CorrelationChoice.Dynamic { Decay: var dynamic } && !(dynamic > 0 && dynamic < 1))
            throw place.Member("decay").Refuse(dynamic, "a decay is above 0 and below 1");
        if (choice is CorrelationChoice.Downturn { Quantile: var quantile } && !(quantile > 0 && quantile <= 0.5))
            throw place.Member("quantile").Refuse(quantile, "the share of days that count as falls is above 0 and at most 0.5");
        if (choice is CorrelationChoice.Given given)
        {
            bool repaired = given.Repair == CorrelationRepair.Nearest;
            if ((repaired ? CorrelationMatrix.EntryFault(given.Matrix, assets) : CorrelationMatrix.Fault(given.Matrix, assets)) is { } fault)
                throw place.Member("matrix").Fault(fault);
        }
    }

    static void CheckVolatility(VolatilityChoice choice, JsonPlace place)
    {
        if (choice is VolatilityChoice.Ewma { Decay: var decay } && !(decay > 0 && decay < 1))
            throw place.Member("decay").Refuse(decay, "a decay is above 0 and below 1");
        if (choice is VolatilityChoice.Range { Days: { } days } && days <= TradingYear.FewestReturns)
            throw place.Member("days").Refuse(days, $"a volatility is taken over {TradingYear.FewestReturns + 1} days or more");
        if (choice is VolatilityChoice.Given { Value: var value })
            Ranges.CheckVolatility(value, place.Member("value"));
    }

    static void CheckCopula(ReturnsChoice.OfCopula returns, JsonPlace place)
    {
        if (returns.Copula is CopulaChoice.Student { DegreesOfFreedom: { } degrees } && !(degrees >= Copula.Student.FewestDegreesOfFreedom && degrees <= Copula.Student.MostDegreesOfFreedom))
            throw place.Member("copula").Member("degreesOfFreedom").Refuse(degrees, "degrees of freedom of a copula are 1 to 1000");
        CheckMargin(returns.Margins, place.Member("margins"));
    }

    static void CheckMargin(MarginChoice choice, JsonPlace place)
    {
        if (choice is MarginChoice.GeneralizedPareto { Tail: var tail } && !(tail > 0 && tail < 0.5))
            throw place.Member("tail").Refuse(tail, "the share of the returns in a tail is above 0 and below 0.5");
    }
}
