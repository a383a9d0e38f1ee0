using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("A perpetual future, linear and settled in the numéraire, marked at the asset's price.")]
sealed record PerpetualEntry
{
    [Description("The contract's name, unique in the file.")]
    public required string Name { get; init; }

    [Description("Name of the underlying asset.")]
    public required string Underlying { get; init; }

    [Description("What longs pay to shorts; by default nothing.")]
    public FundingChoice? Funding { get; init; }

    [Description("Funding rates that the funding is fitted to, in place of funding.")]
    public FundingRatesEntry? FundingRates { get; init; }

    public Perpetual ToPerpetual(JsonPlace place) => new(Name, Underlying, Funding?.ToLaw(place.Member("funding")) ?? FundingLaw.None);

    public Perpetual ToPerpetual(string folder, DateOnly until, JsonPlace place) => FundingRates is { } rates
        ? new(Name, Underlying, rates.Fit(folder, until, place.Member("fundingRates")).Law)
        : ToPerpetual(place);
}
