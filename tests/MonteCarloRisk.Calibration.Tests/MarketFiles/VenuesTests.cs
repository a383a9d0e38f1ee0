using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

/// <summary>Parameters of venues that publish none.</summary>
public sealed class VenuesTests
{
    const string Simulation = "\"simulation\"";

    [Fact]
    public void Parameters_are_taken_by_asset_and_have_their_usual_values()
    {
        using var market = new BrokenMarket(
            Simulation,
            "\"venues\": { \"span\": { \"ETH\": { \"priceRange\": 180, \"volatilityRange\": 0.25, \"shortOptionMinimum\": 5 } }, \"synthetix\": { \"ETH\": { \"skewScale\": 1e6, \"initialRatio\": 1, \"leastInitialRatio\": 0.02, \"maintenanceScale\": 0.5 } }, "
            + "\"perennial\": { \"ETH\": { \"margin\": 0.01, \"maintenance\": 0.008, \"leastMaintenance\": 4 } } }, " + Simulation);
        VenueParameters venues = MarketCalibrator.Calibrate(market.File).Venues;
        Assert.Equal(new SpanRange(180, .25, 5), venues.Span["ETH"]);
        Assert.Equal(new SynthetixMarket(1e6, 1, .02, .5), venues.Synthetix["ETH"]);
        Assert.Equal(new PerennialMarket(.01, .008, 4, 4), venues.Perennial["ETH"]);
        using var none = new BrokenMarket();
        Assert.Same(VenueParameters.None, MarketCalibrator.Calibrate(none.File).Venues);
    }

    [Theory]
    [InlineData("\"span\": { \"SOL\": { \"priceRange\": 3, \"volatilityRange\": 0.25 } }", "$.venues.span.SOL: there is no asset \"SOL\"")]
    [InlineData("\"span\": { \"ETH\": null }", "$.venues.span.ETH: null is not allowed; an object is needed")]
    [InlineData("\"span\": { \"ETH\": { \"priceRange\": 1e9, \"volatilityRange\": 0.25 } }", "$.venues.span.ETH.priceRange: 1000000000 is not allowed; times extremeMultiple 2 it is below the asset's price of ")]
    [InlineData("\"span\": { \"ETH\": { \"priceRange\": 3, \"volatilityRange\": 1 } }", "$.venues.span.ETH.volatilityRange: 1 is not allowed; a volatility scan range is a fraction from 0 to below 1")]
    [InlineData("\"synthetix\": { \"ETH\": { \"skewScale\": 0, \"initialRatio\": 1, \"leastInitialRatio\": 0.02, \"maintenanceScale\": 0.5 } }", "$.venues.synthetix.ETH.skewScale: 0 is not allowed; a skew scale is in units of the asset, 1 or more")]
    [InlineData("\"synthetix\": { \"ETH\": { \"skewScale\": 1.5, \"initialRatio\": 1, \"leastInitialRatio\": 0.02, \"maintenanceScale\": 0.5 } }", "$.venues.synthetix.ETH.skewScale: 1.5 is not allowed; it is in units of the asset; the largest position, 2 units, would move")]
    [InlineData("\"span\": { \"ETH\": { \"priceRange\": 0.06, \"volatilityRange\": 0.25 } }", "$.venues.span.ETH.priceRange: 0.06 is not allowed; it is in the numéraire, and 0.1% of the asset's price or more; 6% of ")]
    [InlineData("\"perennial\": { \"ETH\": { \"margin\": 0.01, \"maintenance\": 0.02 } }", "$.venues.perennial.ETH.margin: 0.01 is not allowed; an initial ratio is at least the maintenance ratio 0.02")]
    [InlineData("\"perennial\": { \"ETH\": { \"margin\": 0.03, \"maintenance\": 0.02, \"leastMargin\": 1, \"leastMaintenance\": 2 } }", "$.venues.perennial.ETH.leastMargin: 1 is not allowed; a least initial requirement is at least that of maintenance, 2")]
    [InlineData("\"panoptic\": {}", "unknown member \"panoptic\"; allowed are span, synthetix, perennial")]
    public void What_means_nothing_is_refused_in_one_line(string venue, string fault)
    {
        using var market = new BrokenMarket(Simulation, $"\"venues\": {{ {venue} }}, {Simulation}");
        InputException refusal = Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File));
        Assert.Contains(fault, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
