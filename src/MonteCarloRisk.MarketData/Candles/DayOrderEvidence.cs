using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>Finds from a file's first rows whether 03/04/2020 is in April or in March: one row with a day beyond the twelfth shows it for all.</summary>
sealed class DayOrderEvidence(string path)
{
    (string Text, long Line)? dayFirst, monthFirst;

    /// <summary>Looks at a cell.</summary>
    public void Add(string text, long line)
    {
        if (!DayAndMonth.TryRead(text, out DayAndMonth parts))
            return;
        if (parts.First > 12 && parts.TryResolve(dayFirst: true, out _))
            dayFirst ??= (text, line);
        if (parts.Second > 12 && parts.TryResolve(dayFirst: false, out _))
            monthFirst ??= (text, line);
    }

    /// <summary>The order; null where nothing shows it.</summary>
    /// <exception cref="InputException">Rows show both.</exception>
    public TimeForm? Conclude() => (dayFirst, monthFirst) switch
    {
        ({ } day, { } month) => throw new InputException(
            $"{path}:{Math.Max(day.Line, month.Line)}",
            $"{Excerpt.Quote(day.Text)} has its day first and {Excerpt.Quote(month.Text)} its month; a file writes its days in one order"),
        ({ }, null) => TimeForm.DayFirst,
        (null, { }) => TimeForm.MonthFirst,
        _ => null,
    };
}
