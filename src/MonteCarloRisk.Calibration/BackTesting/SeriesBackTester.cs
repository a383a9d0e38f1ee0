using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>Back-tests one price series.</summary>
/// <param name="series">The prices.</param>
/// <param name="settings">How the models walk.</param>
public sealed class SeriesBackTester(DailyPriceSeries series, WalkSettings settings)
{
    readonly DailyReturns returns = series.LogReturns();

    /// <summary>Walks a volatility with a law, and beside it, where the scope says so, every candidate and the choice among them with every law.</summary>
    /// <param name="own">The walk of the volatility.</param>
    /// <param name="law">The law.</param>
    /// <param name="scope">Which models are walked.</param>
    /// <param name="cancellation">Stops the walk.</param>
    /// <exception cref="Domain.InputException">The series is too short, or does not move.</exception>
    public SeriesBackTest Run(
        Func<DailyReturns, WalkSettings, WalkedVolatility> own, InnovationLaw law, BackTestScope scope, CancellationToken cancellation = default)
    {
        WalkedVolatility first = own(returns, settings);
        WalkedVolatility ewma = new WalkForward(settings).Walk(returns, new EwmaVolatility(), cancellation);
        List<(WalkedVolatility Walk, InnovationLaw Law)> pairs = [(first, law)];
        if (scope == BackTestScope.AllModels)
        {
            ForecastContest contest = ForecastContest.Of(returns, settings, cancellation);
            foreach (WalkedVolatility walk in contest.Candidates.Append(contest.Chosen()))
                pairs.AddRange(Enum.GetValues<InnovationLaw>().Where(one => walk.Model != first.Model || one != law).Select(one => (walk, one)));
        }

        return Of(pairs, ewma, cancellation);
    }

    SeriesBackTest Of(List<(WalkedVolatility Walk, InnovationLaw Law)> pairs, WalkedVolatility ewma, CancellationToken cancellation) => new(
        series.Asset,
        series.File,
        series.Sha256,
        returns.Days[settings.FirstReturns],
        returns.Days[^1],
        settings.FirstReturns,
        settings.RefitDays,
        [.. pairs.Select(pair => pair.Walk).DistinctBy(walk => walk.Model).Select(walk => Score(walk, ewma))],
        [.. pairs.AsParallel().AsOrdered().WithCancellation(cancellation).Select(pair => Test(pair.Walk, pair.Law))]);

    static VolatilityScore Score(WalkedVolatility walk, WalkedVolatility ewma)
    {
        double[] qlike = walk.Losses(VarianceLoss.Qlike), squared = walk.Losses(VarianceLoss.SquaredError);
        bool isEwma = walk.Model == ewma.Model;
        return new VolatilityScore(
            walk.Model,
            qlike.Average(),
            squared.Average(),
            isEwma ? null : DieboldMarianoTest.Of(qlike, ewma.Losses(VarianceLoss.Qlike)),
            isEwma ? null : DieboldMarianoTest.Of(squared, ewma.Losses(VarianceLoss.SquaredError)),
            walk.RefitsRefused,
            walk.ForecastsRefused);
    }

    static ModelBackTest Test(WalkedVolatility walk, InnovationLaw law) =>
        new(walk.Model, Name(law), PositionWalk.Of(walk, law, PositionSide.Long), PositionWalk.Of(walk, law, PositionSide.Short));

    static string Name(InnovationLaw law) => law switch
    {
        InnovationLaw.Normal => "normal",
        InnovationLaw.Student => "Student-t",
        _ => "filtered history",
    };
}
