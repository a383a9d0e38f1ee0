using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Gas;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.MarketData.Gas;

namespace MonteCarloRisk.Calibration.Tests.Gas;

public sealed class GasFitTests
{
    static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Daily averages of Ethereum beside ether's closes; the numbers are numpy's (1.24.2, lstsq) for the same formulas.</summary>
    [Fact]
    public void Gas_of_ethereum_is_fitted_as_by_numpy()
    {
        string file = Repository.SharedData("gas/ethereum_avg_gas_price_wei_daily.csv"), ether = Repository.SharedData("daily/ETH_USDT_binance.csv");
        TimedValue[] since2022 = [.. TimedValueReader.ReadGas(file, null).Where(row => row.Time >= new DateTime(2022, 6, 1, 0, 0, 0, DateTimeKind.Utc))];
        GasFit fit = GasFit.To(since2022, TimedValueReader.ReadPrices(ether, null), file);
        FittedGas found = fit.Found;

        Assert.Equal((1136, 86_400.0), (found.Pairs, found.Spacing));
        Close(950160.5461733986, 180089.62666576752, found.HalfLife);
        Close(0.9503932910144756, 0.09144297386001242, found.Deviation);
        Close(2.9146687783142005, 0.5358231219708622, found.MoveSensitivity!);
        Assert.True(found.IsSensitive);
        Assert.Equal(15425885673.68118, found.TypicalPrice, 1);
        Assert.Equal(0.8792531143031131, found.DeterminationCoefficient, 1e-9);
        Assert.Equal(0.05260232945507082, found.PartOfMoves!.Value, 1e-9);
        Assert.Equal(-0.053607357214262776, found.ResidualCorrelation, 1e-9);

        // Without the moves.
        FittedGas alone = GasFit.To(since2022, null, file).Found;
        Close(921460.067762132, 177578.62513293838, alone.HalfLife);
        Close(0.9620584947385941, 0.09362509148425861, alone.Deviation);
        Assert.Equal(0.8725488889713704, alone.DeterminationCoefficient, 1e-9);
        Assert.Null(alone.MoveSensitivity);
        Assert.Null(alone.IsSensitive);
    }

    /// <summary>Over 200 histories of each law: means of the estimates within five of their errors, and standard errors within a fifth of the spread; half-life and deviation are curved in a, which a twentieth allows for.</summary>
    [Theory]
    [InlineData(.9, .15, 3, 11)]
    [InlineData(.97, .3, 0, 12)]
    [InlineData(.6, .5, 8, 13)]
    public void A_known_law_is_found_again_with_its_errors(double kept, double noise, double sensitivity, int seed)
    {
        var random = new Xoshiro256StarStar(seed);
        FittedGas[] fits = [.. Enumerable.Range(0, 200).Select(_ =>
        {
            (TimedValue[] gas, TimedValue[] prices) = Walk(random, 1500, kept, noise, sensitivity);
            return GasFit.To(gas, prices, "gas.csv").Found;
        })];

        void Near(Func<FittedGas, FittedGas.Estimated> estimate, double truth, double curved)
        {
            double average = fits.Average(fit => estimate(fit).Value);
            double spread = Math.Sqrt(fits.Average(fit => Math.Pow(estimate(fit).Value - average, 2)));
            double room = (5 * spread / Math.Sqrt(fits.Length)) + (curved * truth);
            Assert.InRange(average, truth - room, truth + room);
            Assert.InRange(fits.Average(fit => estimate(fit).StandardError) / spread, .8, 1.2);
        }

        Near(fit => fit.MoveSensitivity!, sensitivity, 0);
        Near(fit => fit.HalfLife, -3600 * Math.Log(2) / Math.Log(kept), .05);
        Near(fit => fit.Deviation, noise / Math.Sqrt(1 - (kept * kept)), .05);

        // What is not there is said to be in one history of twenty: binomial of 200 at 5%, five deviations.
        int told = fits.Count(fit => fit.IsSensitive == true);
        if (sensitivity == 0) Assert.InRange(told, 0, 26);
        else Assert.Equal(200, told);
    }

    /// <summary>The engine's process begins at the last price, and has in the long run the typical one: with moves of mean m a step its mean log is log usual + b m / (1 - a), and the fit takes that off.</summary>
    [Fact]
    public void The_process_goes_from_the_last_price_to_the_typical_one_with_moves()
    {
        (TimedValue[] gas, TimedValue[] prices) = Walk(new Xoshiro256StarStar(5), 20_000, .9, .2, 3);
        GasFit fit = GasFit.To(gas, prices, "gas.csv");
        GasMarket.MeanReverting market = fit.ToMarket(10, "ETH");
        double kept = Math.Pow(2, -3600 / market.HalfLife), meanMove = prices.Zip(prices.Skip(1), (one, next) => Math.Abs(Math.Log(next.Value / one.Value))).Average();
        Assert.Equal(10, market.CostPerLiquidation * market.Start, 1e-9);
        double typical = Math.Log(market.CostPerLiquidation) + (market.MoveSensitivity * meanMove / (1 - kept));
        Assert.Equal(Math.Log(10 * fit.Found.TypicalPrice / fit.Found.LastPrice), typical, 1e-3);
        Assert.Equal(3, market.MoveSensitivity, .5);

        // Moves of size .02 |z| lift log gas by 3 x .02 sqrt(2 / pi) / .1 = 0.4787 over its price without them, which is one.
        Assert.Equal(.4787, Math.Log(fit.Found.TypicalPrice), .1);
    }

    [Fact]
    public void A_sensitivity_below_zero_is_told_and_not_used()
    {
        (TimedValue[] gas, TimedValue[] prices) = Walk(new Xoshiro256StarStar(6), 2000, .9, .05, -4);
        GasFit fit = GasFit.To(gas, prices, "gas.csv");
        Assert.True(fit.Found.MoveSensitivity!.Value < -2);
        GasMarket.MeanReverting market = fit.ToMarket(10, "ETH");
        Assert.Equal(0, market.MoveSensitivity);
        Assert.Equal(10 * fit.Found.TypicalPrice / fit.Found.LastPrice, market.CostPerLiquidation, 1e-9);
    }

    [Fact]
    public void Gas_that_tells_no_law_is_refused()
    {
        (TimedValue[] gas, TimedValue[] prices) = Walk(new Xoshiro256StarStar(3), 200, .8, .2, 2);
        void Refused(IReadOnlyList<TimedValue> of, IReadOnlyList<TimedValue>? beside, string says)
        {
            var error = Assert.Throws<InputException>(() => GasFit.To(of, beside, "gas.csv"));
            Assert.Equal("gas.csv", error.Where);
            Assert.Contains(says, error.Message, StringComparison.Ordinal);
        }

        Refused([], null, "0 gas prices in the time that is used; 61 or more are needed");
        Refused([.. gas.Take(40)], null, "39 pairs of gas prices 3600 s apart; 60 or more are needed");
        Refused(gas, [.. prices.Take(30)], "29 pairs of gas prices 3600 s apart, with prices of the reference asset at both times; 60 or more are needed");
        Refused([.. gas.Select(row => row with { Value = 5 })], null, "the gas price never changes");
        Refused(gas, [.. prices.Select(row => row with { Value = 5 })], "the price of the reference asset never moves");
        Refused([.. gas.Select((row, i) => row with { Value = i % 2 == 0 ? 1 : 3 })], null, "reverts to no mean in between");
    }

    static void Close(double value, double error, FittedGas.Estimated found)
    {
        Assert.Equal(value, found.Value, 1e-8 * value);
        Assert.Equal(error, found.StandardError, 1e-8 * error);
    }

    static (TimedValue[] Gas, TimedValue[] Prices) Walk(RandomSource random, int rows, double kept, double noise, double sensitivity)
    {
        var normal = new Normal(0, 1, random);
        double x = 0, price = 100;
        var gas = new TimedValue[rows];
        var prices = new TimedValue[rows];
        for (int i = -200; i < rows; i++)
        {
            double move = .02 * normal.Sample();
            price *= Math.Exp(move);
            x = (kept * x) + (sensitivity * Math.Abs(move)) + (noise * normal.Sample());
            if (i < 0) continue;
            gas[i] = new TimedValue(Start.AddHours(i), Math.Exp(x), i + 2);
            prices[i] = new TimedValue(Start.AddHours(i), price, i + 2);
        }

        return (gas, prices);
    }
}
