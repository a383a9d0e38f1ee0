using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Perpetuals;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A position in perpetuals, as a file says it.</summary>
[Description("A position in perpetuals with a margin of its own.")]
public sealed record LeveragedPositionEntry
{
    /// <summary>Its name.</summary>
    [Description("Its name; by default perpetual 1, perpetual 2 and so on.")]
    public string? Name { get; init; }

    /// <summary>The market.</summary>
    [Description("The market's asset.")]
    public required string Market { get; init; }

    /// <summary>Units of it.</summary>
    [Description("Units held; negative when short.")]
    [Within("[-1e18, 1e18]")]
    public required double Units { get; init; }

    /// <summary>The entry price.</summary>
    [Description("Price at which it was opened.")]
    [Within("[1e-15, 1e15]")]
    public required double EntryPrice { get; init; }

    /// <summary>The margin.</summary>
    [Description("What is put up for it, without profit or loss; zero or more.")]
    [Within("[0, 1e18]")]
    public required double Margin { get; init; }

    internal string NameAt(int index) => Name ?? $"perpetual {index + 1}";

    internal LeveragedPosition ToPosition(int index, IReadOnlyCollection<string> markets, JsonPlace place)
    {
        Names.CheckKnown(Market, markets, "market", place.Member("market"));
        Ranges.CheckSigned(Units, place.Member("units"), "a number of units, negative when short,");
        if (Units == 0) throw place.Member("units").Refuse(Units, "a position is long or short of something; leave out one that is closed");
        Ranges.CheckPrice(EntryPrice, place.Member("entryPrice"));
        Ranges.CheckAmount(Margin, place.Member("margin"), "a margin");
        return new LeveragedPosition(NameAt(index), Market, Units, EntryPrice, Margin);
    }
}
