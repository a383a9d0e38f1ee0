using MonteCarloRisk.Calibration.OptionSurfaces.Black;
using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Calibration.Tests.OptionSurfaces;

public sealed class ImpliedVolatilityTests
{
    const double Epsilon = 2.2204460492503131e-16;

    /// <summary>Computed with 120 decimal digits from the series of the error function.</summary>
    [Theory]
    [InlineData(-5.5, 2.74434099549297109375e+13)]
    [InlineData(-3, 1.62059888539995863539e+04)]
    [InlineData(-0.47, 1.86299689225480125110e+00)]
    [InlineData(-0.3, 1.45374923284276547086e+00)]
    [InlineData(0, 1)]
    [InlineData(0.46, 6.36787383832713049792e-01)]
    [InlineData(0.47, 6.31400516660034272221e-01)]
    [InlineData(1, 4.27583576155806999175e-01)]
    [InlineData(3.9, 1.40314181600689730223e-01)]
    [InlineData(4.1, 1.33834116418651977165e-01)]
    [InlineData(7.5, 7.45736930628766864215e-02)]
    public void The_scaled_error_function_has_all_digits(double x, double expected) => Assert.Equal(1, ScaledErrorFunction.Of(x) / expected, 1e-15);

    /// <summary>Computed with 400 decimal digits from the definition.</summary>
    [Theory]
    [InlineData(0, 1e-6, 3.98942280401416070e-07)]
    [InlineData(-0.5, 0.05, 3.73613426986309923e-26)]
    [InlineData(-0.5, 0.5, 4.08405648409547600e-02)]
    [InlineData(-1e-8, 1e-6, 3.93962227349211826e-07)]
    [InlineData(-5, 0.5, 3.62441671183447146e-25)]
    [InlineData(-10, 1, 6.61174917789119267e-25)]
    [InlineData(-20, 8, 4.14823045223275410e-05)]
    [InlineData(-2, 0.125, 4.94337001453032332e-60)]
    [InlineData(-0.001, 3, 8.65885727325918619e-01)]
    [InlineData(-50, 4, 1.63651872193135536e-37)]
    public void The_normalised_price_has_the_digits_that_its_logarithm_allows(double x, double s, double expected) =>
        Assert.Equal(1, NormalisedBlack.Price(x, s) / expected, 2e-15 * (1 + Math.Abs(Math.Log(expected))));

    /// <summary>The price carries s to a relative error of rounding times 1 + b / (s b'), and no method can do better.</summary>
    [Fact]
    public void Every_volatility_comes_back_from_its_price_to_the_last_digits_in_few_steps()
    {
        var steps = new List<int>();
        foreach (double x in new[] { 0, -1e-14, -1e-8, -1e-5, -1e-3, -0.01, -0.1, -0.5, -1, -2, -5, -10, -20, -50, -100, -300, -500, -700.0 })
        {
            for (double exponent = -6; exponent <= 1.2; exponent += 0.02)
            {
                double s = Math.Pow(10, exponent), price = NormalisedBlack.Price(x, s);
                if (price < 1e-290 || price >= Math.Exp(0.5 * x)) continue;
                (double found, int taken) = NormalisedVolatility.Of(x, price);
                double conditioning = price / (s * NormalisedBlack.Derivative(x, s));
                Assert.True(Math.Abs((found / s) - 1) <= 16 * Epsilon * (1 + conditioning), $"x {x}, s {s}: {found}");
                steps.Add(taken);
            }
        }

        Assert.True(steps.Count > 2500);
        Assert.True(steps.Max() <= 12, $"{steps.Max()} steps");
        Assert.True(steps.Average() < 3.5, $"{steps.Average()} steps");
    }

    [Fact]
    public void Where_the_price_determines_it_a_volatility_comes_back_to_a_relative_1e_12()
    {
        foreach (double moneyness in new[] { 1e-4, 0.05, 0.5, 0.9, 1, 1.1, 2, 20, 1e4 })
        {
            foreach (double years in new[] { 1 / 8760.0, 1 / 365.0, 0.1, 1, 10 })
            {
                foreach (double volatility in new[] { 0.05, 0.3, 0.8, 1.5, 3 })
                {
                    OptionRight right = moneyness >= 1 ? OptionRight.Call : OptionRight.Put;
                    double root = volatility * Math.Sqrt(years), price = BlackFormula.Price(right, 65000, 65000 * moneyness, root);
                    if (price < 1e-280 || root > 5) continue;
                    double? found = BlackFormula.ImpliedVolatility(right, 65000, 65000 * moneyness, years, price).Volatility;
                    Assert.Equal(1, found!.Value / volatility, 1e-12);
                }
            }
        }
    }

    [Fact]
    public void A_premium_in_coin_is_the_dollar_price_over_the_forward()
    {
        double price = BlackFormula.Price(OptionRight.Call, 64000, 70000, 0.6 * Math.Sqrt(0.25));

        Assert.Equal(0.6, BlackFormula.ImpliedVolatilityOfPremium(OptionRight.Call, 64000, 70000, 0.25, price / 64000).Volatility!.Value, 12);
    }

    [Theory]
    [InlineData(OptionRight.Call, 90, 9.9, PriceStanding.BelowIntrinsic)]
    [InlineData(OptionRight.Call, 90, 10, PriceStanding.AtIntrinsic)]
    [InlineData(OptionRight.Call, 90, 100, PriceStanding.AtOrAboveLimit)]
    [InlineData(OptionRight.Put, 90, -0.1, PriceStanding.BelowIntrinsic)]
    [InlineData(OptionRight.Put, 90, 0, PriceStanding.AtIntrinsic)]
    [InlineData(OptionRight.Put, 90, 90, PriceStanding.AtOrAboveLimit)]
    public void A_price_beyond_its_bounds_has_no_volatility_and_says_so(OptionRight right, double strike, double price, PriceStanding standing) =>
        Assert.Equal(new ImpliedVolatilityResult(standing, null), BlackFormula.ImpliedVolatility(right, 100, strike, 1, price));

    [Fact]
    public void Put_and_call_differ_by_forward_less_strike() =>
        Assert.Equal(100 - 130.0, BlackFormula.Price(OptionRight.Call, 100, 130, 0.7) - BlackFormula.Price(OptionRight.Put, 100, 130, 0.7), 12);
}
