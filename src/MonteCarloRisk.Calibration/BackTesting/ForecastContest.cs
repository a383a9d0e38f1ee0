using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>
/// EWMA, GARCH, GJR and EGARCH walked through the same series, and which of them forecasts best: the one with the least mean QLIKE of one-day forecasts
/// over the days so far. QLIKE looks at relative errors, so that calm days and storms count alike; by squared error the few largest days would choose.
/// </summary>
public sealed class ForecastContest
{
    /// <summary>The name of the choice among the candidates.</summary>
    public const string Name = "auto";

    readonly WalkSettings settings;
    readonly double[][] losses;

    ForecastContest(WalkSettings settings, IReadOnlyList<WalkedVolatility> candidates)
    {
        this.settings = settings;
        Candidates = candidates;
        losses = [.. candidates.Select(candidate => candidate.Losses(VarianceLoss.Qlike))];
    }

    /// <summary>The models that compete, with a mean of zero and normal errors: fitted so, their variances are consistent whatever the law of the errors.</summary>
    public static IReadOnlyList<IVolatilityModel> Models { get; } =
    [
        new EwmaVolatility(),
        new GarchModel(VarianceEquation.Garch, ErrorFamily.Normal) { Mean = ReturnMean.Zero },
        new GarchModel(VarianceEquation.Gjr, ErrorFamily.Normal) { Mean = ReturnMean.Zero },
        new GarchModel(VarianceEquation.Egarch, ErrorFamily.Normal) { Mean = ReturnMean.Zero },
    ];

    /// <summary>The candidates' walks, in the order of <see cref="Models"/>.</summary>
    public IReadOnlyList<WalkedVolatility> Candidates { get; }

    /// <summary>Index of the best candidate over all days.</summary>
    public int Best => BestBefore(losses[0].Length);

    /// <summary>The mean QLIKE of each candidate over all days.</summary>
    public IReadOnlyList<double> Scores => [.. losses.Select(loss => loss.Average())];

    /// <summary>Walks the candidates.</summary>
    /// <param name="returns">Daily log returns, oldest first.</param>
    /// <param name="settings">How they walk.</param>
    /// <param name="cancellation">Stops the walk.</param>
    /// <exception cref="Domain.InputException">The returns are too few, or do not move.</exception>
    public static ForecastContest Of(DailyReturns returns, WalkSettings settings, CancellationToken cancellation = default)
    {
        var walk = new WalkForward(settings);
        return new ForecastContest(settings, [.. Models.Select(model => walk.Walk(returns, model, cancellation))]);
    }

    /// <summary>Whether Diebold and Mariano's test tells a candidate from the best; a p-value of one for the best itself.</summary>
    /// <param name="candidate">Index of the candidate.</param>
    public HypothesisTest AgainstBest(int candidate) => DieboldMarianoTest.Of(losses[candidate], losses[Best]);

    /// <summary>
    /// The walk of the choice itself: at each fit the best candidate so far forecasts the days up to the next, EWMA until 250 days can be scored.
    /// </summary>
    public WalkedVolatility Chosen()
    {
        WalkedVolatility usual = Candidates[0];
        double[] means = [.. usual.Means], variances = [.. usual.Variances];
        for (int from = 0; from < usual.Count; from += settings.RefitDays)
        {
            WalkedVolatility best = Candidates[from < WalkSettings.FewestDays ? 0 : BestBefore(from)];
            int end = Math.Min(from + settings.RefitDays, usual.Count);
            for (int day = usual.First + from; day < usual.First + end; day++)
                (means[day], variances[day]) = (best.Means[day], best.Variances[day]);
        }

        return usual with { Model = Name, Means = means, Variances = variances };
    }

    int BestBefore(int days) => Enumerable.Range(0, losses.Length).MinBy(candidate => losses[candidate].Take(days).Average());
}
