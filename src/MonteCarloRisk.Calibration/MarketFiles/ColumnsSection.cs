using System.ComponentModel;
using MonteCarloRisk.MarketData.Candles;
using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("Which column of a price file is what, and how it is written, where the file does not say it itself. A column is a name in the header, or a number counted from 0 where there is no header.")]
sealed record ColumnsSection
{
    [Description("When a row's interval begins.")]
    public required ColumnEntry Time { get; init; }

    [Description("First price of the interval; given with high and low, or left out with them.")]
    public ColumnEntry? Open { get; init; }

    [Description("Highest price of the interval.")]
    public ColumnEntry? High { get; init; }

    [Description("Lowest price of the interval.")]
    public ColumnEntry? Low { get; init; }

    [Description("Last price of the interval.")]
    public required ColumnEntry Close { get; init; }

    [Description("Amount traded; by default not read.")]
    public ColumnEntry? Volume { get; init; }

    [Description("How times are written; by default every form that has one meaning is read.")]
    public TimeForm? TimeForm { get; init; }

    [Description("What stands before the fraction of a number; by default the file's first rows tell.")]
    public DecimalMark? DecimalMark { get; init; }

    [Description("What stands between cells; by default the first row tells.")]
    public CellSeparator? Separator { get; init; }

    /// <summary>The mapping; open, high and low are all there or none.</summary>
    public CandleMapping Mapping() => new(
        Time.Key,
        (Open, High, Low) is ({ } open, { } high, { } low)
            ? new PriceColumnKeys.OpenHighLowClose(open.Key, high.Key, low.Key, Close.Key)
            : new PriceColumnKeys.CloseOnly(Close.Key))
    {
        Volume = Volume?.Key,
        TimeForm = TimeForm,
        Separator = Separator,
        Numbers = DecimalMark switch
        {
            null => null,
            MarketFiles.DecimalMark.Point => NumberForm.CommaGroups,
            _ => NumberForm.PointGroups,
        },
    };
}
