using System.Globalization;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.Regimes;

/// <summary>Regimes of a whole market: one chain, and what each regime does to every asset.</summary>
/// <remarks>
/// The chain is that of a market factor, the mean over the assets of their returns over their robust deviations, so that neither the order of the assets nor the wildest of them decides what
/// the market's regime is. Means, deviations and correlations of each asset in each regime are moments weighed with the smoothed probabilities, which are the maximum likelihood estimates where
/// the regimes are known (the M-step of J. Hamilton, Journal of Econometrics 45 (1990) 39) and whose mixture has the moments of the data. Errors take the probabilities as known.
/// </remarks>
/// <param name="Chain">The fit of the factor's chain.</param>
/// <param name="Names">Names of the regimes, in the order of the chain.</param>
/// <param name="Assets">Each asset's moments in each regime, asset by asset.</param>
/// <param name="Correlations">Correlation in each regime, shrunk towards the identity.</param>
/// <param name="Next">Probability of each regime on the step after the data.</param>
/// <param name="StepsIn">Expected number of steps of the data in each regime: what its moments rest on.</param>
/// <param name="DaysPerMove">Days of one step of the chain.</param>
/// <param name="Steps">Steps that the chain was fitted to.</param>
public sealed record MarketRegimes(
    RegimeSwitchingFit Chain,
    IReadOnlyList<string> Names,
    IReadOnlyList<IReadOnlyList<RegimeMoments>> Assets,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> Correlations,
    IReadOnlyList<double> Next,
    IReadOnlyList<double> StepsIn,
    int DaysPerMove,
    int Steps)
{
    // Of the fit's starts; where it leads elsewhere than another seed, the number of starts that agree tells.
    const int Seed = 1;

    // Mean and deviation of each asset from fewer are noise, and a likelihood of normals grows without bound on one or two.
    const double FewestStepsIn = 4;

    /// <summary>Fits two or three regimes of daily returns, named by their volatility.</summary>
    /// <param name="returns">Daily log returns, one row an asset, oldest first; 100 or more.</param>
    /// <param name="regimes">Two or three.</param>
    /// <param name="errors">The errors within a regime.</param>
    /// <exception cref="InputException">The returns cannot be fitted.</exception>
    public static MarketRegimes Fit(IReadOnlyList<IReadOnlyList<double>> returns, int regimes, RegimeErrors errors) =>
        Of(RegimeSwitchingFit.Fit(Factor(returns), regimes, errors, Seed), regimes == 2 ? ["calm", "wild"] : ["calm", "usual", "wild"], returns, 1);

    /// <summary>Fits calm, boom and crash to returns over several days, see <see cref="MarketCycle"/>.</summary>
    /// <param name="returns">Daily log returns, one row an asset, oldest first; 100 steps or more.</param>
    /// <param name="daysPerMove">Days of one step of the chain.</param>
    /// <exception cref="InputException">The returns cannot be fitted.</exception>
    public static MarketRegimes FitCycle(IReadOnlyList<IReadOnlyList<double>> returns, int daysPerMove)
    {
        MarketCycle cycle = MarketCycle.Of(Factor(returns), daysPerMove, Seed);
        return Of(cycle.Fit, [.. Enumerable.Range(0, 3).Select(k => k == cycle.Calm ? "calm" : k == cycle.Boom ? MarketCycle.BoomName : MarketCycle.CrashName)], returns, daysPerMove);
    }

    /// <summary>The model on daily steps, whose long-run drift is stated: daily data tells the drift of no asset, only how regimes differ.</summary>
    /// <param name="assets">Names and spots.</param>
    /// <param name="drifts">Mean log return of each asset per year in the long run.</param>
    /// <param name="correlation">A correlation that all regimes share; null for each regime's own.</param>
    public RegimeModel Model(IReadOnlyList<PricedName> assets, IReadOnlyList<double> drifts, IReadOnlyList<IReadOnlyList<double>>? correlation)
    {
        double perYear = (double)TradingYear.Days / DaysPerMove;
        IReadOnlyList<double> shares = Chain.Model.StationaryProbabilities();
        double[] shifts = [.. drifts.Select((drift, i) => drift - perYear * Assets[i].Select((moments, k) => shares[k] * moments.Mean.Value).Sum())];
        return new RegimeModel(
            assets,
            [.. Names.Select((name, k) => new Regime(
                name,
                [.. Assets.Select((asset, i) => perYear * asset[k].Mean.Value + shifts[i])],
                [.. Assets.Select(asset => Math.Sqrt(perYear) * asset[k].Deviation.Value)],
                correlation ?? Correlations[k]))],
            new RegimeMoves(Next, Chain.Model.Transition, DaysPerMove),
            Chain.DegreesOfFreedom?.Value,
            1.0 / TradingYear.Days);
    }

    static double[] Factor(IReadOnlyList<IReadOnlyList<double>> returns)
    {
        double[][] moving =
        [
            .. returns
                .Select(row => (Row: row, SampleChecks.MedianAndDeviation([.. row]).Deviation))
                .Where(asset => asset.Deviation > 0)
                .Select(asset => asset.Row.Select(value => value / asset.Deviation).ToArray()),
        ];
        return moving.Length > 0
            ? [.. Enumerable.Range(0, returns[0].Count).Select(day => moving.Average(row => row[day]))]
            : throw new InputException("regime-switching fit", "no price moves");
    }

    static MarketRegimes Of(RegimeSwitchingFit chain, string[] names, IReadOnlyList<IReadOnlyList<double>> returns, int days)
    {
        double[][] steps = [.. returns.Select(row => Sums(row, days))];
        double[] factor = Sums(Factor(returns), days);
        IReadOnlyList<IReadOnlyList<double>> smoothed = chain.Model.SmoothedProbabilities(factor);
        double[] within = [.. smoothed.Select(row => row.Sum())];
        int fewest = Array.IndexOf(within, within.Min());
        if (within[fewest] < FewestStepsIn)
        {
            throw new InputException("regime-switching fit", string.Create(
                CultureInfo.InvariantCulture,
                $"the likelihood is largest where the {names[fewest]} is {within[fewest]:0.#} of {factor.Length} steps, too few for a regime; ask for fewer regimes or steps of other days"));
        }

        RegimeWeights[] weights = [.. smoothed.Select(row => new RegimeWeights(row))];

        // Smoothed and filtered probabilities are the same at the end of the data.
        double[] next = [.. names.Select((_, j) => names.Select((_, i) => smoothed[i][^1] * chain.Model.Transition[i][j]).Sum())];
        return new MarketRegimes(
            chain,
            names,
            [.. steps.Select(row => weights.Select(weight => weight.Moments(row)).ToArray())],
            [.. weights.Select(weight => weight.Correlation(steps))],
            [.. next.Select(probability => probability / next.Sum())],
            within,
            days,
            factor.Length);
    }

    // As the cycle's fit does: days at the start that fill no step are left out.
    static double[] Sums(IReadOnlyList<double> row, int days)
    {
        int steps = row.Count / days, first = row.Count - steps * days;
        return [.. Enumerable.Range(0, steps).Select(k => row.Skip(first + k * days).Take(days).Sum())];
    }
}
