using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>Reads when a candle begins.</summary>
static class CandleTime
{
    /// <summary>The time that a cell holds.</summary>
    /// <exception cref="InputException">It holds none, one with two meanings, or one in another form than the mapping says.</exception>
    public static DateTime Read(ReadOnlySpan<char> text, CandleLayout layout, string path, long line)
    {
        if (!TimeText.TryRead(text, layout.DayOrder, out DateTime start, out TimeForm form))
            throw Unreadable(text, layout, path, line);
        return layout.TimeForm is null || layout.TimeForm == form
            ? start
            : throw new InputException($"{path}:{line}", $"{Excerpt.Quote(text)} is {TimeText.Name(form)}; the mapping says {TimeText.Name(layout.TimeForm.Value)}");
    }

    static InputException Unreadable(ReadOnlySpan<char> text, CandleLayout layout, string path, long line) => new(
        $"{path}:{line}",
        layout.DayOrder is null && DayAndMonth.TryRead(text, out _)
            ? $"{Excerpt.Quote(text)} may have its day or its month first, and no day beyond the twelfth in the first rows shows which; state in a mapping which"
            : $"{Excerpt.Quote(text)} is not a time; {TimeText.Allowed}");
}
