using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.Tests.OptionSurfaces;

/// <summary>Smiles that a known function gives, with normal errors of the quotes' own half-spread where a random source is given.</summary>
static class SyntheticSmiles
{
    const int Strikes = 21;

    public static ExpirySmile Of(double years, Func<double, double> volatility, double halfSpread, double reach = 0.5, RandomSource? noise = null) => new(
        new DateTime(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc),
        years,
        1,
        ForwardSource.Parity,
        [.. Enumerable.Range(0, Strikes).Select(i =>
        {
            double k = reach * ((2.0 * i / (Strikes - 1)) - 1), mid = volatility(k) + (noise is null ? 0 : halfSpread * Normal(noise));
            return new SmileQuote($"K{i}", Math.Exp(k), k, mid - halfSpread, mid + halfSpread, mid, null);
        })],
        []);

    static double Normal(RandomSource source) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, source.NextDouble());
}
