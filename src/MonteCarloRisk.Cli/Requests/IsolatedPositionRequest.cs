using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Cli.Requests;

[Description("An isolated position: nothing but its own collateral and cash backs it. It fails where the collateral's value and cash are at or below debt and what is owed of assets.")]
sealed record IsolatedPositionRequest
{
    [Description("The position's name.")]
    public required string Name { get; init; }

    [Description("Units of each asset held, zero or more, by asset name.")]
    [Within("[0, )")]
    public IReadOnlyDictionary<string, double> Collateral { get; init; } = new Dictionary<string, double>();

    [Description("Units of each asset owed, zero or more, by asset name: borrowed, or sold short.")]
    [Within("[0, )")]
    public IReadOnlyDictionary<string, double> Owed { get; init; } = new Dictionary<string, double>();

    [Description("Debt in the numéraire, zero or more; by default 0.")]
    [Within("[0, 1e18]")]
    public double Debt { get; init; }

    [Description("Cash in the numéraire, zero or more; by default 0.")]
    [Within("[0, 1e18]")]
    public double Cash { get; init; }

    /// <summary>The position, checked.</summary>
    public IsolatedPosition ToPosition(IReadOnlyList<string> assets, JsonPlace place)
    {
        Check(Collateral, assets, place.Member("collateral"), "a collateral amount");
        Check(Owed, assets, place.Member("owed"), "an amount owed");
        Ranges.CheckAmount(Debt, place.Member("debt"), "a debt");
        Ranges.CheckAmount(Cash, place.Member("cash"), "cash");
        double[] quantities = [.. assets.Select(asset => Collateral.GetValueOrDefault(asset) - Owed.GetValueOrDefault(asset))];
        if (quantities.All(quantity => quantity == 0)) throw place.Fault("nothing is held or owed whose price moves; a position has collateral or owes assets");
        if (quantities.All(quantity => quantity >= 0) && Debt <= Cash) throw place.Fault("it cannot fail: no asset is owed, and no more debt than cash");
        return new IsolatedPosition(Name, quantities, Debt - Cash);
    }

    static void Check(IReadOnlyDictionary<string, double> amounts, IReadOnlyList<string> assets, JsonPlace place, string kind)
    {
        foreach ((string asset, double units) in amounts)
        {
            Names.CheckKnown(asset, assets, "asset", place.Member(asset));
            Ranges.CheckAmount(units, place.Member(asset), kind);
        }
    }
}
