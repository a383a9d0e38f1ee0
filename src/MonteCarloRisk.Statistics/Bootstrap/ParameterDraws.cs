namespace MonteCarloRisk.Statistics.Bootstrap;

/// <summary>
/// Fitted parameters and what they would have been on other histories of the same market: the fitting error, which an answer carries apart from its simulation error.
/// </summary>
/// <param name="Names">Names of the parameters.</param>
/// <param name="Fitted">The parameters fitted to the data.</param>
/// <param name="Draws">The parameters fitted to each resampled history.</param>
/// <param name="Failures">Number of histories whose fit was refused; they are not among the draws.</param>
/// <param name="MeanBlock">Mean block length of the resampling, in days.</param>
/// <param name="Seed">Its seed.</param>
public sealed record ParameterDraws(
    IReadOnlyList<string> Names,
    IReadOnlyList<double> Fitted,
    IReadOnlyList<IReadOnlyList<double>> Draws,
    int Failures,
    double MeanBlock,
    int Seed)
{
    /// <summary>How the interval of an answer is labelled.</summary>
    public string Method => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"fitting error, stationary bootstrap of {Draws.Count} histories, mean block {MeanBlock:0.#} days, seed {Seed}");

    /// <summary>One parameter with the standard deviation and the percentile interval of its draws.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public Estimate Parameter(string name, double level)
    {
        int index = Names.ToList().IndexOf(name);
        return index < 0 ? throw new ArgumentOutOfRangeException(nameof(name), name, "no such parameter") : Answer(parameters => parameters[index], level);
    }

    /// <summary>An answer that depends on the parameters: its value at the fitted ones, with the interval that their error gives it. Simulation error is no part of it, if the answer has none.</summary>
    /// <param name="answer">The answer as a function of the parameters, such as a price by formula or by paths of one seed.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public Estimate Answer(Func<IReadOnlyList<double>, double> answer, double level)
    {
        double[] answers = [.. Draws.AsParallel().AsOrdered().Select(answer)];
        Array.Sort(answers);
        double mean = answers.Average();
        double deviation = Math.Sqrt(answers.Sum(value => (value - mean) * (value - mean)) / (answers.Length - 1));
        return new Estimate(answer(Fitted), deviation, Percentiles.Interval(answers, level), answers.Length, Method);
    }
}
