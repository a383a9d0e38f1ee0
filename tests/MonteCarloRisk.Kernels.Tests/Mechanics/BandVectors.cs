using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;

namespace MonteCarloRisk.Kernels.Tests.Mechanics;

/// <summary>Soft liquidation in bands against the contract's formulas worked out elsewhere with 30 digits.</summary>
/// <param name="relative">What the lane's rounding may add.</param>
/// <param name="amplified">The same for amounts within a band, which is a hundredth of its price wide.</param>
public abstract class BandVectors<TReal>(double relative, double amplified) : ScalarVectors<TReal>(relative)
    where TReal : unmanaged, IReal<TReal, Mask1>
{
    private static BandTerms<TReal> Terms(double a) => new(Of(a), Of(Log(a / (a - 1))));

    [Theory]
    [InlineData(100, .09, 4, .8919)]
    [InlineData(100, .09, 10, .8658)]
    [InlineData(100, .09, 50, .7153)]
    [InlineData(30, .11, 4, .8323)]
    [InlineData(30, .11, 10, .7548)]
    [InlineData(30, .11, 50, .4286)]
    public void A_loan_is_at_most_what_its_bands_convert_to(double a, double discount, double bands, double ratio) =>
        Near(ratio, Bands<TReal, Mask1>.LargestDebt(Of(1), Of(discount), Of(bands), Terms(a)), 1e-4, 10);

    [Fact]
    public void A_loan_at_its_most_has_a_health_of_the_difference_of_the_discounts()
    {
        // Four bands from 2,000 down, half a unit each: the health is (1 - 0.06) / (1 - 0.09) - 1.
        BandTerms<TReal> terms = Terms(100);
        TReal debt = Bands<TReal, Mask1>.LargestDebt(Of(4000), Of(.09), Of(4), terms);
        TReal converted = Of(0);
        for (int n = 0; n < 4; n++) converted += Bands<TReal, Mask1>.Converted(new(Of(0), Of(.5)), Of(2000), Bands<TReal, Mask1>.UpperPrice(Of(2000), Of(n), terms), terms);
        Near((.94 / .91) - 1, Bands<TReal, Mask1>.Health(converted, debt, Of(.06)), 0, amplified / Relative);
    }

    [Fact]
    public void Band_prices_fall_by_a_constant_ratio()
    {
        Near(2000 * Math.Pow(.99, 7), Bands<TReal, Mask1>.UpperPrice(Of(2000), Of(7), Terms(100)));
        Near(1980, Bands<TReal, Mask1>.LowerPrice(Of(2000), Terms(100)));
        Near(2000, Bands<TReal, Mask1>.Price(new(Of(0), Of(3)), Of(2000), Of(2000), Terms(100)));
    }

    // mpmath, 30 digits, by the contract's get_amount_for_price: the amounts in the band and the fee, after each pair of prices, fee 0.6%.
    [Fact]
    public void Arbitrage_moves_a_band_as_the_contract_does()
    {
        (double Oracle, double Market, double Borrowed, double Collateral, double Fee, double Price)[] rows =
        [
            (1995, 1995, 0, 1, 0, 1985.03746875),
            (1985, 1985, 891.007449404, .549096609738, 5.3460447, 1973.1489368),
            (1991, 1993, 891.007449404, .549096609738, 0, 1991.00614485),
            (1970, 1970, 1962.42706404, 0, 6.4285177, 1950.15126008),
            (1990, 1990, 1564.70171018, .199456926309, .0011967416, 2001.9730484),
            (2020, 2020, 0, .957342448283, .0045473131, 2060.602),
        ];
        BandState<TReal> state = new(Of(0), Of(1));
        foreach ((double oracle, double market, double borrowed, double collateral, double fee, double price) in rows)
        {
            BandTrade<TReal> trade = Bands<TReal, Mask1>.Arbitrage(state, Of(oracle), Of(market), Of(2000), Of(.006), Terms(100));
            state = trade.State;
            double scale = amplified / Relative;
            Near(borrowed, state.Borrowed, 1e-8, 2000 * scale);
            Near(collateral, state.Collateral, 1e-12, scale);
            Near(fee, trade.Fee, 1e-7, 20 * scale);
            Near(price, Bands<TReal, Mask1>.Price(state, Of(oracle), Of(2000), Terms(100)), 1e-7, 2000 * scale / 50);
        }
    }

    // The same exchange without fee in 8,000 small steps, extrapolated to infinitely many.
    [Theory]
    [InlineData(2100, 0, 1)]
    [InlineData(2000, 0, 1)]
    [InlineData(1995, 497.96990, .7507037)]
    [InlineData(1990, 993.74923, .5018809)]
    [InlineData(1983, 1689.4997, .1516404)]
    [InlineData(1981, 1889.5941, .0506846)]
    [InlineData(1970, 1989.974874, 0)]
    public void A_slow_fall_converts_along_one_curve(double price, double borrowed, double collateral)
    {
        BandState<TReal> state = GradualConversion<TReal, Mask1>.At(Of(1), Of(2000), Of(1), Of(price), Terms(100));
        double scale = amplified / Relative;
        Near(borrowed, state.Borrowed, 2e-4, 2000 * scale);
        Near(collateral, state.Collateral, 1e-6, scale);
    }

    [Fact]
    public void A_slow_fall_through_half_the_bands_converts_half_of_them()
    {
        BandTerms<TReal> terms = Terms(100);
        BandState<TReal> state = GradualConversion<TReal, Mask1>.At(Of(10), Of(2000), Of(10), Of(2000 * Math.Pow(.99, 5.5)), terms);
        double passed = Enumerable.Range(0, 5).Sum(n => 2000 * Math.Pow(.99, n + .5));
        BandState<TReal> one = GradualConversion<TReal, Mask1>.At(Of(1), Of(2000 * Math.Pow(.99, 5)), Of(1), Of(2000 * Math.Pow(.99, 5.5)), terms);
        double scale = amplified / Relative;
        Near(passed + Value(one.Borrowed), state.Borrowed, 0, 10_000 * scale);
        Near(4 + Value(one.Collateral), state.Collateral, 0, 10 * scale);
        BandState<TReal> end = GradualConversion<TReal, Mask1>.At(Of(10), Of(2000), Of(10), Of(1000), terms);
        Near(Enumerable.Range(0, 10).Sum(n => 2000 * Math.Pow(.99, n + .5)), end.Borrowed, 0, 20_000 * scale);
        Near(0, end.Collateral);
    }

    [Fact]
    public void The_fee_grows_with_the_distance_from_the_band()
    {
        Near(0, Bands<TReal, Mask1>.DistanceFee(Of(1990), Of(2000), Terms(100)));

        // At 2,100 the band's range starts at 2100³ / 2000² = 2315.25; at 1,900 it ends at 1900³ / 1980².
        Near((2315.25 - 2100) / 2315.25 / 4, Bands<TReal, Mask1>.DistanceFee(Of(2100), Of(2000), Terms(100)), 0, 1);
        double end = Math.Pow(1900, 3) / (1980.0 * 1980);
        Near((1900 - end) / 1900 / 4, Bands<TReal, Mask1>.DistanceFee(Of(1900), Of(2000), Terms(100)), 0, 1);
    }
}

public sealed class BandVectorsInDouble() : BandVectors<Double1>(Rounds.Double, 1e-12);

public sealed class BandVectorsInSingle() : BandVectors<Single1>(Rounds.Single, 1e-4);
