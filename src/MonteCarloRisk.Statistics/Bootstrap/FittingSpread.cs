using System.Globalization;

namespace MonteCarloRisk.Statistics.Bootstrap;

/// <summary>
/// The fitting error of a simulated answer: how it moves from draw to draw of the fitted model, without the noise of the simulations that tell so.
/// </summary>
/// <remarks>
/// Every draw and the fitted model are simulated by the same two seeds, each on half of the paths. The answer of a draw less b (the fitted model's by the same seed - its value by all paths) is free of what both
/// have in common: b = 1, or for hits min(1, draw / fitted), the best coefficient of a control variate where the hits of one are among those of the other. With x1 and x2 these answers and x their mean, the variance of x
/// over the draws is that of the fit plus noise, and noise = Var(x1 - x2) / 4, since what the seeds do not share is noise; so the rest, Cov(x1, x2), is the fit's without bias.
/// The answers are drawn towards the value by sqrt(rest / Var(x)), and the interval lies between their percentiles. Where noise is half of the variance or more, nothing is told.
/// Sources: the components of variance of one-way random effects, S. Searle, G. Casella, C. McCulloch, Variance Components, 1992, chapter 3; for nested simulation Y. Sun, D. Apley, J. Staum, Efficient nested
/// simulation for estimating the variance of a conditional expectation, Operations Research 59 (2011) 998. Percentiles: B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
/// </remarks>
/// <param name="Scale">How answers are compared.</param>
/// <param name="Level">Confidence level in (0, 1).</param>
/// <param name="Method">How the draws were made; begins with "fitting error".</param>
public sealed record FittingSpread(SpreadScale Scale, double Level, string Method)
{
    // Of an answer that is the same at every draw but for rounding.
    const double Rounding = 1e-12;

    /// <summary>The fewest draws that an interval is made of.</summary>
    public const int FewestDraws = 2;

    /// <summary>Of the variance of the draws, noise that leaves the fitting error untold.</summary>
    public const double MostNoise = 0.5;

    /// <summary>The fitting error of a value.</summary>
    /// <param name="value">The value at the fitted model, from all of its paths.</param>
    /// <param name="fitted">The same from the paths of the draws.</param>
    /// <param name="draws">The answers at the draws; null where a draw has none.</param>
    /// <returns>
    /// The value with its fitting error. Its ends are no numbers, and its method says why, where half of the draws or more have no answer, where most of their variance is noise, or where hardly any is above zero, since zeros
    /// of a finite number of paths bound nothing.
    /// </returns>
    public Estimate Around(double value, TwiceSimulated fitted, IReadOnlyList<TwiceSimulated?> draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        TwiceSimulated[] made = [.. draws.OfType<TwiceSimulated>()];
        if (made.Length < FewestDraws || 2 * made.Length <= draws.Count) return Untold(value, made.Length, $"{draws.Count - made.Length} of them give no answer");
        if (Scale == SpreadScale.Hits && fitted == default && made.All(draw => draw == default)) return Untold(value, made.Length, "no path is hit at any of them");
        (double First, double Second)[] answers = [.. made.Select(draw => (Controlled(draw.First, fitted.First, value), Controlled(draw.Second, fitted.Second, value)))];
        double[] means = [.. answers.Select(answer => (answer.First + answer.Second) / 2)];
        double centre = means.Average();
        double total = Variance(means) is var variance && variance > Math.Pow(Rounding * centre, 2) ? variance : 0;
        double noise = Variance([.. answers.Select(answer => answer.First - answer.Second)]) / 4;
        if (total > 0 && noise > MostNoise * total) return Untold(value, made.Length, string.Create(CultureInfo.InvariantCulture, $"simulation noise is {100 * Math.Min(1, noise / total):0.#}% of the variance; more paths would tell"));
        double rest = total > 0 ? Math.Max(0, total - noise) : 0;
        double drawnIn = total > 0 ? Math.Sqrt(rest / total) : 0;
        double[] drawn = [.. means.Select(answer => value + (drawnIn * (answer - value))).Order()];
        ConfidenceInterval interval = Percentiles.Interval(drawn, Level);
        if (Scale == SpreadScale.Hits && interval.Upper <= 0) return Untold(value, made.Length, "hardly any of them has a path that is hit");
        return new Estimate(value, Math.Sqrt(rest), interval, made.Length, Described(draws.Count - made.Length, total > 0 ? noise / total : 0));
    }

    double Controlled(double draw, double fitted, double value) => draw - ((Scale == SpreadScale.Hits && draw < fitted ? draw / fitted : 1) * (fitted - value));

    Estimate Untold(double value, int draws, string reason) => new(value, double.NaN, new ConfidenceInterval(double.NaN, double.NaN, Level), draws, $"{Method}; {reason}");

    string Described(int without, double noise) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Method}{(without > 0 ? $"; {without} of them give no answer" : "")}; simulation noise, {100 * noise:0.#}% of the variance, taken out");

    static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
