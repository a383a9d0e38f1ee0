using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Testing;

/// <summary>A margin of each kind, of about unit variance.</summary>
public static class SampleMargins
{
    /// <summary>Kou jumps, several a week.</summary>
    public static KouMargin Kou { get; } = new(0.03, 0.6, 0.4, 0.45, 0.7, 0.9);

    /// <summary>Merton jumps, one in twelve days, mostly falls.</summary>
    public static MertonMargin Merton { get; } = new(0.02, 0.8, 0.08, -0.6, 2);

    /// <summary>A Student t.</summary>
    public static StudentMargin Student { get; } = new(0.05, 0.6, 2.7);

    /// <summary>A centre of 65 points at uneven distances, and tails beyond a tenth.</summary>
    public static GeneralizedParetoMargin GeneralizedPareto { get; } = Pareto();

    /// <summary>One of each kind.</summary>
    public static IReadOnlyList<ReturnMargin> All { get; } = [new NormalMargin(), Student, GeneralizedPareto, Merton, Kou];

    /// <summary>The margins, jumps first, under a copula: every kind of them where there are five assets.</summary>
    /// <param name="brownian">Assets and correlation.</param>
    /// <param name="copula">The copula.</param>
    public static CopulaModel Model(GeometricBrownianModel brownian, Copula copula) =>
        new(brownian.Assets, brownian.Correlation, copula, [.. All.Reverse().Take(brownian.Assets.Count)], 1 / 365.0);

    private static GeneralizedParetoMargin Pareto()
    {
        const int points = 65;
        double[] probabilities = [.. Enumerable.Range(0, points).Select(i => 0.1 + (0.8 * i / (points - 1)))];
        double[] values = [.. probabilities.Select((p, i) => Curve(p) + (i % 2 * 0.01))];
        return new GeneralizedParetoMargin(new MarginTail(values[0], 0.1, 0.3, 0.5), probabilities, values, new MarginTail(values[^1], 1 - probabilities[^1], 0.1, 0.45));
    }

    // A rational function near a normal's quantile: the fingerprints need the same bits on every machine.
    private static double Curve(double p) => 2 * (p - 0.5) / (1 - (1.3 * (p - 0.5) * (p - 0.5)));
}
