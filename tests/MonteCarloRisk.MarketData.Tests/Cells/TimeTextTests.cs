using System.Globalization;
using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.Tests.Cells;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("2026-06-28", "2026-06-28T00:00:00", TimeForm.Dashed)]
    [InlineData("2026/06/28", "2026-06-28T00:00:00", TimeForm.Slashed)]
    [InlineData("20260628", "2026-06-28T00:00:00", TimeForm.Compact)]
    [InlineData("2026-06-28 14:05", "2026-06-28T14:05:00", TimeForm.DateTime)]
    [InlineData("2026-06-28T14:05:06.1234567Z", "2026-06-28T14:05:06.1234567", TimeForm.DateTime)]
    [InlineData("2026-06-28T14:05:06.123456789+05:30", "2026-06-28T08:35:06.1234567", TimeForm.DateTime)]
    [InlineData("2026-06-28 14:05:06 UTC", "2026-06-28T14:05:06", TimeForm.DateTime)]
    [InlineData("2026-06-28 12-AM", "2026-06-28T00:00:00", TimeForm.DateTime)]
    [InlineData("2026-06-28 12-PM", "2026-06-28T12:00:00", TimeForm.DateTime)]
    [InlineData("2026-06-28 1:30 PM", "2026-06-28T13:30:00", TimeForm.DateTime)]
    [InlineData("Jun 28, 2026", "2026-06-28T00:00:00", TimeForm.MonthName)]
    [InlineData("28-Jun-2026 10:00", "2026-06-28T10:00:00", TimeForm.MonthName)]
    [InlineData("1782604800", "2026-06-28T00:00:00", TimeForm.UnixSeconds)]
    [InlineData("1782604800.25", "2026-06-28T00:00:00.25", TimeForm.UnixSeconds)]
    [InlineData("1782604800123", "2026-06-28T00:00:00.123", TimeForm.UnixMilliseconds)]
    [InlineData("1782604800123456", "2026-06-28T00:00:00.123456", TimeForm.UnixMicroseconds)]
    [InlineData("1782604800123456789", "2026-06-28T00:00:00.1234567", TimeForm.UnixNanoseconds)]
    public void A_time_is_read_in_every_form(string text, string expected, TimeForm form)
    {
        Assert.True(TimeText.TryRead(text, order: null, out DateTime time, out TimeForm read));
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), time);
        Assert.Equal((form, DateTimeKind.Utc), (read, time.Kind));
    }

    [Fact]
    public void Day_and_month_follow_the_order_that_is_stated()
    {
        Assert.False(TimeText.TryRead("3/4/2026", order: null, out _, out _));
        Assert.True(TimeText.TryRead("3/4/2026", TimeForm.DayFirst, out DateTime dayFirst, out _));
        Assert.True(TimeText.TryRead("03.04.2026 2:00 PM", TimeForm.MonthFirst, out DateTime monthFirst, out _));
        Assert.Equal((new DateTime(2026, 4, 3), new DateTime(2026, 3, 4, 14, 0, 0)), (dayFirst, monthFirst));
    }
}
