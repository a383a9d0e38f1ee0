using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Conformance.Pricing;

public sealed class PublishedPriceTests
{
    [Theory]
    [InlineData(Precision.Single, 1000UL)]
    [InlineData(Precision.Double, 2000UL)]
    public void European_prices_are_the_published_ones(Precision precision, ulong firstSeed) =>
        Judge(PricingCases.European(), precision, firstSeed);

    [Theory]
    [InlineData(Precision.Single, 3000UL)]
    [InlineData(Precision.Double, 4000UL)]
    public void Basket_prices_are_the_published_ones(Precision precision, ulong firstSeed) =>
        Judge(PricingCases.Baskets(), precision, firstSeed);

    [Fact]
    public void The_quadrature_that_judges_the_standard_errors_reproduces_the_published_prices()
    {
        foreach (PricingCase row in PricingCases.European().Concat(PricingCases.Baskets()).Where(row => row.Spots.Length < 4))
        {
            double coarse = row.Spots.Length == 3 ? 5e-3 : 2e-4;
            double allowed = row.Tolerance + (coarse * row.Value) + 1e-4;
            Assert.True(Math.Abs(row.Quadrature() - row.Value) <= allowed, $"{row.Name}: quadrature gives {row.Quadrature()}");
        }
    }

    [Fact]
    public void The_published_European_prices_are_those_of_the_closed_form()
    {
        foreach (PricingCase row in PricingCases.European().Where(row => row.Volatilities[0] > 0))
        {
            double deviation = row.Volatilities[0] * Math.Sqrt(row.Expiry);
            double d1 = (Math.Log(row.Spots[0] / row.Strike) + ((row.Rate - row.DividendYields[0]) * row.Expiry)) / deviation + (deviation / 2);
            double sign = row.Right == OptionRight.Call ? 1 : -1;
            double price = sign * ((row.Spots[0] * Math.Exp(-row.DividendYields[0] * row.Expiry) * Normal.CDF(0, 1, sign * d1))
                - (row.Strike * Math.Exp(-row.Rate * row.Expiry) * Normal.CDF(0, 1, sign * (d1 - deviation))));
            Assert.Equal(row.Value, price, Math.Max(row.Tolerance, 1e-9));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    public void Assets_that_move_as_one_are_one_asset(int assets)
    {
        // All correlations are 1, a singular matrix; the average of equal assets is one of them, whose price is Black-Scholes.
        var suite = new StatisticalSuite();
        double weight = 1.0 / assets;
        var basket = new PricingCase(
            $"{assets} assets", OptionRight.Call, Kernels.Programs.BasketAggregation.Sum, [.. Enumerable.Repeat(weight, assets)], 100, [.. Enumerable.Repeat(100.0, assets)],
            new double[assets], .05, 1, [.. Enumerable.Repeat(.2, assets)], (_, _) => 1, 10.450583572185567, 0);
        PricingCase one = PricingCases.European().First();
        basket.AddTo(suite, new SimulationRunner(CpuBackend.Widest()), 6000, Precision.Single, one.StandardError);
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    [Fact]
    public void A_drift_off_by_one_percent_of_the_rate_is_seen()
    {
        var suite = new StatisticalSuite();
        ulong seed = 5000;
        var runner = new SimulationRunner(CpuBackend.Widest());
        foreach (PricingCase row in PricingCases.European()) (row with { Rate = row.Rate + 0.01 }).AddTo(suite, runner, seed++, Precision.Single);
        Assert.NotEmpty(suite.Complaints());
    }

    private static void Judge(IEnumerable<PricingCase> rows, Precision precision, ulong firstSeed)
    {
        var suite = new StatisticalSuite();
        var runner = new SimulationRunner(CpuBackend.Widest());
        ulong seed = firstSeed;
        foreach (PricingCase row in rows) row.AddTo(suite, runner, seed++, precision);
        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }
}
