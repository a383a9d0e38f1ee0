using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("A position in a perpetual future, linear and settled in the numéraire, marked at the asset's price.")]
sealed record HeldPerpetual
{
    [Description("The contract's name; by default perpetual 1, perpetual 2 and so on.")]
    public string? Name { get; init; }

    [Description("Name of the underlying asset.")]
    public required string Underlying { get; init; }

    [Description("Units held; negative when short.")]
    [Within("[-1e18, 1e18]")]
    public required double Units { get; init; }

    [Description("Price at which profit and loss were last settled; by default the asset's spot.")]
    [Within("[1e-15, 1e15]")]
    public double? EntryPrice { get; init; }

    [Description("What longs pay to shorts; by default nothing.")]
    public FundingChoice? Funding { get; init; }

    /// <summary>The contract, checked.</summary>
    public Perpetual ToContract(string name, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Names.CheckKnown(Underlying, assets, "asset", place.Member("underlying"));
        Ranges.CheckSigned(Units, place.Member("units"), "a number of units, negative when short,");
        if (Units == 0) throw place.Member("units").Refuse(Units, "a position is long or short of something; leave out one that is closed");
        if (EntryPrice is { } entry) Ranges.CheckPrice(entry, place.Member("entryPrice"));
        return new Perpetual(name, Underlying, Funding?.ToLaw(place.Member("funding")) ?? FundingLaw.None);
    }

    public PerpetualPosition ToPosition(PriceModel model) =>
        new(Underlying, Units, EntryPrice ?? model.Assets.First(asset => asset.Name == Underlying).Spot);
}
