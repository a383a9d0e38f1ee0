using MonteCarloRisk.Calibration.OptionSurfaces.StochasticVolatility;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.Tests.OptionSurfaces;

public sealed class BatesPricesTests
{
    /// <summary>
    /// Andersen 2008 cases I and III, Broadie and Kaya 2006, Kahl and Jäckel 2005, and Fang and Oosterlee 2008 (5.785155434 and 22.318945791), all at spot 100 and converged to the digits given.
    /// </summary>
    [Theory]
    [InlineData(.04, .5, .04, 1, -.9, 10, 0, 60, 44.32997507017)]
    [InlineData(.04, .5, .04, 1, -.9, 10, 0, 100, 13.08467013699)]
    [InlineData(.04, .5, .04, 1, -.9, 10, 0, 140, .295774435798)]
    [InlineData(.09, 1, .09, 1, -.3, 5, .05, 60, 56.57502466975)]
    [InlineData(.09, 1, .09, 1, -.3, 5, .05, 140, 18.15695689332)]
    [InlineData(.010201, 6.21, .019, .61, -.7, 1, .0319, 100, 6.806113313462)]
    [InlineData(.16, 1, .16, 2, -.8, 10, 0, 200, 4.95211472088)]
    [InlineData(.0175, 1.5768, .0398, .5751, -.5711, 1, 0, 100, 5.785155434376)]
    [InlineData(.0175, 1.5768, .0398, .5751, -.5711, 10, 0, 100, 22.31894579115)]
    public void Heston_calls_match_published_values(double v0, double kappa, double theta, double sigma, double rho, double years, double rate, double strike, double expected) =>
        Assert.Equal(expected, Price(new BatesModel(new HestonModel(v0, kappa, theta, sigma, rho), 0, 0, 0), OptionRight.Call, years, rate, 0, strike), 1e-10);

    /// <summary>A. Lewis: spot 100, one year, r = 1%, q = 2%, v0 = 0.04, κ = 4, θ = 0.25, σ = 1, ρ = -0.5, to 15 digits.</summary>
    [Theory]
    [InlineData(80, 7.958878113256768, 26.774758743998854)]
    [InlineData(90, 12.017966707346305, 20.933349000596710)]
    [InlineData(100, 17.055270961270109, 16.070154917028834)]
    [InlineData(110, 23.017825898442800, 12.132211516709845)]
    [InlineData(120, 29.811026202682472, 9.0249134834578356)]
    public void Heston_prices_match_Lewis(double strike, double put, double call)
    {
        var model = new BatesModel(new HestonModel(0.04, 4, 0.25, 1, -0.5), 0, 0, 0);

        Assert.Equal(put, Price(model, OptionRight.Put, 1, 0.01, 0.02, strike), 1e-12);
        Assert.Equal(call, Price(model, OptionRight.Call, 1, 0.01, 0.02, strike), 1e-12);
    }

    [Fact]
    public void A_short_expiry_keeps_its_far_strikes()
    {
        var model = new BatesModel(new HestonModel(0.01, 4, 0.25, 1, -0.5), 0, 0, 0);

        Assert.Equal(2.52744782319e-6, Price(model, OptionRight.Call, 0.01, 0.01, 0.02, 105), 1e-12);
        Assert.Equal(4.61954855653851e-4, Price(model, OptionRight.Put, 0.01, 0.01, 0.02, 95), 1e-12);
    }

    /// <summary>Broadie and Kaya 2006, table 5: 20.1642; the mean of the jump's factor is 1 - 0.12.</summary>
    [Fact]
    public void A_Bates_call_matches_the_published_value()
    {
        var model = new BatesModel(new HestonModel(.008836, 3.99, .014, .27, -.79), .11, Math.Log(1 - .12) - (0.5 * .15 * .15), .15);

        Assert.Equal(20.16415458224, Price(model, OptionRight.Call, 5, .0319, 0, 100), 1e-10);
    }

    /// <summary>Merton's series with σ = 0.2, λ = 0.5, mean -0.1, deviation 0.15, r = 5%, one year. The variance hardly moves here, and its model tends to Merton's with it.</summary>
    [Theory]
    [InlineData(80, 25.2993933679535)]
    [InlineData(100, 11.6616747875037)]
    [InlineData(110, 7.17920427591603)]
    public void Without_moving_variance_it_is_Merton(double strike, double expected) =>
        Assert.Equal(expected, Price(new BatesModel(new HestonModel(.04, 1, .04, 1e-4, 0), .5, -.1, .15), OptionRight.Call, 1, .05, 0, strike), 1e-6);

    static double Price(BatesModel model, OptionRight right, double years, double rate, double yield, double strike)
    {
        double forward = 100 * Math.Exp((rate - yield) * years), k = Math.Log(strike / forward);
        return Math.Exp(-rate * years) * forward * new BatesSmile(model, years, Math.Abs(k)).Price(right, k);
    }
}
