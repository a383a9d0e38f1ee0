using System.ComponentModel;
using System.Text.Json;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Protocols;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A parameter of a protocol at several values, as a file says it.</summary>
[Description("One parameter of a collateral market at several values, all else as it is: how likely bad debt is at each, on the same random numbers.")]
public sealed record ParameterCurveEntry
{
    const int MostValues = 50;

    /// <summary>The collateral.</summary>
    [Description("The collateral, by its name.")]
    public required string Collateral { get; init; }

    /// <summary>The parameter.</summary>
    [Description("liquidationThreshold; bonus or closeFactor of a fixedBonus; penalty of an auction; size, a multiple of today's positions of the asset.")]
    public required ProtocolParameter Parameter { get; init; }

    /// <summary>The values.</summary>
    [Description("The values, ascending, 1 to 50.")]
    [Within("[0, )")]
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>The target.</summary>
    [Description("The largest probability of bad debt that is wanted, above 0 and below 1; by default none.")]
    [Within("(0, 1)")]
    public double? Target { get; init; }

    /// <summary>The protocol at each of the values, checked.</summary>
    /// <param name="description">The protocol.</param>
    /// <param name="assets">The assets of the model.</param>
    /// <param name="place">Where this stands.</param>
    /// <exception cref="InputException">A value is out of range, or the market has no such parameter.</exception>
    public IReadOnlyList<LendingProtocol> ToProtocols(ProtocolDescription description, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Names.CheckKnown(Collateral, [.. description.Collateral.Keys], "collateral", place.Member("collateral"));
        JsonPlace list = place.Member("values");
        if (Values.Count is < 1 or > MostValues) throw list.Fault(FormattableString.Invariant($"{Values.Count} values; 1 to {MostValues} are allowed"));
        for (int i = 1; i < Values.Count; i++)
        {
            if (!(Values[i] > Values[i - 1])) throw list.Item(i).Refuse(Values[i], FormattableString.Invariant($"values ascend, and {Values[i - 1]} stands before it"));
        }

        if (Target is { } target && !(target is > 0 and < 1)) throw place.Member("target").Refuse(target, "a target probability is above 0 and below 1");
        return [.. Values.Select((value, i) => At(description, value, assets, place, list.Item(i)))];
    }

    // A value that the parameter's own rule refuses is refused here, in that rule's words; where another member's does, that member is named.
    private LendingProtocol At(ProtocolDescription description, double value, IReadOnlyCollection<string> assets, JsonPlace place, JsonPlace item)
    {
        ProtocolDescription changed = Parameter == ProtocolParameter.Size
            ? description with { Positions = [.. description.Positions.Select(position => position.Collateral == Collateral ? Times(position, value, item) : position)] }
            : description with { Collateral = description.Collateral.ToDictionary(pair => pair.Key, pair => pair.Key == Collateral ? With(pair.Value, value, place) : pair.Value) };
        var within = new JsonPlace(item.File, string.Empty);
        try
        {
            return changed.ToProtocol(assets, within);
        }
        catch (InputException refused)
        {
            string reason = refused.Message.StartsWith($"{refused.Where}: ", StringComparison.Ordinal) ? refused.Message[(refused.Where.Length + 2)..] : refused.Message;
            string member = refused.Where.StartsWith($"{within.File}: ", StringComparison.Ordinal) ? refused.Where[(within.File.Length + 2)..] : refused.Where;
            throw member.EndsWith($".{JsonNamingPolicy.CamelCase.ConvertName(Parameter.ToString())}", StringComparison.Ordinal)
                ? item.Fault(reason)
                : item.Refuse(value, $"with it protocol{member} could not stand: {reason}");
        }
    }

    private static LendingPositionEntry Times(LendingPositionEntry position, double scale, JsonPlace item)
    {
        Fractions.CheckAmountAboveZero(scale, item, "a multiple of today's positions");
        return position.Loop is { } loop
            ? position with { Loop = loop with { Equity = scale * loop.Equity } }
            : position with { Units = scale * position.Units, Debt = scale * position.Debt };
    }

    private CollateralMarketEntry With(CollateralMarketEntry market, double value, JsonPlace place) => (Parameter, market.Liquidation) switch
    {
        (ProtocolParameter.LiquidationThreshold, _) => market with { LiquidationThreshold = value },
        (ProtocolParameter.Bonus, LiquidationEntry.FixedBonus bonus) => market with { Liquidation = bonus with { Bonus = value } },
        (ProtocolParameter.CloseFactor, LiquidationEntry.FixedBonus bonus) => market with { Liquidation = bonus with { CloseFactor = value } },
        (ProtocolParameter.Penalty, LiquidationEntry.DutchAuction auction) => market with { Liquidation = auction with { Penalty = value } },
        (ProtocolParameter.Penalty, EnglishAuctionEntry auction) => market with { Liquidation = auction with { Penalty = value } },
        _ => throw place.Member("parameter").Fault($"the {(market.LaterStages is null ? "" : "first stage's ")}liquidation of {Collateral} has no such parameter; bonus and closeFactor are those of a fixedBonus, penalty that of a dutchAuction or englishAuction"),
    };
}
