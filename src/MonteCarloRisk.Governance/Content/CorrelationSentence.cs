using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>Where the correlation of a model comes from, in words.</summary>
static class CorrelationSentence
{
    public static string Of(Market market) => $"{Source(market.Model, market.Data)}{Shrinkage(market.Data)}{Repair(market.Data)}";

    static string Source(PriceModel model, MarketDataSummary data)
    {
        string days = NumberText.Count(data.CorrelationReturns), how = data.CorrelationEstimator;
        return model switch
        {
            FilteredHistoryModel => $"From {days} common days, {how}: of returns over the volatility expected of each day. It is told and not used, since paths draw whole days of them, with whatever ties the assets on those.",
            CorrelatedGarchModel => $"From {days} common days, {how}: of returns over the volatility expected of each day.",
            RegimeModel { Moves.StepsPerMove: > 1 and var step } => $"From {days} common daily returns in steps of {NumberText.Days(step)}, {how}.",
            StudentModel student when student.DegreesOfFreedom.Distinct().Skip(1).Any() => $"From {days} common daily returns, {how}; on the paths it is that of the normals, of which that of returns falls short where degrees of freedom differ.",
            CopulaModel => $"From {days} common daily returns, {how}; on the paths it is that of the copula's scores.",
            _ => $"From {days} common daily returns, {how}.",
        };
    }

    static string Shrinkage(MarketDataSummary data) => data.CorrelationShrinkage == 0
        ? ""
        : $" Shrinkage {NumberText.Percent(data.CorrelationShrinkage)} is the weight given to the shrinkage target rather than to the sample.";

    static string Repair(MarketDataSummary data) => data.CorrelationRepair == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" It was not positive semi-definite: the nearest correlation matrix, at a distance of {data.CorrelationRepair:0.####} (Frobenius), takes its place.");
}
