using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.ComparisonMargins;

namespace MonteCarloRisk.Margin.Tests.ComparisonMargins;

/// <summary>Accounts on ether at 2,000, options 30 days from expiry at a rate of 5%.</summary>
static class SampleAccount
{
    public const double Spot = 2000;
    public const double Expiry = 30 / 365.0;
    public const double Rate = .05;

    public static UnderlyingQuote Quote { get; } = new("ETH", Spot, Spot);

    public static ComparedAccount Of(params OptionPosition[] options) => new(Quote, 0, [], [], options);

    public static ComparedAccount Perpetual(string underlying, double units, double price, double cash = 0) =>
        new(new UnderlyingQuote(underlying, price, price), cash, [], [new PerpetualPosition(underlying, units, price)], []);

    public static OptionPosition Call(double strike, double contracts, double volatility = .8, double expiry = Expiry) =>
        new(new EuropeanOption($"C{strike}", "ETH", OptionRight.Call, strike, expiry, volatility, Rate, 0), contracts);

    public static OptionPosition Put(double strike, double contracts, double volatility = .9, double expiry = Expiry) =>
        new(new EuropeanOption($"P{strike}", "ETH", OptionRight.Put, strike, expiry, volatility, Rate, 0), contracts);
}
