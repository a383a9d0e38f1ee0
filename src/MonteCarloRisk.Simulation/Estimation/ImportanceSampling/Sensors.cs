using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>
/// Tilts of weight zero whose log likelihoods add up what a pilot wants to know of a path: the sum of each normal, how likely each uniform is under tails of
/// several sizes, and the sum of a feature of the integers.
/// </summary>
/// <param name="shape">What the process draws.</param>
/// <param name="feature">By outcome of the integer what is added up; empty where none is drawn.</param>
internal sealed class Sensors(DrawShape shape, IReadOnlyList<double> feature)
{
    // Tails that are likelier by less than this, in the logarithm of a path's likelihood, are noise.
    private const double LeastGain = 0.1;

    private static readonly TailTilt[] Tails =
    [
        .. ((double[])[0.01, 0.03, 0.12, 0.4, 0.9]).SelectMany(probability => ((double[])[0.1, 0.25, 0.5]).Select(exponent => new TailTilt(probability, exponent))),
    ];

    /// <summary>The sensors as tilts.</summary>
    public IReadOnlyList<Tilt> Tilts { get; } =
    [
        .. Enumerable.Range(0, shape.Normals).Select(normal => Tilt.None(0, shape) with { Normals = new NormalTilt([.. Enumerable.Range(0, shape.Normals).Select(other => other == normal ? 1.0 : 0)], 0) }),
        .. shape.Tails.SelectMany((_, draw) => Tails.Select(tail => Tilt.None(0, shape) with { Tails = [.. shape.Tails.Select((_, other) => other == draw ? tail : TailTilt.None)] })),
        .. feature.Count > 0 ? (IEnumerable<Tilt>)[Tilt.None(0, shape) with { Outcomes = OutcomeTilt.None(feature.Count) with { Likelihoods = feature } }] : [],
    ];

    /// <summary>
    /// The tilt under which weighted paths up to their events are likeliest: the cross-entropy method. R. Rubinstein, D. Kroese, <i>The Cross-Entropy Method</i>, 2004, sections 3.2 and 3.4.
    /// </summary>
    /// <param name="events">Weight and place of each path's event.</param>
    /// <param name="offset">Place of the first sensor among the readings.</param>
    public Tilt Fit(IReadOnlyList<(double Weight, PilotLow Low)> events, int offset)
    {
        double Sum(int sensor) => events.Sum(one => one.Weight * one.Low.Readings[offset + sensor]);
        double paths = events.Sum(one => one.Weight);
        double steps = events.Sum(one => one.Weight * one.Low.Date);
        return new Tilt(
            0,
            NormalTilt.Of([.. Enumerable.Range(0, shape.Normals).Select(normal => Sum(normal) / steps)]),
            [.. shape.Tails.Select((_, draw) => Likeliest(tail => Sum(shape.Normals + (draw * Tails.Length) + tail) / paths))],
            feature.Count > 0 ? ExponentialTilt.Of(feature, Sum(shape.Normals + (shape.Tails.Count * Tails.Length)) / steps) : OutcomeTilt.None(0));
    }

    private static TailTilt Likeliest(Func<int, double> gain)
    {
        int best = Enumerable.Range(0, Tails.Length).MaxBy(gain);
        return gain(best) > LeastGain ? Tails[best] : TailTilt.None;
    }
}
