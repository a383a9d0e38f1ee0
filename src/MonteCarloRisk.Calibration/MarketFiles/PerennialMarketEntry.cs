using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("One market of Perennial v2: the larger of a ratio of notional and a least requirement.")]
sealed record PerennialMarketEntry
{
    [Description("Initial ratio of notional, a fraction above 0 and at least the maintenance ratio.")]
    [Within("(0, 1]")]
    public required double Margin { get; init; }

    [Description("Maintenance ratio of notional, a fraction above 0.")]
    [Within("(0, 1]")]
    public required double Maintenance { get; init; }

    [Description("Least initial requirement, in the numéraire, at least the least maintenance requirement; by default that.")]
    [Within("[0, )")]
    public double? LeastMargin { get; init; }

    [Description("Least maintenance requirement, in the numéraire; by default 0.")]
    [Within("[0, )")]
    public double LeastMaintenance { get; init; }

    public void Check(JsonPlace place)
    {
        if (Maintenance is not (> 0 and <= 1)) throw place.Member("maintenance").Refuse(Maintenance, "a ratio is a fraction above 0 and at most 1");
        if (!(Margin >= Maintenance && Margin <= 1)) throw place.Member("margin").Refuse(Margin, FormattableString.Invariant($"an initial ratio is at least the maintenance ratio {Maintenance} and at most 1"));
        if (!(LeastMaintenance >= 0)) throw place.Member("leastMaintenance").Refuse(LeastMaintenance, "a requirement is 0 or more");
        if (LeastMargin is { } least && !(least >= LeastMaintenance)) throw place.Member("leastMargin").Refuse(least, FormattableString.Invariant($"a least initial requirement is at least that of maintenance, {LeastMaintenance}"));
    }

    public PerennialMarket ToMarket() => new(Margin, Maintenance, LeastMargin ?? LeastMaintenance, LeastMaintenance);
}
