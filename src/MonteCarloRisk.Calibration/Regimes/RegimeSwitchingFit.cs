using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Regimes;

/// <summary>A regime-switching model of two or three regimes, fitted by maximum likelihood, its regimes ordered from the calmest to the wildest.</summary>
/// <remarks>
/// From several seeded starts a few steps of expectation-maximisation each (J. Hamilton, Analysis of time series subject to changes in regime, Journal of Econometrics 45 (1990) 39); the
/// best are climbed to the end with the exact gradient, by BFGS and Newton steps. Errors are of the observed information, differences of that gradient, for probabilities and durations by the delta method.
/// </remarks>
/// <param name="Model">The fitted model.</param>
/// <param name="Means">Means with their errors.</param>
/// <param name="Scales">Scales with their errors.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom with their error; null for normal errors.</param>
/// <param name="Stays">Probabilities to stay with their errors.</param>
/// <param name="ExpectedDurations">Expected lengths of a stay in steps.</param>
/// <param name="LogLikelihood">The maximum of the log-likelihood.</param>
/// <param name="Converged">Whether the search ended at a maximum.</param>
/// <param name="StartsAgreeing">How many of the starts climbed to the end reached the same maximum, to 0.01.</param>
public sealed record RegimeSwitchingFit(
    RegimeSwitchingModel Model,
    IReadOnlyList<Estimate> Means,
    IReadOnlyList<Estimate> Scales,
    Estimate? DegreesOfFreedom,
    IReadOnlyList<Estimate> Stays,
    IReadOnlyList<Estimate> ExpectedDurations,
    double LogLikelihood,
    bool Converged,
    int StartsAgreeing)
{
    const int Starts = 8, Climbed = 3, FirstSteps = 12;
    const double Step = 1e-4, FirstDegrees = 6;
    const string Place = "regime-switching fit", Method = "maximum likelihood";

    /// <summary>Fits the model.</summary>
    /// <param name="returns">Returns, a step apart, 100 or more.</param>
    /// <param name="regimes">Two or three.</param>
    /// <param name="errors">The errors within a regime.</param>
    /// <param name="seed">Seed of the starts.</param>
    /// <exception cref="InputException">The returns cannot be fitted.</exception>
    public static RegimeSwitchingFit Fit(IReadOnlyList<double> returns, int regimes, RegimeErrors errors, int seed)
    {
        if (regimes is not (2 or 3)) throw new InputException(Place, $"{regimes} regimes; two or three are fitted");
        if (returns.Count < 100) throw new InputException(Place, $"{returns.Count} returns; 100 or more are needed");
        SampleChecks.RefuseUnfit(returns, Place);
        double[] values = [.. returns];
        var parameters = new RegimeParameters(values, regimes, errors);
        var likelihood = new RegimeLikelihood(values, regimes);
        var random = new MersenneTwister(seed);
        LikelihoodAscent[] climbed =
        [
            .. Enumerable.Range(0, Starts)
                .Select(_ => Improved(likelihood, values, Start(values, regimes, errors, random)))
                .OrderByDescending(start => start.LogLikelihood)
                .Take(Climbed)
                .Select(start => LikelihoodAscent.Climb(parameters.At, parameters.Free(start.Model))),
        ];
        LikelihoodAscent best = climbed.MaxBy(ascent => ascent.LogLikelihood)!;
        RegimeSwitchingModel ordered = Ordered(parameters.Model([.. best.Parameters]));
        return Described(parameters, ordered, values.Length, best, climbed.Count(ascent => ascent.LogLikelihood > best.LogLikelihood - 0.01));
    }

    static RegimeSwitchingModel Start(double[] values, int regimes, RegimeErrors errors, MersenneTwister random)
    {
        (double median, double deviation) = SampleChecks.MedianAndDeviation(values);
        double stay = 0.8 + 0.19 * random.NextDouble();
        return new RegimeSwitchingModel(
            [.. Enumerable.Range(0, regimes).Select(_ => median + deviation * (random.NextDouble() - 0.5))],
            [.. Enumerable.Range(0, regimes).Select(i => deviation * Math.Pow(2, 1.5 * i - 0.75 + random.NextDouble() - 0.5))],
            errors == RegimeErrors.StudentT ? FirstDegrees : double.PositiveInfinity,
            [.. Enumerable.Range(0, regimes).Select(i => Enumerable.Range(0, regimes).Select(j => i == j ? stay : (1 - stay) / (regimes - 1)).ToArray())]);
    }

    // Expectation-maximisation with the degrees of freedom held; the first regime's share in the transitions is left to the climb.
    static (RegimeSwitchingModel Model, double LogLikelihood) Improved(RegimeLikelihood likelihood, double[] values, RegimeSwitchingModel model)
    {
        double floor = 0.05 * SampleChecks.MedianAndDeviation(values).Deviation;
        for (int k = 0; k < FirstSteps; k++)
        {
            likelihood.Smooth(model);
            int regimes = model.Regimes;
            double[] means = new double[regimes], scales = new double[regimes];
            double[][] transition = new double[regimes][];
            for (int i = 0; i < regimes; i++)
            {
                (means[i], scales[i]) = Moments(likelihood, values, model, i);
                scales[i] = Math.Max(scales[i], floor);
                double[] moves = [.. Enumerable.Range(0, regimes).Select(j => likelihood.Moves[i * regimes + j] + 1e-6)];
                transition[i] = [.. moves.Select(move => move / moves.Sum())];
            }

            model = new RegimeSwitchingModel(means, scales, model.DegreesOfFreedom, transition);
        }

        return (model, likelihood.Smooth(model));
    }

    static (double Mean, double Scale) Moments(RegimeLikelihood likelihood, double[] values, RegimeSwitchingModel model, int regime)
    {
        double weights = 1e-9, pulls = 1e-9, weighted = 0, squares = 0, degrees = model.DegreesOfFreedom, mean = model.Means[regime], scale = model.Scales[regime];
        for (int step = 0; step < values.Length; step++)
        {
            double distance = values[step] - mean, z = distance / scale;
            double weight = likelihood.Smoothed(step, regime), pull = double.IsPositiveInfinity(degrees) ? weight : weight * (degrees + 1) / (degrees + z * z);
            weights += weight;
            pulls += pull;
            weighted += pull * distance;
            squares += pull * distance * distance;
        }

        double move = weighted / pulls;
        return (mean + move, Math.Sqrt(Math.Max(0, squares - move * weighted) / weights));
    }

    static RegimeSwitchingModel Ordered(RegimeSwitchingModel model)
    {
        int[] order = [.. Enumerable.Range(0, model.Regimes).OrderBy(i => model.Scales[i])];
        return new RegimeSwitchingModel(
            [.. order.Select(i => model.Means[i])],
            [.. order.Select(i => model.Scales[i])],
            model.DegreesOfFreedom,
            [.. order.Select(i => order.Select(j => model.Transition[i][j]).ToArray())]);
    }

    static RegimeSwitchingFit Described(RegimeParameters parameters, RegimeSwitchingModel model, int count, LikelihoodAscent best, int agreeing)
    {
        double[] free = parameters.Free(model);
        double[,] covariance = ObservedInformation.Covariance(parameters.At, free, i => parameters.IsFixed(free, i)) ?? throw SampleChecks.NoInformation(Place);
        return new RegimeSwitchingFit(
            model,
            Each(i => model.Means[i], m => m.Means),
            Each(i => model.Scales[i], m => m.Scales),
            double.IsPositiveInfinity(model.DegreesOfFreedom) ? null : Delta(model.DegreesOfFreedom, m => m.DegreesOfFreedom),
            Each(i => model.Transition[i][i], m => [.. m.Transition.Select((row, i) => row[i])]),
            Each(model.ExpectedDuration, m => [.. Enumerable.Range(0, m.Regimes).Select(m.ExpectedDuration)]),
            best.LogLikelihood,
            best.Converged,
            agreeing);

        Estimate[] Each(Func<int, double> value, Func<RegimeSwitchingModel, IReadOnlyList<double>> read) =>
            [.. Enumerable.Range(0, model.Regimes).Select(i => Delta(value(i), m => read(m)[i]))];

        Estimate Delta(double value, Func<RegimeSwitchingModel, double> read)
        {
            var slopes = new double[free.Length];
            for (int i = 0; i < free.Length; i++)
            {
                double[] moved = [.. free];
                moved[i] += Step;
                double above = read(parameters.Model(moved));
                moved[i] -= 2 * Step;
                slopes[i] = (above - read(parameters.Model(moved))) / (2 * Step);
            }

            double variance = 0;
            for (int i = 0; i < free.Length; i++)
            {
                for (int j = 0; j < free.Length; j++) variance += slopes[i] * covariance[i, j] * slopes[j];
            }

            return ObservedInformation.Estimate(value, variance, SampleChecks.UsualLevel, count, Method);
        }
    }
}
