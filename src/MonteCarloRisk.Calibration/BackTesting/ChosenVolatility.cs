using System.Globalization;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>
/// The volatility of the candidate of <see cref="ForecastContest"/> with the least mean QLIKE over the asset's own past. One whose fit does not converge,
/// or whose forecast is beyond every move of the series, leaves its place to the next best; EWMA always serves.
/// </summary>
/// <param name="Chosen">The estimator chosen.</param>
/// <param name="Explanation">Which it is, by what score, against which others, and whether Diebold and Mariano's test tells them apart.</param>
public sealed record ChosenVolatility(IVolatilityEstimator Chosen, string Explanation) : IVolatilityEstimator
{
    /// <inheritdoc/>
    public string Name => $"{ForecastContest.Name}: {Chosen.Name}";

    /// <inheritdoc/>
    public double Annualised(DailyReturns returns) => Chosen.Annualised(returns);

    /// <inheritdoc/>
    /// <remarks>The choice stands; the chosen one is fitted again.</remarks>
    public Func<IReadOnlyList<int>, double> Refits(DailyReturns returns) => Chosen.Refits(returns);

    /// <summary>Chooses by the returns.</summary>
    /// <param name="returns">Daily log returns, oldest first; 500 or more.</param>
    /// <param name="horizonDays">Days over which a fitted model forecasts.</param>
    /// <param name="usable">The candidates of the contest that may be chosen.</param>
    /// <exception cref="InputException">The returns are too few, or do not move.</exception>
    public static ChosenVolatility Of(DailyReturns returns, int horizonDays, IReadOnlyList<IVolatilityModel> usable)
    {
        ForecastContest contest = ForecastContest.Of(returns, new WalkSettings());
        var refused = new List<string>();
        foreach (int candidate in Enumerable.Range(0, contest.Candidates.Count).OrderBy(candidate => contest.Scores[candidate]))
        {
            IVolatilityModel model = ForecastContest.Models[candidate];
            if (!usable.Contains(model))
            {
                refused.Add($"{model.Name}, by which no path can move");
                continue;
            }

            IVolatilityEstimator estimator = Estimator(model, horizonDays);
            try
            {
                estimator.Annualised(returns);
            }
            catch (InputException)
            {
                refused.Add($"{model.Name}, whose forecast cannot be used today");
                continue;
            }

            return new ChosenVolatility(estimator, Explain(contest, candidate, refused));
        }

        throw new InputException(returns.File, $"no volatility model can be fitted to {returns.Asset}");
    }

    static IVolatilityEstimator Estimator(IVolatilityModel model, int horizonDays) => model switch
    {
        GarchModel garch => new ForecastVolatility(garch, horizonDays),
        _ => (IVolatilityEstimator)model,
    };

    static string Explain(ForecastContest contest, int chosen, List<string> refused)
    {
        IEnumerable<string> others = Enumerable.Range(0, contest.Candidates.Count).Where(candidate => candidate != chosen).Select(candidate => Other(contest, candidate));
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{contest.Candidates[chosen].Model} has the least mean QLIKE{(refused.Count == 0 ? "" : ", of those that can be used,")} of one-day forecasts over {contest.Candidates[chosen].Count} days out of sample, {contest.Scores[chosen]:0.0000}, against {string.Join("; ", others)}");
        return refused.Count == 0 ? text : $"{text}. Before it came {string.Join(" and ", refused)}";
    }

    static string Other(ForecastContest contest, int candidate)
    {
        HypothesisTest test = contest.AgainstBest(candidate);
        string verdict = candidate == contest.Best ? "the best" : test.Passes ? "not told apart" : "told apart";
        return string.Create(CultureInfo.InvariantCulture, $"{contest.Candidates[candidate].Model} {contest.Scores[candidate]:0.0000} ({verdict}{(candidate == contest.Best ? "" : string.Create(CultureInfo.InvariantCulture, $", Diebold-Mariano p {test.PValue:0.00}"))})");
    }
}
