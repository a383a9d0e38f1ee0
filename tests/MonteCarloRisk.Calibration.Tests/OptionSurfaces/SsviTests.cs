using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Calibration.OptionSurfaces.Ssvi;
using MonteCarloRisk.Calibration.OptionSurfaces.Svi;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.Tests.OptionSurfaces;

public sealed class SsviTests
{
    static readonly double[] Years = [0.02, 0.1, 0.3, 1];
    static readonly SsviSlice[] Known = [new(0.006, -0.2, 0.06), new(0.03, -0.25, 0.14), new(0.08, -0.3, 0.24), new(0.25, -0.35, 0.4)];

    [Fact]
    public void Known_slices_are_free_of_arbitrage_by_every_check() => Assert.True(SurfaceArbitrageCheck.Of(Known).IsFree);

    [Fact]
    public void Crossing_slices_are_calendar_arbitrage()
    {
        SurfaceArbitrage found = SurfaceArbitrageCheck.Of([new SsviSlice(0.05, -0.2, 0.3), new SsviSlice(0.06, -0.2, 0.1)]);

        Assert.False(found.MeetsCalendarConditions || found.LeastCalendarStep >= 0 || found.IsFree);
    }

    [Fact]
    public void Too_wide_a_slice_is_butterfly_arbitrage()
    {
        SurfaceArbitrage found = SurfaceArbitrageCheck.Of([new SsviSlice(0.01, -0.7, 1.5)]);

        Assert.False(found.MeetsButterflyConditions || found.LeastDensity >= 0);
    }

    [Fact]
    public void Every_point_of_the_coordinates_is_free_of_arbitrage()
    {
        var random = new MersenneTwister(3);
        for (int trial = 0; trial < 200; trial++)
        {
            double[] point = [.. Enumerable.Range(0, 15).Select(i => i % 3 == 1 ? -6 + (5 * random.NextDouble()) : 4 * (random.NextDouble() - 0.5))];
            Assert.True(SurfaceArbitrageCheck.Of(ExtendedSsviCoordinates.Slices(point)).IsFree);
        }
    }

    [Fact]
    public void Between_expiries_there_is_no_arbitrage_either()
    {
        var surface = new SsviSurface(Years, Known);
        SsviSlice[] dense = [.. Enumerable.Range(1, 150).Select(day => surface.At(day / 100.0))];

        Assert.True(SurfaceArbitrageCheck.Of(dense).IsFree);
        Assert.Equal(Math.Sqrt(Known[1].TotalVariance(0.2) / 0.1), surface.Volatility(0.2, 0.1), 12);
    }

    [Fact]
    public void A_known_surface_comes_back_from_noisy_quotes_and_junk_does_not_move_it()
    {
        // Ten thousandths of noise on 84 quotes: the curve is known to a few ten thousandths, and the bounds below are five deviations of its own error and more.
        ExpirySmile[] smiles = Quoted();
        SsviSurface clean = SsviCalibration.Fit(smiles);
        smiles[1] = smiles[1] with { Quotes = [.. smiles[1].Quotes.Select((quote, i) => i == 4 ? quote with { BidVolatility = 2.4, MidVolatility = 2.401, AskVolatility = 2.402 } : quote)] };
        SsviSurface soiled = SsviCalibration.Fit(smiles);

        for (int i = 0; i < Years.Length; i++)
        {
            foreach (double k in new[] { -0.4, -0.1, 0, 0.1, 0.4 })
            {
                double known = Math.Sqrt(Known[i].TotalVariance(k) / Years[i]);
                Assert.Equal(known, Math.Sqrt(clean.Slices[i].TotalVariance(k) / Years[i]), 0.003);
                Assert.Equal(known, Math.Sqrt(soiled.Slices[i].TotalVariance(k) / Years[i]), 0.015);
            }
        }
    }

    [Fact]
    public void A_surface_of_crossing_quotes_is_free_of_arbitrage()
    {
        ExpirySmile[] smiles = Quoted();
        (ExpirySmile first, ExpirySmile second) = (smiles[0], smiles[1]);
        smiles[0] = first with { Quotes = [.. first.Quotes.Select(quote => quote with { BidVolatility = 3 * quote.BidVolatility, MidVolatility = 3 * quote.MidVolatility, AskVolatility = 3 * quote.AskVolatility })] };
        smiles[1] = second with { Years = 0.025 };

        SsviSurface fitted = SsviCalibration.Fit(smiles);

        Assert.True(SurfaceArbitrageCheck.Of(fitted.Slices).IsFree);
        Assert.All(fitted.Slices, slice => Assert.True(ImpliedDensity.Least(SviSlice.Of(slice)) >= 0));
    }

    static ExpirySmile[] Quoted()
    {
        var noise = new MersenneTwister(7);
        return [.. Known.Select((slice, i) => SyntheticSmiles.Of(Years[i], k => Math.Sqrt(slice.TotalVariance(k) / Years[i]), halfSpread: 0.001, noise: noise))];
    }
}
