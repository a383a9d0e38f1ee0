using MonteCarloRisk.Calibration.OptionSurfaces.Svi;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.Tests.OptionSurfaces;

public sealed class SviTests
{
    /// <summary>Gatheral and Jacquier 2014, section 2.2: the example of A. Vogt, whose density is negative around k = 0.9.</summary>
    static readonly SviSlice Vogt = new(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153);

    static readonly SviSlice Flat = new(0.04, 1e-6, 0, 0, 1);

    [Fact]
    public void The_butterfly_arbitrage_of_the_Vogt_smile_is_found()
    {
        Assert.True(Vogt.LeastTotalVariance > 0);
        Assert.True(ImpliedDensity.At(Vogt, 0.9) < 0);
        Assert.True(ImpliedDensity.Least(Vogt) < -0.01);
    }

    /// <summary>Gatheral and Jacquier 2014, section 5.1: its jump-wings parameters, and those of the smile without arbitrage that keeps the first three of them.</summary>
    [Fact]
    public void The_published_repair_of_the_Vogt_smile_is_free_of_arbitrage()
    {
        SviJumpWings wings = Vogt.ToJumpWings(1);

        Assert.Equal([0.01742625, -0.1752111, 0.6997381, 1.316798, 0.0116249], [wings.Variance, wings.Skew, wings.PutWing, wings.CallWing, wings.LeastVariance], Near(1e-6));
        SviSlice repaired = (wings with { CallWing = 0.3493158, LeastVariance = 0.01548182 }).ToRaw();
        Assert.True(ImpliedDensity.Least(repaired) >= 0);
    }

    [Fact]
    public void The_forms_of_a_slice_are_one_slice()
    {
        SviSlice slice = new(0.01, 0.12, -0.35, 0.05, 0.21);

        foreach (SviSlice same in new[] { slice.ToNatural().ToRaw(), slice.ToJumpWings(0.4).ToRaw() })
            Assert.Equal([slice.A, slice.B, slice.Rho, slice.M, slice.Sigma], [same.A, same.B, same.Rho, same.M, same.Sigma], Near(1e-12));
    }

    [Fact]
    public void An_Ssvi_slice_is_its_raw_form()
    {
        SsviSlice slice = new(0.05, -0.4, 0.3);
        var raw = SviSlice.Of(slice);

        Assert.All([-2, -0.3, 0, 0.1, 1.5], k => Assert.Equal(slice.TotalVariance(k), raw.TotalVariance(k), 1e-14));
    }

    [Fact]
    public void The_density_is_that_of_prices()
    {
        // g φ(d2) / sqrt(w) is the second derivative of the call price to the strike, here by differences.
        SviSlice slice = new(0.01, 0.12, -0.35, 0.05, 0.21);
        const double K = 1.2, Step = 1e-3;
        double Call(double strike) => Calibration.OptionSurfaces.Black.BlackFormula.Price(Domain.Accounts.OptionRight.Call, 1, strike, Math.Sqrt(slice.TotalVariance(Math.Log(strike))));
        double differences = (Call(K + Step) - (2 * Call(K)) + Call(K - Step)) / (Step * Step);
        double w = slice.TotalVariance(Math.Log(K)), d2 = (-Math.Log(K) / Math.Sqrt(w)) - (0.5 * Math.Sqrt(w));

        Assert.Equal(differences, ImpliedDensity.At(slice, Math.Log(K)) * Math.Exp(-0.5 * d2 * d2) / Math.Sqrt(2 * Math.PI * w) / K, 1e-5);
    }

    [Fact]
    public void A_slice_comes_back_from_its_quotes()
    {
        SviSlice slice = new(0.004, 0.05, -0.25, 0.02, 0.15);
        SviSlice found = SviCalibration.Fit(SyntheticSmiles.Of(0.1, k => Math.Sqrt(slice.TotalVariance(k) / 0.1), halfSpread: 0.001), Flat);

        Assert.All([-0.5, -0.2, 0, 0.2, 0.5], k => Assert.Equal(slice.TotalVariance(k), found.TotalVariance(k), 1e-6));
        Assert.Equal(slice.Rho, found.Rho, 1e-2);
    }

    [Fact]
    public void A_fit_to_an_arbitrageable_smile_is_free_of_arbitrage()
    {
        SviSlice found = SviCalibration.Fit(SyntheticSmiles.Of(1, k => Math.Sqrt(Vogt.TotalVariance(k)), halfSpread: 0.005, reach: 1.5), Flat);

        Assert.True(ImpliedDensity.Least(found) >= 0);
        Assert.NotEqual(Flat, found);
    }

    static Comparison Near(double tolerance) => new(tolerance);

    sealed class Comparison(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double value) => 0;
    }
}
