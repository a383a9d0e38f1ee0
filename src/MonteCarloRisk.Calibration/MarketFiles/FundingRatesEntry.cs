using System.ComponentModel;
using MonteCarloRisk.Calibration.Funding;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.MarketData.Funding;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("Funding rates that a mean-reverting law is fitted to, up to the as-of date.")]
sealed record FundingRatesEntry
{
    [Description("CSV file of the rates, in the order of time, relative to the market file.")]
    public required string File { get; init; }

    [Description("How the file counts rates: fractions (0.0001 is 0.01%) or percent (0.01 is 0.01%).")]
    public required FundingUnit Unit { get; init; }

    [Description("The column of a table with one column a coin; by default the file has one column of rates.")]
    public string? Column { get; init; }

    [Description("Hours that a rate is for, where the file does not say it, above 0, at most 24; by default 8.")]
    [Within("(0, 24]")]
    public double IntervalHours { get; init; } = 8;

    public FundingFit Fit(string folder, DateOnly until, JsonPlace place)
    {
        if (string.IsNullOrWhiteSpace(File)) throw place.Member("file").Refuse(File, "the name of a CSV file is needed");
        if (!(IntervalHours > 0 && IntervalHours <= 24)) throw place.Member("intervalHours").Refuse(IntervalHours, "an interval of funding is above 0 and at most 24 hours");
        string path = Path.Combine(folder, File);
        TimeSpan interval = TimeSpan.FromHours(IntervalHours);
        FundingRate[] rates = Column is { } column
            ? [.. FundingRateReader.ReadTable(path, Unit, interval).Where(rate => rate.Asset == column)]
            : [.. FundingRateReader.Read(File, path, Unit, interval)];
        if (Column is not null && rates.Length == 0) throw place.Member("column").Refuse(Column, "the file has no rates in a column of this name");
        return FundingFit.To(rates, until.ToDateTime(TimeOnly.MaxValue), path);
    }
}
