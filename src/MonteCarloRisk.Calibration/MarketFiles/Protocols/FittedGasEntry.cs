using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Gas;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.MarketData.Gas;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

[Description("The process of meanReverting, its half-life, deviation and sensitivity fitted to gas prices.")]
sealed record FittedGasEntry : GasEntry
{
    [Description("CSV file of gas prices in any unit, in the order of time, relative to the file that names it.")]
    public required string File { get; init; }

    [Description("The column of the gas prices; by default the one of a usual name, such as avg_gas_price_wei or gas_price.")]
    public string? Column { get; init; }

    [Description("The asset whose moves fill the blocks.")]
    public required string ReferenceAsset { get; init; }

    [Description("CSV file of the reference asset's prices at the same times, to which the sensitivity is fitted; it holds for dates as far apart as the gas prices. By default there is none, and moves do not raise gas.")]
    public string? Prices { get; init; }

    [Description("The column of those prices; by default close.")]
    public string? PriceColumn { get; init; }

    [Description("The first day that is used; by default that of the file.")]
    public DateOnly? From { get; init; }

    [Description("The last day that is used; by default that of the file, and in a market file never later than its as-of date.")]
    public DateOnly? Until { get; init; }

    /// <summary>The fit, once it is made.</summary>
    [JsonIgnore]
    internal GasFit? Fit { get; private init; }

    /// <summary>The entry with its fit.</summary>
    /// <exception cref="Domain.InputException">A file cannot be read, or the process not be fitted.</exception>
    internal FittedGasEntry Fitted(string folder, DateOnly? latest, JsonPlace place)
    {
        if (string.IsNullOrWhiteSpace(File)) throw place.Member("file").Refuse(File, "the name of a CSV file is needed");
        if (Prices is { } beside && string.IsNullOrWhiteSpace(beside)) throw place.Member("prices").Refuse(beside, "the name of a CSV file is needed");
        if (PriceColumn is not null && Prices is null) throw place.Member("priceColumn").Fault("a column of prices stands here, and prices names no file");
        if (From > Until) throw place.Member("from").Refuse(From, $"the first day is not after the last, {Until:yyyy-MM-dd}");
        DateTime first = (From ?? DateOnly.MinValue).ToDateTime(TimeOnly.MinValue), last = Earlier(Until, latest).ToDateTime(TimeOnly.MaxValue);
        string path = Path.Combine(folder, File);
        JsonPlace named = place.Member("file");
        TimedValue[] gas = [.. named.Reading(() => TimedValueReader.ReadGas(path, Column)).Where(row => row.Time >= first && row.Time <= last)];
        IReadOnlyList<TimedValue>? moves = Prices is { } file ? place.Member("prices").Reading(() => TimedValueReader.ReadPrices(Path.Combine(folder, file), PriceColumn)) : null;
        return this with { Fit = named.Reading(() => GasFit.To(gas, moves, path)) };
    }

    /// <summary>Refuses a sensitivity to moves over another time than that between two dates.</summary>
    /// <param name="step">Seconds between two dates.</param>
    /// <param name="place">Where this stands.</param>
    /// <exception cref="Domain.InputException">It is to moves over another time.</exception>
    internal void CheckStep(double step, JsonPlace place)
    {
        const double nearly = 1e-6;
        if (Fit is { Found: { MoveSensitivity: not null, Spacing: var spacing } } && Math.Abs(step - spacing) > nearly * spacing)
            throw place.Member("prices").Fault(FormattableString.Invariant($"a sensitivity fitted to moves over {spacing:0} s says nothing of moves over the {step:0.###} s between two dates; take dates as far apart, or leave prices out"));
    }

    protected override GasMarket Of(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Names.CheckKnown(ReferenceAsset, assets, "asset", place.Member("referenceAsset"));
        return (Fit ?? throw place.Fault("gas is fitted before its market is made")).ToMarket(CostPerLiquidation, ReferenceAsset);
    }

    static DateOnly Earlier(DateOnly? one, DateOnly? other)
    {
        DateOnly until = one ?? DateOnly.MaxValue;
        return other is { } latest && latest < until ? latest : until;
    }
}
